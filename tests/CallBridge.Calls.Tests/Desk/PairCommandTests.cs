using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;

namespace CallBridge.Calls.Tests.Desk;

/// <summary>Complete, cancel, swap, conference: 5.1 is the first call, 6.1 the consultation.</summary>
public class PairCommandTests
{
    public static TheoryData<PhoneAction, string, PhoneCommand, string> Sent() => new()
    {
        { PhoneAction.CompleteTransfer, "5.1", new CompleteTransfer("1001", "5.1", "6.1"), "6.1" },
        { PhoneAction.CompleteTransfer, "6.1", new CompleteTransfer("1001", "5.1", "6.1"), "6.1" },
        { PhoneAction.CancelTransfer, "5.1", new HangUpCall("1001", "6.1"), "6.1" },
        { PhoneAction.CancelTransfer, "6.1", new HangUpCall("1001", "6.1"), "6.1" },
        { PhoneAction.Swap, "5.1", new SwapCalls("1001", "6.1", "5.1"), "5.1" },
        { PhoneAction.Swap, "6.1", new SwapCalls("1001", "6.1", "5.1"), "5.1" },
        { PhoneAction.Conference, "5.1", new ConferenceCalls("1001", "6.1", "5.1"), "6.1" },
        { PhoneAction.Conference, "6.1", new ConferenceCalls("1001", "6.1", "5.1"), "6.1" },
    };

    [Theory]
    [MemberData(nameof(Sent))]
    public void Command_at_either_call_is_the_same_and_pending_at_the_one_that_will_show_it(PhoneAction action, string at, PhoneCommand sent, string pendingAt)
    {
        var desk = Consulting().On(at, action, request: "r1", page: "p1");
        Assert.Equal(new DeskReply.Accepted(desk.Of(pendingAt).Id), desk.Reply);
        Assert.Equal(sent, desk.Command);
        Assert.Equal(("r1", action), desk.Of(pendingAt).Pending is { } pending ? (pending.RequestId, pending.Action) : default);
        Assert.Single(desk.State.Live.Values, call => call.Pending is not null);
    }

