using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Tests.Asterisk.Queues;

/// <summary>Readiness as a dialogue with a scripted Asterisk.</summary>
public sealed class PresenceTests
{
    private static readonly AsteriskOptions TwoQueues = new() { Queues = ["Sales", "Support"] };
    private static readonly string[][] Nobody = [];
    private static readonly string[] Member = ["Location: PJSIP/1001", "Membership: dynamic", "Paused: 0"];
    private static readonly string[] Static = ["Location: PJSIP/1001", "Membership: static", "Paused: 0"];

    [Fact]
    public async Task Presence_is_told_after_the_link_and_on_change()
    {
        await using var pbx = await ConnectedAsync(TwoQueues, [Member], [Member]);
        await SeenAsync(pbx, PresenceState.Ready, null);
        foreach (var queue in TwoQueues.Queues)
            await pbx.Session.WriteEventAsync("QueueMemberPause", $"Queue: {queue}", "Interface: PJSIP/1001", "Membership: dynamic", "Paused: 1", "PausedReason: Lunch");
        await SeenAsync(pbx, PresenceState.Ready, "Only in Support.");
        await SeenAsync(pbx, PresenceState.NotReady, "Lunch");
        foreach (var queue in TwoQueues.Queues)
            await pbx.Session.WriteEventAsync("QueueMemberRemoved", $"Queue: {queue}", "Interface: PJSIP/1001");
        await SeenAsync(pbx, PresenceState.LoggedOut, null);
    }

    [Fact]
    public async Task Ready_logs_in_where_the_agent_is_not_and_resumes_where_the_agent_is()
    {
        await using var pbx = await ConnectedAsync(TwoQueues, [], [["Location: Local/1001@from-queue/n", "Membership: dynamic", "Paused: 1"]]);
        await SeenAsync(pbx, PresenceState.NotReady, null);
        var ready = pbx.Phones.ExecuteAsync(new SetPresence(AsteriskBench.Extension, PresenceState.Ready, null), default);

        var add = await pbx.AnswerAsync("QueueAdd", "Success");
        Assert.Equal(("Sales", "PJSIP/1001", "false", null), (add["Queue"], add["Interface"], add["Paused"], add["StateInterface"]));
        var resume = await pbx.AnswerAsync("QueuePause", "Success");
        Assert.Equal(("Support", "Local/1001@from-queue/n", "false", null), (resume["Queue"], resume["Interface"], resume["Paused"], resume["Reason"]));
        await pbx.ListQueueAsync("Sales", Member);
        await pbx.ListQueueAsync("Support", Member);
        Assert.Null((await ready).Problem);
        await SeenAsync(pbx, PresenceState.Ready, null);
    }

    [Fact]
    public async Task Not_ready_gives_its_reason_also_to_a_server_that_takes_none_at_login()
    {
        await using var pbx = await ConnectedAsync(TwoQueues with { Queues = ["Sales"] }, Nobody);
        var pause = pbx.Phones.ExecuteAsync(new SetPresence(AsteriskBench.Extension, PresenceState.NotReady, "Lunch"), default);
        Assert.Equal("true", (await pbx.AnswerAsync("QueueAdd", "Success"))["Paused"]);
        Assert.Equal("Lunch", (await pbx.AnswerAsync("QueuePause", "Success"))["Reason"]);
        await pbx.ListQueueAsync("Sales", ["Location: PJSIP/1001", "Paused: 1", "PausedReason: Lunch"]);
        Assert.Null((await pause).Problem);
        await SeenAsync(pbx, PresenceState.NotReady, "Lunch");
    }

    [Fact]
    public async Task Another_interface_brings_the_phone_as_its_state_interface()
    {
        await using var pbx = await ConnectedAsync(new AsteriskOptions { Queues = ["Sales"] }, "Local/1001@agents/n", Nobody);
        var ready = pbx.Phones.ExecuteAsync(new SetPresence(AsteriskBench.Extension, PresenceState.Ready, null), default);
        var add = await pbx.AnswerAsync("QueueAdd", "Success");
        Assert.Equal(("Local/1001@agents/n", "PJSIP/1001"), (add["Interface"], add["StateInterface"]));
        await pbx.ListQueueAsync("Sales", ["Location: Local/1001@agents/n", "StateInterface: PJSIP/1001", "Paused: 0"]);
        Assert.Null((await ready).Problem);
    }

    [Fact]
    public async Task Partial_failure_is_said_queue_by_queue()
    {
        await using var pbx = await ConnectedAsync(TwoQueues, [], []);
        var ready = pbx.Phones.ExecuteAsync(new SetPresence(AsteriskBench.Extension, PresenceState.Ready, null), default);
        await pbx.AnswerAsync("QueueAdd", "Success");
        await pbx.AnswerAsync("QueueAdd", "Error", "Message: Permission denied");
        await pbx.ListQueueAsync("Sales", Member);
        await pbx.ListQueueAsync("Support");
        Assert.Equal(
            "Done in Sales only. Support: The phone system refused (QueueAdd: Permission denied): its login needs write=agent in manager.conf.", (await ready).Problem);
        await SeenAsync(pbx, PresenceState.Ready, "Only in Sales.");
    }

