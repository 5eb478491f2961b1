using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;

namespace CallBridge.Calls.Tests.Desk;

/// <summary>A second call about a first one: 5.1 is the first, guid-1 the consultation.</summary>
public class ConsultTests
{
    [Fact]
    public void Consultation_is_a_new_call_that_names_the_first_and_is_pending_itself()
    {
        var desk = Talking().Consult("1002", request: "r1", page: "p1");
        var call = desk.Of("guid-1");
        Assert.Equal(new DeskReply.Accepted(call.Id), desk.Reply);
        Assert.Equal(new ConsultCall("1001", "5.1", "guid-1", "1002"), desk.Command);
        Assert.Equal((desk.Of("5.1").Id, ConnectionState.Initiated, "p1", true), (call.ConsultOf, call.State, call.Interacted, call.Internal));
        Assert.Equal(new PendingCommand("r1", PhoneAction.Consult, desk.Now.Plus(DeskLimits.DialDeadline)), call.Pending);
        Assert.Null(desk.Of("5.1").Pending);
    }

    [Fact]
    public void Consultation_is_done_when_the_other_end_rings()
    {
        var desk = Talking().Consult(request: "r1").Commanded(null);
        desk.See(Seen.Outbound(ConnectionState.Initiated, "1002", "guid-1") with { ConsultOf = "5.1" });
        Assert.NotNull(desk.Of("guid-1").Pending);
        desk.See(Seen.Outbound(ConnectionState.Delivering, "1002", "guid-1") with { ConsultOf = "5.1" });
        Assert.Null(desk.Of("guid-1").Pending);
        Assert.Equal(new LastCommand("r1", PhoneAction.Consult, CommandState.Done, null), desk.Of("guid-1").LastCommand);
    }

    [Fact]
    public void Consultation_that_an_observation_does_not_name_stays_one()
    {
        var desk = Talking().Consult().See(Seen.Outbound(ConnectionState.Connected, "1002", "guid-1"));
        Assert.Equal(desk.Of("5.1").Id, desk.Of("guid-1").ConsultOf);
    }

    [Fact]
    public void Consultation_by_the_phone_is_known_by_its_observation()
    {
        var desk = Talking().See(Seen.Outbound(ConnectionState.Connected, "1002", "6.1") with { ConsultOf = "5.1" });
        Assert.Equal(desk.Of("5.1").Id, desk.Of("6.1").ConsultOf);
    }

    [Fact]
    public void Refused_consultation_leaves_neither_a_live_call_nor_a_record_and_the_first_call_as_it_was()
    {
        var desk = Talking();
        var before = desk.Live;
        desk.Consult(request: "r1").Commanded("The phone has no second line.");
        Assert.Equal(before, desk.Live);
        Assert.Equal(new LastCommand("r1", PhoneAction.Consult, CommandState.Failed, "The phone has no second line."), desk.Ended.LastCommand);
        Assert.Equal((EndReason.Unreachable, null), (desk.Ended.EndReason, desk.End.Record));
    }

    [Fact]
    public void Consultation_of_which_nothing_is_seen_ends_at_its_deadline()
    {
        var desk = Talking().Consult().Commanded(null).Wait(35);
        Assert.Equal((CommandState.TimedOut, null), (desk.Ended.LastCommand!.State, desk.End.Record));
        Assert.Equal(new Resync("1001"), desk.Command);
        Assert.Equal("5.1", desk.Live.Ref);
    }

    [Fact]
    public void Lost_link_fails_a_consultation_that_was_not_seen_and_nothing_is_sent_again()
    {
        var desk = Talking().Consult().Down();
        Assert.Equal(CommandState.Failed, desk.Of("guid-1").LastCommand!.State);
        desk.Up(Seen.Inbound(ConnectionState.Held)).Wait(5);
        Assert.Equal((EndReason.LinkLost, "5.1"), (desk.Ended.EndReason, desk.Live.Ref));
        Assert.Single(desk.AllAsked<DoRequest.Command>());
        Assert.Null(desk.End.Record);
    }

