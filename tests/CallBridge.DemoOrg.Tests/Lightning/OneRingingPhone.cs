namespace CallBridge.DemoOrg.Tests.Lightning;

/// <summary>A pretend phone with one scenario and two keys, which remembers what was done with it.</summary>
internal sealed class OneRingingPhone : IDemoPhone
{
    private readonly List<string> _done = [];

    public IReadOnlyList<string> Done => _done;

    public IReadOnlyList<DemoScenario> Scenarios { get; } = [new("known-caller", "Incoming call: known caller", "")];

    public IReadOnlyList<DemoPhoneKey> Keys { get; } = [new("answer", "Answer", false, false), new("dial", "Dial", true, false)];

    public DemoPhoneState State { get; set; } = new("Idle", []);

    public Task PlayAsync(string scenarioId, CancellationToken cancellationToken)
    {
        _done.Add(scenarioId);
        return Task.CompletedTask;
    }

    public Task PressAsync(string key, string? number, CancellationToken cancellationToken)
    {
        if (key == "answer")
            throw new InvalidOperationException("Nothing rings.");
        _done.Add($"{key} {number}");
        return Task.CompletedTask;
    }
}
