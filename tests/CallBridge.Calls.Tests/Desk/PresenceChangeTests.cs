using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;

namespace CallBridge.Calls.Tests.Desk;

/// <summary>When a change of presence has come to pass, and what is old news then.</summary>
public class PresenceChangeTests
{
    [Fact]
    public void Other_reason_is_not_there_before_it_is_seen()
    {
        var desk = Seeing("Lunch").Ask(new DeskCommand.ChangePresence(PresenceState.NotReady, "Training")).Say(new PresenceSeen(PresenceState.NotReady, "Lunch"));
        Assert.NotNull(desk.State.Presence!.Pending);
        desk.Say(new PresenceSeen(PresenceState.NotReady, "Training"));
        Assert.Equal((null, "Training"), (desk.State.Presence!.Pending, desk.State.Presence.Reason));
    }

    [Fact]
    public void Problem_is_old_news_once_the_state_changes_by_itself()
    {
        var desk = Seeing("Lunch").Ask(new DeskCommand.ChangePresence(PresenceState.Ready, null)).Commanded("The queue does not know this phone.");
        Assert.Equal("The queue does not know this phone.", desk.State.Presence!.Problem);
        desk.Say(new PresenceSeen(PresenceState.LoggedOut, null));
        Assert.Null(desk.State.Presence!.Problem);
    }

    [Fact]
    public void Problem_of_a_change_that_came_to_pass_in_part_stands_when_that_part_is_seen_later()
    {
        var desk = Seeing("Lunch").Ask(new DeskCommand.ChangePresence(PresenceState.Ready, null)).Commanded("Done in sales only.");
        desk.Say(new PresenceSeen(PresenceState.Ready, "Only in Sales."));
        Assert.Equal((PresenceState.Ready, "Done in sales only."), (desk.State.Presence!.State, desk.State.Presence.Problem));
        desk.Say(new PresenceSeen(PresenceState.LoggedOut, null));
        Assert.Null(desk.State.Presence!.Problem);
    }

    [Theory]
    [InlineData("Lunch\n")]
    [InlineData("Lunch\u007f")]
    [InlineData("Lunch\u2028")]
    public void Reason_of_more_than_one_line_is_invalid(string reason)
    {
        var desk = Seeing(null).Ask(new DeskCommand.ChangePresence(PresenceState.NotReady, reason));
        Assert.Equal((Refusal.Invalid, "reason"), Assert.IsType<DeskReply.Refused>(desk.Reply) is var no ? (no.Why, no.Field) : default);
    }

    [Fact]
    public void Licence_that_only_dials_has_no_queues()
    {
        var desk = new DeskBench(DeskBench.Rules with { Licence = LicenceLevel.Client }).Say(new PresenceSeen(PresenceState.Ready, null));
        desk.Ask(new DeskCommand.ChangePresence(PresenceState.LoggedOut, null));
        Assert.Equal(Refusal.NotAllowed, Assert.IsType<DeskReply.Refused>(desk.Reply).Why);
    }

    private static DeskBench Seeing(string? reason) => new DeskBench().Say(new PresenceSeen(PresenceState.NotReady, reason));
}
