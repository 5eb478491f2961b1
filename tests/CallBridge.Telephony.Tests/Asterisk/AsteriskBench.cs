using CallBridge.Ami.Tests.Dialogue;
using CallBridge.Ami.Wire;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>The adapter on one side, a scripted Asterisk on the other, joined as a test's options have it.</summary>
internal sealed class AsteriskBench : IAsyncDisposable
{
    public const string Extension = "1001";

    /// <summary>Every write class but what is asked at login, which would only lengthen the script.</summary>
    public static readonly string[] EveryRight =
    [
        "Filter", "Redirect", "Originate", "Hangup", "BlindTransfer", "Bridge", "PlayDTMF", "Park", "MuteAudio", "PJSIPNotify", "QueueStatus", "QueueAdd",
        "QueuePause", "QueueRemove", "CoreShowChannels", "BridgeList", "DeviceStateList",
    ];

    private readonly ScriptedServer _server = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;
    private ScriptedSession? _session;

    public AsteriskBench(AsteriskOptions options, string? queueInterface = null)
    {
        Phones = new AsteriskPhones(
            options with { Port = _server.Port, Username = "callbridge", Secret = "s3cret" },
            [new PhoneLine(Extension, "PJSIP/1001", queueInterface)],
            new FakeTime(),
            NullLogger<AsteriskPhones>.Instance);
        _run = Phones.RunAsync(Phone, _stop.Token);
    }

    public AsteriskPhones Phones { get; }

    public ObservedPhone Phone { get; } = new();

    public ScriptedSession Session => _session ?? throw new InvalidOperationException("Not connected.");

    /// <summary>Logs the adapter in; what it asks next is the test's to answer.</summary>
    /// <param name="allowed">What ListCommands tells; null: it is refused.</param>
    /// <param name="started">FullyBooted follows the login.</param>
    public async Task LogInAsync(IEnumerable<string>? allowed, bool started = true)
    {
        _session = await _server.AcceptAsync();
        await Session.WriteAsync(ScriptedSession.Banner);
        await Session.AcceptLoginAsync();
        if (started)
            await Session.WriteEventAsync("FullyBooted", "Status: Fully Booted");
        await TellRightsAsync(allowed);
        if (allowed is null)
        {
            await Session.AnswerAsync(await Session.ExpectAsync("CoreSettings"), "Error");
            await Session.AnswerAsync(await Session.ExpectAsync("CoreStatus"), "Error");
        }

        if (allowed?.Contains("Filter") != false)
            await Session.AnswerAsync(await Session.ExpectAsync("Filter"), "Error");
    }

    /// <summary>What ListCommands tells; null: it is refused.</summary>
    public async Task TellRightsAsync(IEnumerable<string>? allowed) => await Session.AnswerAsync(
        await Session.ExpectAsync("ListCommands"), allowed is null ? "Error" : "Success", [.. (allowed ?? []).Select(name => $"{name}: x  (Priv: x)")]);

    /// <summary>The lists of calls, with these channels.</summary>
    public async Task<LinkUp> ListCallsAsync(params string[][] channels)
    {
        await ListAsync("BridgeList", "BridgeListItem", "BridgeListComplete");
        await ListAsync("DeviceStateList", "DeviceStateChange", "DeviceStateListComplete");
        await ListAsync("ParkedCalls", "ParkedCall", "ParkedCallsComplete");
        await ListAsync("CoreShowChannels", "CoreShowChannel", "CoreShowChannelsComplete", channels);
        return await Phone.NextAsync<LinkUp>(_ => true);
    }

    /// <summary>The members of one queue, each given by its lines; null: there is no such queue.</summary>
    public async Task ListQueueAsync(string queue, params string[][]? members)
    {
        var asked = await Session.ExpectAsync("QueueStatus");
        Assert.Equal(queue, asked["Queue"]);
        await Session.AnswerAsync(asked, "Success", "EventList: start");
        if (members is not null)
        {
            await Session.WriteEventAsync("QueueParams", $"ActionID: {asked.ActionId}", $"Queue: {queue}");
            foreach (var member in members)
                await Session.WriteEventAsync("QueueMember", [$"ActionID: {asked.ActionId}", $"Queue: {queue}", .. member]);
        }

        await Session.WriteEventAsync("QueueStatusComplete", $"ActionID: {asked.ActionId}", "EventList: Complete");
    }

    /// <summary>Expects one action and answers it.</summary>
    public async Task<AmiMessage> AnswerAsync(string action, string response, params string[] lines)
    {
        var asked = await Session.ExpectAsync(action);
        await Session.AnswerAsync(asked, response, lines);
        return asked;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _run);
        if (_session is not null)
            await _session.DisposeAsync();
        _stop.Dispose();
        _server.Dispose();
    }

    private async Task ListAsync(string action, string item, string complete, params string[][] rows)
    {
        var asked = await Session.ExpectAsync(action);
        await Session.AnswerAsync(asked, "Success", "EventList: start");
        foreach (var row in rows)
            await Session.WriteEventAsync(item, [$"ActionID: {asked.ActionId}", .. row]);
        await Session.WriteEventAsync(complete, $"ActionID: {asked.ActionId}", "EventList: Complete");
    }
}
