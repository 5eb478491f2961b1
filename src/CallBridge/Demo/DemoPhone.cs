using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.DemoOrg;
using CallBridge.Desks;
using CallBridge.Telephony.Simulator;

namespace CallBridge.Demo;

/// <summary>The demo org's buttons on the simulated phone system.</summary>
internal sealed class DemoPhone(SimulatedPhones phones, DeskShell desk) : IDemoPhone
{
    public IReadOnlyList<DemoScenario> Scenarios { get; } =
        [.. SimulatedPhones.Scenarios.Select(scenario => new DemoScenario(scenario.Id, scenario.Title, scenario.Description))];

    public IReadOnlyList<DemoPhoneKey> Keys { get; } =
    [
        new("answer", "Answer", NeedsNumber: false, FarEnd: false),
        new("reject", "Reject", NeedsNumber: false, FarEnd: false),
        new("hold", "Hold", NeedsNumber: false, FarEnd: false),
        new("retrieve", "Retrieve", NeedsNumber: false, FarEnd: false),
        new("hangup", "Hang up", NeedsNumber: false, FarEnd: false),
        new("dial", "Dial", NeedsNumber: true, FarEnd: false),
        new("consult", "Hold and dial", NeedsNumber: true, FarEnd: false),
        new("swap", "Swap", NeedsNumber: false, FarEnd: false),
        new("complete", "Transfer", NeedsNumber: false, FarEnd: false),
        new("park", "Park", NeedsNumber: false, FarEnd: false),
        new("far-answer", "Other party answers", NeedsNumber: false, FarEnd: true),
        new("far-hangup", "Other party hangs up", NeedsNumber: false, FarEnd: true),
        new("far-hold", "Other party holds", NeedsNumber: false, FarEnd: true),
        new("far-retrieve", "Other party is back", NeedsNumber: false, FarEnd: true),
    ];

    public DemoPhoneState State
    {
        get
        {
            var lines = desk.Current.Live.Values
                .OrderBy(call => call.StartedAt.Utc)
                .Select(call => new DemoPhoneLine(call.Far.Number ?? "Number withheld", call.Far.Name, Words(call.State)))
                .ToList();
            var summary = lines.Count == 0 ? "Idle" : string.Join(", ", lines.Select(line => $"{line.Number} {line.State}"));
            return new DemoPhoneState(summary, lines);
        }
    }

    public async Task PlayAsync(string scenarioId, CancellationToken cancellationToken) =>
        Expect(await phones.PlayAsync(scenarioId, cancellationToken));

    public async Task PressAsync(string key, string? number, CancellationToken cancellationToken) =>
        Expect(await phones.PressAsync(key, number, cancellationToken));

    // What the phone says of a key that does nothing now is the page's to show.
    private static void Expect(CommandOutcome outcome)
    {
        if (outcome.Problem is { } problem)
            throw new InvalidOperationException(problem);
    }

    private static string Words(ConnectionState state) => state switch
    {
        ConnectionState.Initiated or ConnectionState.Delivering => "dialling",
        ConnectionState.Alerting => "ringing",
        ConnectionState.Held => "held",
        ConnectionState.Failed => "failed",
        _ => "connected",
    };
}
