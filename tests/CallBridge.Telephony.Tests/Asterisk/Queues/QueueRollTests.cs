using CallBridge.Calls;
using CallBridge.Telephony.Asterisk.Queues;

namespace CallBridge.Telephony.Tests.Asterisk.Queues;

public sealed class QueueRollTests
{
    private static readonly QueueAgent Agent = new("1001", "PJSIP/1001", null);
    private QueueRoll _roll = new(["Sales", "Support"]);

    [Fact]
    public void Before_any_list_nothing_is_known() => Assert.Equal((PresenceState.Unknown, null), _roll.PresenceOf(Agent));

    [Fact]
    public void Member_of_no_queue_is_logged_out()
    {
        Listed("Sales", Of("Sales", "PJSIP/1002"));
        Assert.Equal((PresenceState.LoggedOut, null), _roll.PresenceOf(Agent));
    }

    [Fact]
    public void Member_of_every_queue_is_ready()
    {
        Listed("Sales", Of("Sales"));
        Listed("Support", Of("Support"));
        Assert.Equal((PresenceState.Ready, null), _roll.PresenceOf(Agent));
    }

    [Fact]
    public void Paused_wherever_logged_in_is_not_ready_with_its_reason()
    {
        Listed("Sales", Of("Sales") with { Paused = true, Reason = "Lunch" });
        Listed("Support");
        Assert.Equal((PresenceState.NotReady, "Lunch"), _roll.PresenceOf(Agent));
    }

    [Fact]
    public void Called_by_some_queues_is_ready_and_says_which()
    {
        Listed("Sales", Of("Sales"));
        Listed("Support", Of("Support") with { Paused = true, Reason = "Lunch" });
        Assert.Equal((PresenceState.Ready, "Only in Sales."), _roll.PresenceOf(Agent));
        _roll = _roll.Apply(new MemberGone("Support", "PJSIP/1001"));
        Assert.Equal((PresenceState.Ready, "Only in Sales."), _roll.PresenceOf(Agent));
    }

    [Fact]
    public void Events_change_what_the_list_said_and_may_come_twice()
    {
        Listed("Sales");
        Listed("Support");
        for (var twice = 0; twice < 2; twice++)
            Seen(Of("Sales"), Of("Support"));
        Assert.Equal(PresenceState.Ready, _roll.PresenceOf(Agent).State);
        for (var twice = 0; twice < 2; twice++)
            Seen(Of("Sales") with { Paused = true, Reason = "Lunch" }, Of("Support") with { Paused = true, Reason = "Lunch" });
        Assert.Equal((PresenceState.NotReady, "Lunch"), _roll.PresenceOf(Agent));
        for (var twice = 0; twice < 2; twice++)
            _roll = _roll.Apply(new MemberGone("Sales", "PJSIP/1001")).Apply(new MemberGone("Support", "PJSIP/1001"));
        Assert.Equal(PresenceState.LoggedOut, _roll.PresenceOf(Agent).State);
    }

    [Fact]
    public void Queues_are_named_without_regard_to_case_and_others_do_not_count()
    {
        Listed("sales", Of("sales"));
        Listed("SUPPORT", Of("SUPPORT"));
        Seen(Of("Elsewhere") with { Paused = true });
        Assert.Equal((PresenceState.Ready, null), _roll.PresenceOf(Agent));
    }

    [Fact]
    public void A_list_replaces_what_was_known_of_its_queue()
    {
        Listed("Sales", Of("Sales"));
        Listed("Sales");
        Assert.Empty(_roll.Of(Agent, "Sales"));
    }

    [Fact]
    public void Queue_that_the_phone_system_does_not_have_is_named()
    {
        Listed("Sales", Of("Sales"));
        _roll = _roll.Apply(new QueueListed("Support", Exists: false, []));
        Assert.Equal("Support", Assert.Single(_roll.Missing));
        Assert.Equal((PresenceState.Ready, "Only in Sales."), _roll.PresenceOf(Agent));
    }

    private static QueueMember Of(string queue, string at = "PJSIP/1001") => new(queue, at);

    private void Listed(string queue, params QueueMember[] members) => _roll = _roll.Apply(new QueueListed(queue, Exists: true, [.. members]));

    private void Seen(params QueueMember[] members)
    {
        foreach (var member in members)
            _roll = _roll.Apply(new MemberSeen(member));
    }
}
