using CallBridge.Ami.Tests.Dialogue;
using CallBridge.Ami.Wire;
using CallBridge.Telephony.Asterisk;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>The shell as a dialogue with a scripted Asterisk.</summary>
public abstract class PhoneDialogue : IAsyncLifetime, IDisposable
{
    protected const string Extension = "1001";
    protected const string Leg = "1763000000.2";
    protected const string Click = "5d9f7a54-0000-4000-8000-000000000001";
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;

    private protected PhoneDialogue() => Phones = new AsteriskPhones(
        new AsteriskOptions { Port = Server.Port, Username = "callbridge", Secret = "s3cret", ConferenceContext = "rooms" },
        [new PhoneLine(Extension, "PJSIP/1001")],
        Time,
        NullLogger<AsteriskPhones>.Instance);

    private protected ScriptedServer Server { get; } = new();

    private protected FakeTime Time { get; } = new();

    private protected ObservedPhone Phone { get; } = new();

    private protected AsteriskPhones Phones { get; }

    /// <summary>What happens after the channels were asked for their holds and before they are listed again.</summary>
    private protected Func<ScriptedSession, Task> BeforeSecondList { get; set; } = _ => Task.CompletedTask;

    private static string[][] Bridges =>
        [["BridgeUniqueid: b1", "BridgeTechnology: simple_bridge"], ["BridgeUniqueid: lot", "BridgeTechnology: holding_bridge", "BridgeType: parking"]];

    public Task InitializeAsync()
    {
        _run = Phones.RunAsync(Phone, _stop.Token);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _run);
    }

    public void Dispose()
    {
        _stop.Dispose();
        Server.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static string[][] Talking() =>
    [
        [
            "Channel: PJSIP/trunk-00000001", "ChannelState: 6", "CallerIDNum: 07814256404", "CallerIDName: <unknown>", "ConnectedLineNum: 1001",
            "Exten: 02079460000", "Uniqueid: 1763000000.1", "Linkedid: 1763000000.1", "Application: Dial", "Duration: 00:01:06", "BridgeId: b1",
        ],
        [
            "Channel: PJSIP/1001-00000002", "ChannelState: 6", "CallerIDNum: 1001", "ConnectedLineNum: 07814256404", "Exten: ",
            $"Uniqueid: {Leg}", "Linkedid: 1763000000.1", "Application: AppDial", "Duration: 00:01:05", "BridgeId: b1",
        ],
    ];

    /// <param name="channels">All there are; those in a bridge with the agent are asked for their hold, one by one.</param>
    /// <param name="parked">All that are parked.</param>
    /// <param name="holder">Name of the channel whose device holds.</param>
    private protected async Task<ScriptedSession> ConnectAsync(string[][] channels, string[][]? parked = null, string? holder = null)
    {
        var session = await Server.AcceptAsync();
        await LogInAsync(session);
        await ListAsync(session, "BridgeList", "BridgeListItem", Bridges);
        await ListAsync(session, "DeviceStateList", "DeviceStateChange", [["Device: PJSIP/trunk", "State: INUSE"]]);
        await ListAsync(session, "ParkedCalls", "ParkedCall", parked ?? []);
        await ListAsync(session, "CoreShowChannels", "CoreShowChannel", channels);
        var bridged = channels.GroupBy(channel => channel.FirstOrDefault(header => header.StartsWith("BridgeId:", StringComparison.Ordinal)))
            .Where(bridge => bridge.Key is not null && bridge.Count() > 1).Sum(bridge => bridge.Count());
        if (bridged == 0)
            return session;
        for (var i = 0; i < bridged; i++)
        {
            var asked = await session.ExpectAsync("Getvar");
            Assert.Equal("CHANNEL(rtp,hold)", asked["Variable"]);
            await session.AnswerAsync(asked, "Success", "Variable: CHANNEL(rtp,hold)", $"Value: {(asked["Channel"] == holder ? 1 : 0)}");
        }

        await BeforeSecondList(session);
        await ListAsync(session, "BridgeList", "BridgeListItem", Bridges);
        await ListAsync(session, "ParkedCalls", "ParkedCall", parked ?? []);
        await ListAsync(session, "CoreShowChannels", "CoreShowChannel", channels);
        return session;
    }

    private protected async Task PassDelayAsync(TimeSpan retryIn)
    {
        // Task.Delay counts whole milliseconds.
        var delay = TimeSpan.FromMilliseconds(Math.Floor(retryIn.TotalMilliseconds));
        await Time.ArmedAsync(delay);
        Time.Advance(delay);
    }

    private protected static async Task LogInAsync(ScriptedSession session)
    {
        await session.WriteAsync(ScriptedSession.Banner);
        await session.AcceptLoginAsync();
        await session.AnswerAsync(await session.ExpectAsync("ListCommands"), "Error", "Message: Permission denied");
        await session.AnswerAsync(await session.ExpectAsync("CoreSettings"), "Success", "SystemName: pbx1");
        await session.AnswerAsync(await session.ExpectAsync("CoreStatus"), "Success", "CoreStartupDate: 2026-03-28", "CoreStartupTime: 23:59:01");
        foreach (var _ in Ami.AmiOptions.Noise)
            await session.AnswerAsync(await session.ExpectAsync("Filter"), "Success");
    }

    private protected static async Task ListAsync(ScriptedSession session, string action, string item, string[][] rows)
    {
        AmiMessage asked = await session.ExpectAsync(action);
        await session.AnswerAsync(asked, "Success", "EventList: start");
        foreach (var row in rows)
            await session.WriteEventAsync(item, [$"ActionID: {asked.ActionId}", .. row]);
        await session.WriteEventAsync(action + "Complete", $"ActionID: {asked.ActionId}", "EventList: Complete", $"ListItems: {rows.Length}");
    }
}
