using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;

namespace CallBridge.Calls.Tests.Desk;

/// <summary>Picking up what rings elsewhere, and taking a call out of the parking lot.</summary>
public class TakeOverTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Asked_for_call_is_live_at_once_unsearched_and_pending(bool pickUp)
    {
        var desk = Take(new DeskBench(), pickUp, request: "r1", page: "p1");
        Assert.Equal(new DeskReply.Accepted(desk.Live.Id), desk.Reply);
        Assert.Equal(pickUp ? new PickUpCall("1001", "guid-1", "1002") : new UnparkCall("1001", "guid-1", "701"), desk.Command);
        Assert.Equal(new PendingCommand("r1", pickUp ? PhoneAction.PickUp : PhoneAction.Unpark, desk.Now.Plus(DeskLimits.DialDeadline)), desk.Live.Pending);
        Assert.Equal((ConnectionState.Initiated, SearchProgress.None, "p1"), (desk.Live.State, desk.Live.Search, desk.Live.Interacted));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Party_that_is_taken_over_is_classified_and_searched_when_seen(bool pickUp)
    {
        var desk = Take(new DeskBench(), pickUp, request: "r1").See(Seen.Inbound(ConnectionState.Connected, callRef: "guid-1"));
        Assert.Equal((Direction.Inbound, false, DeskBench.Fred), (desk.Live.Direction, desk.Live.Internal, desk.Live.Far.Number));
        Assert.Equal(CommandState.Done, desk.Live.LastCommand!.State);
        Assert.Single(desk.Asked<DoRequest.Search>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Refused_it_leaves_neither_a_live_call_nor_a_record(bool pickUp)
    {
        var desk = Take(new DeskBench(), pickUp).Commanded("Nothing is there.");
        Assert.Empty(desk.State.Live);
        Assert.Equal(("Nothing is there.", null), (desk.Ended.LastCommand!.Problem, desk.End.Record));
        desk.Gone(EndReason.LocalHangUp, "guid-1");
        Assert.Single(desk.AllWrites<StoreWrite.End>());
        Assert.Empty(desk.AllWrites<StoreWrite.Revise>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Own_phone_not_picked_up_leaves_no_record_and_says_so(bool pickUp)
    {
        var desk = Take(new DeskBench(), pickUp).See(Seen.Outbound(ConnectionState.Initiated, null, "guid-1")).Gone(EndReason.NoAnswer, "guid-1");
        Assert.Equal((CommandState.Failed, "Your own phone was not answered."), (desk.Ended.LastCommand!.State, desk.Ended.LastCommand.Problem));
        Assert.Null(desk.End.Record);
    }

    [Theory]
    [InlineData(true, "Nothing could be picked up there: it had stopped ringing, or somebody was quicker.")]
    [InlineData(false, "No call could be taken from that parking space.")]
    public void Nothing_there_any_more_is_said(bool pickUp, string said)
    {
        var desk = Take(new DeskBench(), pickUp).See(Seen.Outbound(ConnectionState.Initiated, null, "guid-1")).Gone(EndReason.RemoteHangUp, "guid-1");
        Assert.Equal(said, desk.Ended.LastCommand!.Problem);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_seen_till_the_deadline_ends_it(bool pickUp)
    {
        var desk = Take(new DeskBench(), pickUp).Commanded(null).Wait(35);
        Assert.Equal((EndReason.Unreachable, CommandState.TimedOut), (desk.Ended.EndReason, desk.Ended.LastCommand!.State));
    }

    [Theory]
    [InlineData("", "number")]
    [InlineData("1002\n", "number")]
    [InlineData("sales", "number")]
    [InlineData("*8", "number")]
    [InlineData("٣", "number")]
    [InlineData("123456789012345678901", "number")]
    public void Extension_that_is_none_is_invalid_and_named(string number, string field)
    {
        var refused = Refused(new DeskBench().PickUp(number), Refusal.Invalid);
        Assert.Equal((field, "Give the extension that rings, in digits."), (refused.Field, refused.Problem));
    }

    [Theory]
    [InlineData("")]
    [InlineData("701,1")]
    [InlineData("seven")]
    public void Parking_space_that_is_none_is_invalid_and_named(string slot)
    {
        var refused = Refused(new DeskBench().Unpark(slot), Refusal.Invalid);
        Assert.Equal(("slot", "Give the parking space in digits."), (refused.Field, refused.Problem));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_a_link_it_is_not_connected(bool pickUp) => Refused(Take(new DeskBench(linked: false), pickUp), Refusal.NotConnected);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Licence_that_only_dials_takes_no_call_over(bool pickUp) =>
        Refused(Take(new DeskBench(DeskBench.Rules with { Licence = LicenceLevel.Client }), pickUp), Refusal.NotAllowed);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Same_request_again_gets_the_first_answer_and_rings_once(bool pickUp)
    {
        var desk = Take(new DeskBench(), pickUp, request: "r1");
        var first = desk.Reply;
        Take(desk, pickUp, request: "r1", callRef: "guid-2");
        Assert.Equal(first, desk.Reply);
        Assert.Single(desk.AllAsked<DoRequest.Command>());
    }

    [Fact]
    public void Each_counts_as_a_dial()
    {
        var desk = new DeskBench();
        for (var i = 0; i < DeskLimits.DialsPerMinute; i++)
            Take(desk, i % 2 == 0, callRef: "guid-" + i).Commanded("Nothing is there.");
        Assert.Equal(Refusal.TooMany, Assert.IsType<DeskReply.Refused>(desk.PickUp(callRef: "more").Reply).Why);
    }

    private static DeskBench Take(DeskBench desk, bool pickUp, string callRef = "guid-1", string? request = null, string? page = null) =>
        pickUp ? desk.PickUp("1002", callRef, request, page) : desk.Unpark("701", callRef, request, page);

    private static DeskReply.Refused Refused(DeskBench desk, Refusal why)
    {
        var refused = Assert.IsType<DeskReply.Refused>(desk.Reply);
        Assert.Equal(why, refused.Why);
        Assert.Single(desk.Effects);
        return refused;
    }
}
