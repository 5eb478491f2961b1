using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;

namespace CallBridge.Calls.Tests.Desk;

public class CommandTests
{
    public static TheoryData<PhoneAction, string?, ConnectionState, PhoneCommand> Sent() => new()
    {
        { PhoneAction.Answer, null, ConnectionState.Alerting, new AnswerCall("1001", "5.1") },
        { PhoneAction.Reject, null, ConnectionState.Alerting, new RejectCall("1001", "5.1") },
        { PhoneAction.Hold, null, ConnectionState.Connected, new HoldCall("1001", "5.1") },
        { PhoneAction.Retrieve, null, ConnectionState.Held, new RetrieveCall("1001", "5.1") },
        { PhoneAction.HangUp, null, ConnectionState.Connected, new HangUpCall("1001", "5.1") },
        { PhoneAction.Transfer, "1002", ConnectionState.Connected, new TransferCall("1001", "5.1", "1002") },
        { PhoneAction.Dtmf, "12#A", ConnectionState.Connected, new SendDigits("1001", "5.1", "12#A") },
        { PhoneAction.Mute, null, ConnectionState.Connected, new MuteCall("1001", "5.1", Muted: true) },
        { PhoneAction.Unmute, null, ConnectionState.Connected, new MuteCall("1001", "5.1", Muted: false) },
        { PhoneAction.Park, null, ConnectionState.Connected, new ParkCall("1001", "5.1") },
    };

    [Theory]
    [MemberData(nameof(Sent))]
    public void Accepted_command_is_sent_and_pending_with_a_deadline(PhoneAction action, string? argument, ConnectionState state, PhoneCommand sent)
    {
        var desk = new DeskBench().See(Seen.Inbound(state));
        desk.Control(action, argument, "r1", page: "p1");
        Assert.Equal(new DeskReply.Accepted("pbx-1001-5.1"), desk.Reply);
        Assert.Equal(sent, desk.Command);
        Assert.Equal(new PendingCommand("r1", action, desk.Now.Plus(DeskLimits.CommandDeadline)), desk.Live.Pending);
        Assert.Equal("p1", desk.Live.Interacted);
    }

    [Theory]
    [InlineData(PhoneAction.Answer, ConnectionState.Alerting, ConnectionState.Connected)]
    [InlineData(PhoneAction.Answer, ConnectionState.Alerting, ConnectionState.Held)]
    [InlineData(PhoneAction.Answer, ConnectionState.Alerting, ConnectionState.HeldByRemote)]
    [InlineData(PhoneAction.Hold, ConnectionState.Connected, ConnectionState.Held)]
    [InlineData(PhoneAction.Retrieve, ConnectionState.Held, ConnectionState.Connected)]
    [InlineData(PhoneAction.Retrieve, ConnectionState.Held, ConnectionState.HeldByRemote)]
    public void Command_is_done_when_an_observation_shows_it(PhoneAction action, ConnectionState before, ConnectionState after)
    {
        var desk = new DeskBench().See(Seen.Inbound(before)).Control(action, request: "r1").Commanded(null);
        Assert.NotNull(desk.Live.Pending);
        desk.See(Seen.Inbound(before) with { Muted = true });
        Assert.NotNull(desk.Live.Pending);
        desk.See(Seen.Inbound(after));
        Assert.Null(desk.Live.Pending);
        Assert.Equal(new LastCommand("r1", action, CommandState.Done, null), desk.Live.LastCommand);
    }