    [Fact]
    public async Task Member_by_configuration_is_paused_instead_of_logged_out()
    {
        await using var pbx = await ConnectedAsync(TwoQueues, [Member], [Static]);
        var leave = pbx.Phones.ExecuteAsync(new SetPresence(AsteriskBench.Extension, PresenceState.LoggedOut, null), default);
        Assert.Equal(("Sales", "PJSIP/1001"), await pbx.AnswerAsync("QueueRemove", "Success") is var removed ? (removed["Queue"], removed["Interface"]) : default);
        Assert.Equal(("Support", "true"), await pbx.AnswerAsync("QueuePause", "Success") is var paused ? (paused["Queue"], paused["Paused"]) : default);
        await pbx.ListQueueAsync("Sales");
        await pbx.ListQueueAsync("Support", ["Location: PJSIP/1001", "Membership: static", "Paused: 1"]);
        Assert.Contains("Support: The phone system's configuration puts you into this queue for good", (await leave).Problem, StringComparison.Ordinal);
        await SeenAsync(pbx, PresenceState.NotReady, null);
    }

    [Fact]
    public async Task Wish_for_what_is_so_already_is_told_again()
    {
        await using var pbx = await ConnectedAsync(TwoQueues with { Queues = ["Sales"] }, [Member]);
        await SeenAsync(pbx, PresenceState.Ready, null);
        var ready = pbx.Phones.ExecuteAsync(new SetPresence(AsteriskBench.Extension, PresenceState.Ready, null), default);
        await pbx.AnswerAsync("QueuePause", "Success");
        await pbx.ListQueueAsync("Sales", Member);
        Assert.Null((await ready).Problem);
        await SeenAsync(pbx, PresenceState.Ready, null);
    }

    [Fact]
    public async Task Queue_that_does_not_exist_is_named_at_the_start_and_no_action_is_sent_to_it()
    {
        await using var pbx = new AsteriskBench(TwoQueues);
        await pbx.LogInAsync(AsteriskBench.EveryRight);
        await pbx.ListQueueAsync("Sales");
        await pbx.ListQueueAsync("Support", members: null);
        Assert.Contains("The phone system has no queue Support (Telephony:Asterisk:Queues).", (await pbx.ListCallsAsync()).Shortfalls);
        var ready = pbx.Phones.ExecuteAsync(new SetPresence(AsteriskBench.Extension, PresenceState.Ready, null), default);
        Assert.Equal("Sales", (await pbx.AnswerAsync("QueueAdd", "Success"))["Queue"]);
        await pbx.ListQueueAsync("Sales", Member);
        await pbx.ListQueueAsync("Support", members: null);
        Assert.StartsWith("Done in Sales only. Support: The phone system has no such queue", (await ready).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_that_only_a_list_shows_betray_a_missing_right()
    {
        await using var pbx = await ConnectedAsync(TwoQueues with { Queues = ["Sales"] }, Nobody);
        var ready = pbx.Phones.ExecuteAsync(new SetPresence(AsteriskBench.Extension, PresenceState.Ready, null), default);
        await pbx.AnswerAsync("QueueAdd", "Success");
        await pbx.ListQueueAsync("Sales", Member);
        Assert.Null((await ready).Problem);
        await pbx.ListQueueAsync("Sales", Member);
        Assert.Contains("read=agent", Assert.Single((await pbx.ListCallsAsync()).Shortfalls), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Phone_system_that_knows_no_queues_says_so_and_presence_is_unknown()
    {
        await using var pbx = new AsteriskBench(TwoQueues with { Queues = ["Sales"] });
        await pbx.LogInAsync(AsteriskBench.EveryRight.Where(name => !name.StartsWith("Queue", StringComparison.Ordinal)));
        await pbx.AnswerAsync("QueueStatus", "Error", "Message: Invalid/unknown command: QueueStatus.");
        Assert.Contains("app_queue", Assert.Single((await pbx.ListCallsAsync()).Shortfalls), StringComparison.Ordinal);
        await SeenAsync(pbx, PresenceState.Unknown, null);
    }

    [Fact]
    public async Task Without_queues_nothing_is_asked_told_or_done()
    {
        await using var pbx = new AsteriskBench(new AsteriskOptions());
        await pbx.LogInAsync(AsteriskBench.EveryRight);
        Assert.Empty((await pbx.ListCallsAsync()).Shortfalls);
        Assert.Contains(
            "Telephony:Asterisk:Queues",
            (await pbx.Phones.ExecuteAsync(new SetPresence(AsteriskBench.Extension, PresenceState.Ready, null), default)).Problem,
            StringComparison.Ordinal);
    }

    private static Task<PresenceSeen> SeenAsync(AsteriskBench pbx, PresenceState state, string? reason) =>
        pbx.Phone.NextAsync<PresenceSeen>(seen => seen == new PresenceSeen(state, reason));

    private static Task<AsteriskBench> ConnectedAsync(AsteriskOptions options, params string[][][] members) => ConnectedAsync(options, null, members);

    private static async Task<AsteriskBench> ConnectedAsync(AsteriskOptions options, string? queueInterface, params string[][][] members)
    {
        var pbx = new AsteriskBench(options, queueInterface);
        await pbx.LogInAsync(AsteriskBench.EveryRight);
        foreach (var (queue, its) in options.Queues.Zip(members))
            await pbx.ListQueueAsync(queue, its);
        Assert.Empty((await pbx.ListCallsAsync()).Shortfalls);
        return pbx;
    }
}