    [Fact]
    public void Same_consultation_again_gets_the_first_answer_and_dials_once()
    {
        var desk = Talking().Consult(request: "r1");
        var first = desk.Reply;
        desk.Consult(callRef: "guid-2", request: "r1");
        Assert.Equal(first, desk.Reply);
        Assert.Single(desk.AllAsked<DoRequest.Command>());
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("")]
    public void Number_that_is_none_is_invalid_and_named(string number)
    {
        var refused = Refused(Talking().Consult(number), Refusal.Invalid);
        Assert.Equal("number", refused.Field);
    }

    [Theory]
    [InlineData(ConnectionState.Alerting, "ringing")]
    [InlineData(ConnectionState.Delivering, "ringing the other end")]
    [InlineData(ConnectionState.Queued, "queued")]
    [InlineData(ConnectionState.Failed, "failed")]
    public void Call_that_nobody_talks_on_is_not_consulted_about_whatever_the_phone_offers(ConnectionState state, string said)
    {
        var refused = Refused(new DeskBench().See(Seen.Inbound(state)).Consult(), Refusal.NotPossible);
        Assert.Equal($"This call cannot be consulted about now: it is {said}, or the phone cannot do it from here.", refused.Problem);
    }

    [Fact]
    public void Phone_that_cannot_consult_is_not_asked_to() => Refused(
        new DeskBench().See(Seen.Inbound(ConnectionState.Connected) with { Capabilities = CallCapabilities.HangUp }).Consult(), Refusal.NotPossible);

    [Fact]
    public void Second_consultation_for_the_same_call_is_refused()
    {
        var refused = Refused(Consulting().Consult("1003", callRef: "guid-2"), Refusal.NotPossible);
        Assert.Equal("There is a consultation for this call already. End it, or complete the transfer.", refused.Problem);
    }

    [Fact]
    public void Consultation_is_not_consulted_about()
    {
        var refused = Refused(Consulting().Consult("1003", about: "guid-1", callRef: "guid-2"), Refusal.NotPossible);
        Assert.Equal("This call is a consultation itself. Complete or cancel that transfer first.", refused.Problem);
    }

    [Fact]
    public void Call_that_is_just_being_held_is_not_consulted_about() => Refused(
        Talking().On("5.1", PhoneAction.Hold).Consult(), Refusal.NotPossible);

    [Fact]
    public void Refused_consultations_do_not_count_as_dialled()
    {
        var desk = Consulting();
        var dialled = desk.State.Dials.Count();
        desk.Consult("1003", callRef: "guid-2");
        Assert.Equal(dialled, desk.State.Dials.Count());
    }

    [Fact]
    public void Unknown_call_is_not_found() =>
        Refused(new DeskBench().Ask(new DeskCommand.Consult("nothing", "1002", null, "guid-1")), Refusal.NotFound);

    [Fact]
    public void Without_a_link_it_is_not_connected() => Refused(Talking().Down().Consult(), Refusal.NotConnected);

    [Fact]
    public void Licence_that_only_dials_does_not_consult() => Refused(
        new DeskBench(DeskBench.Rules with { Licence = LicenceLevel.Client }).See(Seen.Inbound(ConnectionState.Connected)).Consult(), Refusal.NotAllowed);

    [Fact]
    public void First_call_and_consultation_leave_one_record_each()
    {
        var desk = Consulting().See(Seen.Outbound(ConnectionState.Connected, "1002", "guid-1"));
        desk.On("5.1", PhoneAction.CompleteTransfer).Gone(EndReason.Transferred).Gone(EndReason.Transferred, "guid-1");
        Assert.Equal(2, desk.AllWrites<StoreWrite.End>().Select(end => end.Record!.Key).Distinct().Count());
    }

    private static DeskBench Talking() => new DeskBench().See(Seen.Inbound(ConnectionState.Connected));

    private static DeskBench Consulting() => Talking().Consult()
        .See(Seen.Inbound(ConnectionState.Held))
        .See(Seen.Outbound(ConnectionState.Delivering, "1002", "guid-1") with { ConsultOf = "5.1" });

    private static DeskReply.Refused Refused(DeskBench desk, Refusal why)
    {
        var refused = Assert.IsType<DeskReply.Refused>(desk.Reply);
        Assert.Equal(why, refused.Why);
        Assert.Single(desk.Effects);
        return refused;
    }
}