    [Theory]
    [InlineData(PhoneAction.Mute, true)]
    [InlineData(PhoneAction.Unmute, false)]
    public void Mute_is_done_when_an_observation_shows_it(PhoneAction action, bool muted)
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected) with { Muted = !muted }).Control(action, request: "r1").Commanded(null);
        desk.See(Seen.Inbound(ConnectionState.Connected) with { Muted = !muted, Queue = "sales" });
        Assert.NotNull(desk.Live.Pending);
        desk.See(Seen.Inbound(ConnectionState.Connected) with { Muted = muted });
        Assert.Equal(new LastCommand("r1", action, CommandState.Done, null), desk.Live.LastCommand);
        Assert.Equal(muted, desk.Live.Muted);
    }

    [Fact]
    public void Park_is_done_when_the_call_waits_in_a_space()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Control(PhoneAction.Park, request: "r1").Commanded(null);
        desk.See(Seen.Inbound(ConnectionState.Queued) with { ParkedAt = "701" });
        Assert.Equal(new LastCommand("r1", PhoneAction.Park, CommandState.Done, null), desk.Live.LastCommand);
    }

    [Theory]
    [InlineData(PhoneAction.Park, EndReason.Parked, CommandState.Done)]
    [InlineData(PhoneAction.Park, EndReason.RemoteHangUp, CommandState.Failed)]
    [InlineData(PhoneAction.Mute, EndReason.RemoteHangUp, CommandState.Failed)]
    [InlineData(PhoneAction.HangUp, EndReason.LocalHangUp, CommandState.Done)]
    [InlineData(PhoneAction.Reject, EndReason.Rejected, CommandState.Done)]
    [InlineData(PhoneAction.Transfer, EndReason.Transferred, CommandState.Done)]
    [InlineData(PhoneAction.Transfer, EndReason.RemoteHangUp, CommandState.Failed)]
    [InlineData(PhoneAction.Hold, EndReason.RemoteHangUp, CommandState.Failed)]
    public void End_of_the_call_settles_the_pending_command(PhoneAction action, EndReason reason, CommandState state)
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected));
        desk.Control(action, action == PhoneAction.Transfer ? "1002" : null, "r1").Gone(reason);
        Assert.Equal((null, "r1", state), (desk.Ended.Pending, desk.Ended.LastCommand!.Id, desk.Ended.LastCommand.State));
    }

    [Fact]
    public void Command_without_a_sign_till_its_deadline_asks_for_a_resync_and_says_so()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Control(PhoneAction.Hold, request: "r1");
        desk.Wait(8);
        Assert.Equal(new Resync("1001"), desk.Command);
        Assert.Equal((null, CommandState.TimedOut), (desk.Live.Pending, desk.Live.LastCommand!.State));
    }

    [Fact]
    public void Command_that_was_never_answered_asks_for_a_resync_too()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Control(PhoneAction.Hold).Skip(8);
        desk.Answered(desk.LastDo<DoRequest.Command>(), new DoAnswer.TimedOut());
        Assert.Equal(new Resync("1001"), desk.Command);
        Assert.Equal(CommandState.TimedOut, desk.Live.LastCommand!.State);
    }

    [Fact]
    public void Command_that_the_phone_system_refuses_has_failed_with_its_words()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Control(PhoneAction.Hold, request: "r1");
        desk.Commanded("This phone cannot hold.");
        Assert.Equal(new LastCommand("r1", PhoneAction.Hold, CommandState.Failed, "This phone cannot hold."), desk.Live.LastCommand);
    }

    [Fact]
    public void Digits_are_done_when_they_are_taken_since_nothing_shows_them()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Control(PhoneAction.Dtmf, "1").Commanded(null);
        Assert.Equal((null, CommandState.Done), (desk.Live.Pending, desk.Live.LastCommand!.State));
    }

    [Fact]
    public void Digits_may_follow_digits_without_waiting()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Control(PhoneAction.Dtmf, "1", "r1");
        var first = desk.LastDo<DoRequest.Command>();
        desk.Control(PhoneAction.Dtmf, "2", "r2");
        Assert.IsType<DeskReply.Accepted>(desk.Reply);
        desk.Commanded(null).Answered(first, new DoAnswer.Commanded(CommandOutcome.Taken));
        Assert.Equal((null, "r2"), (desk.Live.Pending, desk.Live.LastCommand!.Id));
    }

    [Theory]
    [InlineData(PhoneAction.Retrieve)]
    [InlineData(PhoneAction.Dtmf)]
    public void Second_command_waits_for_the_first(PhoneAction second)
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Control(PhoneAction.Hold, request: "r1");
        desk.Control(second, "1");
        Assert.Equal(Refusal.NotPossible, Assert.IsType<DeskReply.Refused>(desk.Reply).Why);
        Assert.Empty(desk.Asked<DoRequest.Command>());
        Assert.Equal("r1", desk.Live.Pending!.RequestId);
    }

    [Fact]
    public void Hanging_up_waits_for_nothing_and_the_first_commands_answer_no_longer_counts()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Control(PhoneAction.Hold, request: "r1");
        var first = desk.LastDo<DoRequest.Command>();
        desk.Control(PhoneAction.HangUp, request: "r2").Answered(first, new DoAnswer.Commanded(CommandOutcome.Refused("No.")));
        Assert.Equal("r2", desk.Live.Pending!.RequestId);
        Assert.Null(desk.Live.LastCommand);
    }

    [Fact]
    public void Command_to_a_call_that_is_not_there_is_not_found() =>
        Refused(new DeskBench().Ask(new DeskCommand.Control("nothing", PhoneAction.Hold, null, null)), Refusal.NotFound);

    [Fact]
    public void Command_to_an_ended_call_is_not_possible()
    {
        var desk = new DeskBench().See(Seen.Inbound()).Gone(EndReason.CallerCancelled);
        Refused(desk.Ask(new DeskCommand.Control(desk.Ended.Id, PhoneAction.Hold, null, null)), Refusal.NotPossible);
    }

    [Fact]
    public void Command_that_the_phone_cannot_do_now_is_not_possible() =>
        Refused(
            new DeskBench().See(Seen.Inbound() with { Capabilities = CallCapabilities.Answer }).Control(PhoneAction.Hold),
            Refusal.NotPossible);

    [Fact]
    public void Command_without_a_link_is_not_connected() =>
        Refused(new DeskBench().See(Seen.Inbound()).Down().Control(PhoneAction.Answer), Refusal.NotConnected);

    [Theory]
    [InlineData(PhoneAction.Dtmf, null, "digits")]
    [InlineData(PhoneAction.Dtmf, "", "digits")]
    [InlineData(PhoneAction.Dtmf, "12\n", "digits")]
    [InlineData(PhoneAction.Dtmf, "a", "digits")]
    [InlineData(PhoneAction.Dtmf, "123456789012345678901234567890123", "digits")]
    [InlineData(PhoneAction.Transfer, null, "number")]
    [InlineData(PhoneAction.Transfer, "hello", "number")]
    [InlineData(PhoneAction.Dial, null, null)]
    public void Command_with_bad_input_is_invalid_and_names_it(PhoneAction action, string? argument, string? field)
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Control(action, argument);
        Refused(desk, Refusal.Invalid);
        Assert.Equal(field, ((DeskReply.Refused)desk.Reply).Field);
    }

    [Fact]
    public void Licence_that_only_dials_controls_no_call() =>
        Refused(
            new DeskBench(DeskBench.Rules with { Licence = LicenceLevel.Client }).See(Seen.Inbound()).Control(PhoneAction.Answer),
            Refusal.NotAllowed);

    [Fact]
    public void Same_request_within_five_minutes_gets_the_first_answer_and_does_nothing()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Control(PhoneAction.Hold, request: "r1");
        desk.See(Seen.Inbound(ConnectionState.Held)).Wait(299);
        desk.Ask(new DeskCommand.Control("pbx-1001-5.1", PhoneAction.Hold, null, null), "r1");
        Assert.Equal(new DeskEffect.Reply("r1", new DeskReply.Accepted("pbx-1001-5.1")), Assert.Single(desk.Effects));
    }

    [Fact]
    public void Same_request_after_five_minutes_is_a_new_one()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Control(PhoneAction.Hold, request: "r1");
        desk.See(Seen.Inbound(ConnectionState.Held)).Wait(301);
        Refused(desk.Ask(new DeskCommand.Control("anything", PhoneAction.HangUp, null, null), "r1"), Refusal.NotFound);
    }

    [Fact]
    public void Lost_link_fails_what_is_pending_and_nothing_is_sent_again()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Control(PhoneAction.Hold, request: "r1").Down();
        Assert.Equal((null, "r1", CommandState.Failed), (desk.Live.Pending, desk.Live.LastCommand!.Id, desk.Live.LastCommand.State));
        desk.Wait(20).Up(Seen.Inbound(ConnectionState.Connected)).Wait(20);
        Assert.Single(desk.AllAsked<DoRequest.Command>());
    }

    [Fact]
    public void Command_answered_after_the_call_has_ended_changes_nothing()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Control(PhoneAction.Hold).Gone(EndReason.RemoteHangUp);
        desk.Commanded("No such channel.");
        Assert.Empty(desk.Effects);
    }

    private static void Refused(DeskBench desk, Refusal why)
    {
        Assert.Equal(why, Assert.IsType<DeskReply.Refused>(desk.Reply).Why);
        Assert.Single(desk.Effects);
    }
}
