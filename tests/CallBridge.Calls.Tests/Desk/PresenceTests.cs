using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;

namespace CallBridge.Calls.Tests.Desk;

public class PresenceTests
{
    [Fact]
    public void Without_queues_nothing_is_shown_and_no_change_is_taken()
    {
        var desk = new DeskBench();
        Assert.Null(desk.State.Presence);
        desk.Ask(new DeskCommand.ChangePresence(PresenceState.Ready, null));
        Assert.Equal(Refusal.NotPossible, Assert.IsType<DeskReply.Refused>(desk.Reply).Why);
        Assert.Empty(desk.Asked<DoRequest.Command>());
    }

    [Fact]
    public void What_the_phone_system_says_is_shown_with_its_time()
    {
        var desk = new DeskBench().Say(new PresenceSeen(PresenceState.NotReady, "Lunch"));
        Assert.Equal(new PresenceNow(PresenceState.NotReady, "Lunch", desk.Now), desk.State.Presence);
        Assert.True(desk.Told);
        var first = desk.Now;
        desk.Wait(5).Say(new PresenceSeen(PresenceState.NotReady, "Lunch"));
        Assert.Equal(first, desk.State.Presence!.Since);
        desk.Say(new PresenceSeen(PresenceState.NotReady, "Training"));
        Assert.Equal(desk.Now, desk.State.Presence!.Since);
    }

    [Fact]
    public void Change_is_sent_and_pending_until_it_is_seen()
    {
        var desk = Ready().Ask(new DeskCommand.ChangePresence(PresenceState.NotReady, "Lunch"), "r1");
        Assert.Equal(new DeskReply.Accepted(""), desk.Reply);
        Assert.Equal(new SetPresence("1001", PresenceState.NotReady, "Lunch"), desk.Command);
        Assert.Equal(
            new PendingPresence("r1", PresenceState.NotReady, "Lunch", desk.Now.Plus(DeskLimits.CommandDeadline)), desk.State.Presence!.Pending);
        Assert.Equal(PresenceState.Ready, desk.State.Presence.State);

        desk.Commanded(null);
        Assert.NotNull(desk.State.Presence.Pending);
        desk.Say(new PresenceSeen(PresenceState.NotReady, "Lunch"));
        Assert.Equal(new PresenceNow(PresenceState.NotReady, "Lunch", desk.Now), desk.State.Presence);
    }

    [Fact]
    public void Change_to_what_is_so_already_is_done_when_it_is_told_again()
    {
        var desk = Ready().Ask(new DeskCommand.ChangePresence(PresenceState.Ready, null)).Say(new PresenceSeen(PresenceState.Ready, null));
        Assert.Null(desk.State.Presence!.Pending);
        Assert.Null(desk.State.Presence.Problem);
    }

    [Fact]
    public void Refused_change_says_why_and_leaves_what_was()
    {
        var desk = Ready().Ask(new DeskCommand.ChangePresence(PresenceState.LoggedOut, null)).Commanded("Support: Member not dynamic");
        Assert.Equal((PresenceState.Ready, null, "Support: Member not dynamic"),
            (desk.State.Presence!.State, desk.State.Presence.Pending, desk.State.Presence.Problem));
    }

    [Fact]
    public void Change_that_was_done_in_some_queues_only_says_so_although_it_was_seen_first()
    {
        var desk = new DeskBench().Say(new PresenceSeen(PresenceState.LoggedOut, null))
            .Ask(new DeskCommand.ChangePresence(PresenceState.Ready, null))
            .Say(new PresenceSeen(PresenceState.Ready, "Only in Sales."))
            .Commanded("Done in Sales only. Support: No such queue");
        Assert.Equal((PresenceState.Ready, "Only in Sales.", "Done in Sales only. Support: No such queue"),
            (desk.State.Presence!.State, desk.State.Presence.Reason, desk.State.Presence.Problem));
    }

    [Fact]
    public void The_later_of_two_wishes_wins()
    {
        var desk = Ready().Ask(new DeskCommand.ChangePresence(PresenceState.NotReady, "Lunch"), "r1");
        var first = desk.LastDo<DoRequest.Command>();
        desk.Ask(new DeskCommand.ChangePresence(PresenceState.LoggedOut, null), "r2");
        Assert.Contains(desk.Effects.OfType<DeskEffect.Cancel>(), cancel => cancel.Id == first);
        desk.Answered(first, new DoAnswer.Commanded(CommandOutcome.Refused("Too late.")));
        Assert.Equal("r2", desk.State.Presence!.Pending!.RequestId);
        Assert.Null(desk.State.Presence.Problem);
    }

    [Fact]
    public void Change_without_a_sign_till_its_deadline_asks_for_a_resync_and_says_so()
    {
        var desk = Ready().Ask(new DeskCommand.ChangePresence(PresenceState.NotReady, null)).Wait(DeskLimits.CommandDeadline.TotalSeconds);
        Assert.Equal(new Resync("1001"), desk.Command);
        Assert.Null(desk.State.Presence!.Pending);
        Assert.Contains("no sign", desk.State.Presence.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Lost_connection_ends_a_pending_change_and_sends_nothing_again()
    {
        var desk = Ready().Ask(new DeskCommand.ChangePresence(PresenceState.NotReady, null)).Down();
        Assert.Null(desk.State.Presence!.Pending);
        Assert.Contains("lost", desk.State.Presence.Problem, StringComparison.Ordinal);
        desk.Ask(new DeskCommand.ChangePresence(PresenceState.NotReady, null));
        Assert.Equal(Refusal.NotConnected, Assert.IsType<DeskReply.Refused>(desk.Reply).Why);
        desk.Up();
        Assert.Empty(desk.Asked<DoRequest.Command>());
    }

    [Theory]
    [InlineData(PresenceState.Unknown, null, "state")]
    [InlineData(PresenceState.NotReady, "Lunch\nAction: Command", "reason")]
    [InlineData(PresenceState.NotReady, "Lunch\0", "reason")]
    public void Wrong_input_is_refused_by_field_and_nothing_is_sent(PresenceState state, string? reason, string field)
    {
        var desk = Ready().Ask(new DeskCommand.ChangePresence(state, reason));
        var refused = Assert.IsType<DeskReply.Refused>(desk.Reply);
        Assert.Equal((Refusal.Invalid, field), (refused.Why, refused.Field));
        Assert.Empty(desk.Asked<DoRequest.Command>());
    }

    [Fact]
    public void Reason_has_a_longest_length()
    {
        var desk = Ready().Ask(new DeskCommand.ChangePresence(PresenceState.NotReady, new string('x', DeskLimits.PresenceReasonLength)));
        Assert.IsType<DeskReply.Accepted>(desk.Reply);
        desk.Ask(new DeskCommand.ChangePresence(PresenceState.NotReady, new string('x', DeskLimits.PresenceReasonLength + 1)));
        Assert.Equal("reason", Assert.IsType<DeskReply.Refused>(desk.Reply).Field);
    }

    private static DeskBench Ready() => new DeskBench().Say(new PresenceSeen(PresenceState.Ready, null));
}