    [Theory]
    [MemberData(nameof(Sent))]
    public void Command_is_refused_where_one_call_stands_alone(PhoneAction action, string at, PhoneCommand sent, string pendingAt)
    {
        _ = (sent, pendingAt);
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected, callRef: at)).On(at, action);
        var refused = Refused(desk);
        Assert.StartsWith("This call cannot be ", refused.Problem, StringComparison.Ordinal);
        Assert.Contains(": it needs ", refused.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5.1")]
    [InlineData("6.1")]
    public void Transfer_is_not_completed_before_the_consultation_is_answered(string at)
    {
        var refused = Refused(Consulting(ConnectionState.Held, ConnectionState.Delivering).On(at, PhoneAction.CompleteTransfer));
        Assert.Equal("This call cannot be transferred now: it needs a call on hold and a consultation that has been answered.", refused.Problem);
    }

    [Theory]
    [InlineData("5.1")]
    [InlineData("6.1")]
    public void Transfer_is_cancelled_before_the_consultation_is_answered(string at)
    {
        var desk = Consulting(ConnectionState.Held, ConnectionState.Delivering).On(at, PhoneAction.CancelTransfer, request: "r1");
        Assert.Equal(new HangUpCall("1001", "6.1"), desk.Command);
        desk.Gone(EndReason.LocalHangUp, "6.1");
        Assert.Equal(new LastCommand("r1", PhoneAction.CancelTransfer, CommandState.Done, null), desk.Ended.LastCommand);
        Assert.Equal(("5.1", ConnectionState.Held), (desk.Live.Ref, desk.Live.State));
    }

    [Fact]
    public void Cancelling_without_a_consultation_says_what_it_needs()
    {
        var refused = Refused(new DeskBench().See(Seen.Inbound(ConnectionState.Held)).On("5.1", PhoneAction.CancelTransfer));
        Assert.Equal("This call cannot be taken back from its transfer now: it needs a consultation.", refused.Problem);
    }

    [Fact]
    public void Completed_transfer_ends_both_calls_and_is_done()
    {
        var desk = Consulting().On("5.1", PhoneAction.CompleteTransfer, request: "r1");
        desk.Gone(EndReason.Transferred, "5.1").Gone(EndReason.Transferred, "6.1");
        Assert.Empty(desk.State.Live);
        Assert.Equal(("r1", CommandState.Done), desk.State.Find("pbx-1001-6.1")!.LastCommand is { } last ? (last.Id, last.State) : default);
    }

    [Fact]
    public void Transfer_fails_at_once_when_the_first_call_hangs_up()
    {
        var desk = Consulting().On("6.1", PhoneAction.CompleteTransfer, request: "r1").Gone(EndReason.RemoteHangUp, "5.1");
        Assert.Equal(new LastCommand("r1", PhoneAction.CompleteTransfer, CommandState.Failed, "The other call ended first."), desk.Live.LastCommand);
        Assert.Null(desk.Live.Pending);
    }

    [Theory]
    [InlineData(EndReason.Transferred)]
    [InlineData(EndReason.LocalHangUp)]
    [InlineData(EndReason.RemoteHangUp)]
    public void Conference_is_judged_by_who_is_in_it_however_the_held_call_ended(EndReason reason)
    {
        var desk = Consulting().On("5.1", PhoneAction.Conference, request: "r1").Gone(reason, "5.1");
        Assert.NotNull(desk.Live.Pending);
    }

    [Fact]
    public void Transfer_fails_when_the_consultation_hangs_up_first()
    {
        var desk = Consulting().On("5.1", PhoneAction.CompleteTransfer, request: "r1").Gone(EndReason.RemoteHangUp, "6.1");
        Assert.Equal(new LastCommand("r1", PhoneAction.CompleteTransfer, CommandState.Failed, "The call ended first."), desk.Ended.LastCommand);
        Assert.Null(desk.Live.Pending);
    }

    [Fact]
    public void Swap_is_done_when_the_held_call_is_connected()
    {
        var desk = Consulting().On("6.1", PhoneAction.Swap, request: "r1").See(Consultation(ConnectionState.Held));
        Assert.NotNull(desk.Of("5.1").Pending);
        desk.See(Seen.Inbound(ConnectionState.Connected));
        Assert.Equal(new LastCommand("r1", PhoneAction.Swap, CommandState.Done, null), desk.Of("5.1").LastCommand);
    }

    [Fact]
    public void Conference_is_done_when_both_others_are_in_the_connected_call()
    {
        var desk = Consulting().On("5.1", PhoneAction.Conference, request: "r1").Gone(EndReason.Transferred, "5.1");
        Assert.NotNull(desk.Live.Pending);
        desk.See(Consultation(ConnectionState.Connected) with { Parties = [new Party("1002", null), new Party(DeskBench.Fred, null)] });
        Assert.Equal(new LastCommand("r1", PhoneAction.Conference, CommandState.Done, null), desk.Live.LastCommand);
        Assert.Equal(2, desk.Live.Parties.Length);
    }

    [Theory]
    [InlineData(PhoneAction.CompleteTransfer)]
    [InlineData(PhoneAction.Swap)]
    [InlineData(PhoneAction.Conference)]
    public void Command_that_the_phone_system_refuses_has_failed_with_its_words_and_both_calls_go_on(PhoneAction action)
    {
        var desk = Consulting().On("5.1", action, request: "r1").Commanded("The phone system said no.");
        Assert.Equal(2, desk.State.Live.Count);
        Assert.Equal(new LastCommand("r1", action, CommandState.Failed, "The phone system said no."),
            Assert.Single(desk.State.Live.Values, call => call.LastCommand is not null).LastCommand);
    }

    [Theory]
    [InlineData(PhoneAction.CompleteTransfer)]
    [InlineData(PhoneAction.Swap)]
    [InlineData(PhoneAction.Conference)]
    [InlineData(PhoneAction.CancelTransfer)]
    public void Command_without_a_sign_times_out_and_asks_for_a_resync(PhoneAction action)
    {
        var desk = Consulting().On("5.1", action).Commanded(null).Wait(8);
        Assert.Equal(new Resync("1001"), desk.Command);
        Assert.Equal(CommandState.TimedOut, Assert.Single(desk.State.Live.Values, call => call.LastCommand is not null).LastCommand!.State);
    }

    [Theory]
    [InlineData(PhoneAction.CompleteTransfer, "5.1", "6.1")]
    [InlineData(PhoneAction.CompleteTransfer, "6.1", "5.1")]
    [InlineData(PhoneAction.Swap, "5.1", "6.1")]
    [InlineData(PhoneAction.Swap, "6.1", "5.1")]
    [InlineData(PhoneAction.Conference, "6.1", "5.1")]
    public void Pair_waits_while_something_is_being_done_to_either_call(PhoneAction action, string busy, string at)
    {
        var desk = Consulting().On(busy, PhoneAction.Mute).On(at, action);
        Assert.Equal("This call is just being muted. Wait for that, or hang up.", Refused(desk).Problem);
    }

    [Fact]
    public void Same_command_at_the_other_call_is_not_sent_twice()
    {
        var desk = Consulting().On("5.1", PhoneAction.CompleteTransfer).On("6.1", PhoneAction.CompleteTransfer);
        Refused(desk);
        Assert.Single(desk.AllAsked<DoRequest.Command>());
    }

    [Fact]
    public void Transfer_can_be_cancelled_while_something_is_pending()
    {
        var desk = Consulting().On("5.1", PhoneAction.CompleteTransfer).On("5.1", PhoneAction.CancelTransfer, request: "r2");
        Assert.Equal("r2", desk.Of("6.1").Pending!.RequestId);
    }

    [Fact]
    public void Same_request_again_gets_the_first_answer()
    {
        var desk = Consulting().On("5.1", PhoneAction.Swap, request: "r1");
        var first = desk.Reply;
        desk.On("5.1", PhoneAction.Swap, request: "r1");
        Assert.Equal(first, desk.Reply);
        Assert.Single(desk.AllAsked<DoRequest.Command>());
    }

    [Fact]
    public void Lost_link_fails_what_is_pending_at_the_pair()
    {
        var desk = Consulting().On("5.1", PhoneAction.Swap).Down();
        Assert.Equal(CommandState.Failed, desk.Of("5.1").LastCommand!.State);
    }

    [Fact]
    public void Any_two_calls_are_swapped_without_a_consultation()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Held)).See(Seen.Inbound(ConnectionState.Connected, "02079460999", "6.1"));
        desk.On("6.1", PhoneAction.Swap);
        Assert.Equal(new SwapCalls("1001", "6.1", "5.1"), desk.Command);
    }

    private static CallObservation Consultation(ConnectionState state) => Seen.Outbound(state, "1002", "6.1") with { ConsultOf = "5.1" };

    private static DeskBench Consulting(ConnectionState first = ConnectionState.Held, ConnectionState second = ConnectionState.Connected) =>
        new DeskBench().See(Seen.Inbound(first)).See(Consultation(second));

    private static DeskReply.Refused Refused(DeskBench desk)
    {
        var refused = Assert.IsType<DeskReply.Refused>(desk.Reply);
        Assert.Equal(Refusal.NotPossible, refused.Why);
        Assert.Single(desk.Effects);
        return refused;
    }
}
