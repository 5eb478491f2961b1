using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

/// <summary>Readiness for queue calls on a live app_queue: what is said is so, and the queue keeps to it.</summary>
public sealed class QueueAgentTests
{
    [SkippableFact]
    public async Task Queue_rings_the_agent_only_when_ready()
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var scene = await LabScene.SetAsync(lab, settings: Queues(lab.Slot.CallbackQueue));
        await scene.Api.AwaitPresenceAsync("loggedOut");

        await scene.Api.BecomeAsync("notReady", "Lunch");
        await scene.Api.AwaitPresenceAsync("notReady", shown => shown is { Reason: "Lunch", Problem: null });
        var desk = await lab.DeskPhoneAsync();
        var now = lab.Ami.Now;
        var caller = await lab.OutsideCallsAsync(lab.Slot.CallbackNumber, LabScene.OutsideNumber);
        await lab.Ami.AwaitAsync("the caller in the queue", message => message.IsEvent("QueueCallerJoin") && message.IsOf(lab.Slot.Trunk), now);

        await scene.Api.BecomeAsync("ready");
        await desk.RingsAsync();
        await scene.Api.AwaitPresenceAsync("ready", shown => shown is { Reason: null, Problem: null });
        var resumed = await lab.Ami.AwaitAsync("the agent resumed", message => message.IsEvent("QueueMemberPause") && message["Paused"] == "0"
            && message["Queue"] == lab.Slot.CallbackQueue, now);
        var heard = lab.Ami.Messages(now).ToList();
        Assert.True(heard.IndexOf(await desk.ChannelAsync()) > heard.IndexOf(resumed), "The queue rang an agent who was not ready.");
        await desk.AnswerAsync();
        var call = await scene.Api.AwaitAsync("a queue call that is connected", shown => shown.State == "connected");
        Assert.Equal(lab.Slot.CallbackQueue, call.Queue);

        await scene.Api.BecomeAsync("loggedOut");
        await scene.Api.AwaitPresenceAsync("loggedOut", shown => shown.Problem is null);
        await caller.HangUpAsync();
        await desk.EndedAsync();
    }

    [SkippableFact]
    public async Task Change_made_elsewhere_is_seen()
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var scene = await LabScene.SetAsync(lab, settings: Queues(lab.Slot.CallbackQueue));
        await scene.Api.AwaitPresenceAsync("loggedOut");
        await using var supervisor = await lab.Asterisk.LoginAsListenerAsync();
        var member = ("Interface", $"Local/{lab.Slot.Desk}@queue-members/n");

        await supervisor.ActAsync("QueueAdd", ("Queue", lab.Slot.CallbackQueue), member, ("StateInterface", $"PJSIP/{lab.Slot.Desk}"));
        await scene.Api.AwaitPresenceAsync("ready");
        await supervisor.ActAsync("QueuePause", ("Queue", lab.Slot.CallbackQueue), member, ("Paused", "true"), ("Reason", "Training"));
        await scene.Api.AwaitPresenceAsync("notReady", shown => shown.Reason == "Training");

        // A place that somebody else made is resumed and left as it stands.
        await scene.Api.BecomeAsync("ready");
        await scene.Api.AwaitPresenceAsync("ready", shown => shown.Problem is null);
        await scene.Api.BecomeAsync("loggedOut");
        await scene.Api.AwaitPresenceAsync("loggedOut", shown => shown.Problem is null);
    }

    [SkippableFact]
    public async Task Presence_survives_the_connection_and_is_read_anew()
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var relay = new AmiRelay(lab.Asterisk);
        await using var scene = await LabScene.SetAsync(lab, relay.Port, settings: Queues(lab.Slot.CallbackQueue));
        await scene.Api.BecomeAsync("ready");
        await scene.Api.AwaitPresenceAsync("ready");
        relay.Cut();
        await scene.Api.NotConnectedAsync();
        await using (var supervisor = await lab.Asterisk.LoginAsListenerAsync())
        {
            await supervisor.ActAsync("QueuePause",
                ("Queue", lab.Slot.CallbackQueue), ("Interface", $"PJSIP/{lab.Slot.Desk}"), ("Paused", "true"), ("Reason", "Audit"));
        }

        relay.Mend();
        await scene.Api.AwaitPresenceAsync("notReady", shown => shown.Reason == "Audit");
        await scene.Api.BecomeAsync("loggedOut");
        await scene.Api.AwaitPresenceAsync("loggedOut");
    }

    [SkippableFact]
    public async Task Member_by_configuration_cannot_leave_and_is_paused_and_told_so()
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var scene = await LabScene.SetAsync(lab, settings: Queues(lab.Slot.CallbackQueue, lab.Slot.SalesQueue));
        await scene.Api.AwaitPresenceAsync("ready", shown => shown.Reason == $"Only in {lab.Slot.SalesQueue}.");
        await scene.Api.BecomeAsync("ready");
        await scene.Api.AwaitPresenceAsync("ready", shown => shown is { Reason: null, Problem: null });

        await scene.Api.BecomeAsync("loggedOut");
        var shown = await scene.Api.AwaitPresenceAsync("notReady", shown => shown.Problem is not null);
        Assert.StartsWith($"Done in {lab.Slot.CallbackQueue} only. {lab.Slot.SalesQueue}: The phone system's configuration puts you", shown.Problem, StringComparison.Ordinal);
        await scene.Api.BecomeAsync("ready");
        await scene.Api.AwaitPresenceAsync("ready", now => now.Reason is null);
        await scene.Api.BecomeAsync("loggedOut");
        await scene.Api.AwaitPresenceAsync("notReady");

        // The other tests of the slot count on its members.
        await using var supervisor = await lab.Asterisk.LoginAsListenerAsync();
        await supervisor.ActAsync("QueuePause", ("Queue", lab.Slot.SalesQueue), ("Interface", $"PJSIP/{lab.Slot.Desk}"), ("Paused", "false"));
        await scene.Api.AwaitPresenceAsync("ready");
    }

    [SkippableFact]
    public async Task Queue_that_does_not_exist_is_named()
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var scene = await LabScene.SetAsync(lab, settings: Queues(lab.Slot.CallbackQueue, "nosuch"));
        Assert.Contains("no queue nosuch (Telephony:Asterisk:Queues)", await scene.Api.AwaitReasonAsync("phoneSystemRights"), StringComparison.Ordinal);
        await scene.Api.BecomeAsync("ready");
        var shown = await scene.Api.AwaitPresenceAsync("ready", shown => shown.Problem is not null);
        Assert.StartsWith($"Done in {lab.Slot.CallbackQueue} only. nosuch: ", shown.Problem, StringComparison.Ordinal);
        await scene.Api.BecomeAsync("loggedOut");
        await scene.Api.AwaitPresenceAsync("loggedOut");
    }

    private static Dictionary<string, string> Queues(params string[] queues) => queues
        .Select((queue, i) => (Key: $"Telephony__Asterisk__Queues__{i}", Value: queue))
        .ToDictionary(entry => entry.Key, entry => entry.Value);
}
