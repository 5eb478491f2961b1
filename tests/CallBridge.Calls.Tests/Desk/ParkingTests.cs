using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;

namespace CallBridge.Calls.Tests.Desk;

public class ParkingTests
{
    private const string Caller = "5.0";
    private static readonly CallObservation Talking = Seen.Inbound(ConnectionState.Connected) with { FarId = Caller, Capabilities = Seen.Every | CallCapabilities.Park };

    private static readonly CallObservation Parked = Talking with
    {
        State = ConnectionState.Queued,
        ParkedAt = "701",
        Capabilities = CallCapabilities.Retrieve,
    };

    /// <summary>As it reads to one who came after it was parked: it goes by the channel that waits.</summary>
    private static readonly CallObservation ParkedAnew = Parked with { Ref = Caller, Uniqueid = Caller };

    [Fact]
    public void Parking_is_done_when_the_space_is_seen()
    {
        var desk = new DeskBench().See(Talking).Control(PhoneAction.Park);
        Assert.IsType<ParkCall>(desk.Command);
        desk.Commanded(null).See(Parked);
        Assert.Equal(("701", null, CommandState.Done), (desk.Live.ParkedAt, desk.Live.Pending, desk.Live.LastCommand!.State));
    }

    [Fact]
    public void Parked_time_is_neither_talk_nor_ring_nor_hold()
    {
        var desk = new DeskBench().See(Talking).Wait(10).See(Parked).Wait(100).See(Talking with { Uniqueid = "9.1" }).Wait(5).Gone(EndReason.RemoteHangUp);
        Assert.Equal(
            (TimeSpan.Zero, TimeSpan.FromSeconds(15), TimeSpan.Zero),
            (desk.Ended.Spent.Ring, desk.Ended.Spent.Talk, desk.Ended.Spent.Held));
        Assert.Equal(15, desk.End.Record!.DurationSeconds);
    }

    [Fact]
    public void Call_that_was_taken_back_keeps_its_key()
    {
        var desk = new DeskBench().See(Talking).See(Parked);
        var key = desk.Live.Key;
        desk.See(Talking with { Uniqueid = "9.1" }).Say(new CallGone("5.1", "9.1", EndReason.LocalHangUp));
        Assert.Equal(key, Assert.Single(desk.AllWrites<StoreWrite.End>()).Record!.Key);
    }

    [Fact]
    public void Call_that_is_not_taken_back_ends_as_parked_with_a_record()
    {
        var desk = new DeskBench().See(Talking).Wait(10).See(Parked).Wait(30).Gone(EndReason.Parked);
        Assert.Equal((EndReason.Parked, 10, null), (desk.Ended.EndReason, desk.End.Record!.DurationSeconds, desk.Ended.ParkedAt));
    }

    [Fact]
    public void Own_call_is_taken_out_of_its_space_as_itself()
    {
        var desk = new DeskBench().See(Talking).See(Parked);
        desk.Ask(new DeskCommand.Unpark("701", "p1", "guid-1"));
        Assert.Equal(desk.Live.Id, Assert.IsType<DeskReply.Accepted>(desk.Reply).CallId);
        Assert.Equal(new UnparkCall("1001", "guid-1", "701"), desk.Command);
        Assert.Equal(PhoneAction.Unpark, desk.Live.Pending!.Action);
        desk.Commanded(null).Wait(10).See(Parked);
        Assert.NotNull(desk.Live.Pending);
        desk.See(Talking with { Uniqueid = "9.1" });
        Assert.Equal((null, CommandState.Done), (desk.Live.Pending, desk.Live.LastCommand!.State));
    }

    [Fact]
    public void Own_call_is_asked_for_once_at_a_time()
    {
        var desk = new DeskBench().See(Talking).See(Parked);
        desk.Ask(new DeskCommand.Unpark("701", null, "guid-1")).Ask(new DeskCommand.Unpark("701", null, "guid-2"));
        Assert.Contains("just being taken out", Assert.IsType<DeskReply.Refused>(desk.Reply).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Retrieving_a_parked_call_waits_as_long_as_the_agents_phone_may_ring()
    {
        var desk = new DeskBench().See(Talking).See(Parked).Control(PhoneAction.Retrieve);
        Assert.IsType<RetrieveCall>(desk.Command);
        desk.Commanded(null).Wait(DeskLimits.CommandDeadline.TotalSeconds + 1);
        Assert.NotNull(desk.Live.Pending);
        desk.See(Talking with { Uniqueid = "9.1" });
        Assert.Equal(CommandState.Done, desk.Live.LastCommand!.State);
    }

    [Fact]
    public void What_another_parked_is_a_call_of_its_own()
    {
        var desk = new DeskBench().Ask(new DeskCommand.Unpark("701", null, "guid-1"));
        desk.See(Seen.Outbound(ConnectionState.Initiated, to: null, callRef: "guid-1"));
        Assert.NotNull(desk.Live.Pending);
        desk.See(Seen.Inbound(ConnectionState.Connected, callRef: "guid-1"));
        Assert.Equal((false, DeskBench.Fred, null), (desk.Live.Internal, desk.Live.SearchedNumber, desk.Live.Pending));
    }

    [Fact]
    public void Dial_that_turns_out_to_be_the_taking_back_leaves_nothing()
    {
        var desk = new DeskBench().See(Talking).See(Parked).See(Seen.Outbound(ConnectionState.Connected, to: "*85", callRef: "6.1"));
        var dialled = desk.State.Live.Values.Single(call => call.Ref == "6.1").Id;
        desk.Say(new CallGone("6.1", "6.1", EndReason.Unknown) { ContinuesIn = "5.1" });
        Assert.Equal(dialled, Assert.Single(desk.Writes<StoreWrite.Drop>()).CallId);
        Assert.Equal(("5.1", 0), (desk.Live.Ref, desk.State.Ended.Count));
        Assert.Equal("5.1", desk.Restart().Live.Ref);
    }

    [Fact]
    public void Parked_call_is_known_again_after_a_restart()
    {
        var desk = new DeskBench().See(Talking).Wait(10).See(Parked);
        var (id, key) = (desk.Live.Id, desk.Live.Key);
        desk.Restart(20).Up(ParkedAnew);
        Assert.Equal((id, key, "701", (Moment?)null), (desk.Live.Id, desk.Live.Key, desk.Live.ParkedAt, desk.Live.UnconfirmedSince));
        desk.See(ParkedAnew with { State = ConnectionState.Connected, ParkedAt = null }).Wait(5).Gone(EndReason.LocalHangUp, Caller);
        Assert.Equal((key, 15), (desk.End.Record!.Key, desk.End.Record.DurationSeconds));
    }

    [Fact]
    public void Call_taken_back_during_a_restart_is_known_again_by_its_caller()
    {
        var desk = new DeskBench().See(Talking).Wait(10).See(Parked);
        var id = desk.Live.Id;
        desk.Restart(20).Up(Talking with { Ref = "9.1", Uniqueid = "9.1" });
        Assert.Equal((id, ConnectionState.Connected, null), (desk.Live.Id, desk.Live.State, desk.Live.ParkedAt));
    }

    [Fact]
    public void Call_taken_back_before_a_restart_is_known_again_by_its_caller()
    {
        var desk = new DeskBench().See(Talking).Wait(10).See(Parked).See(Talking with { Uniqueid = "9.1" }).Wait(10);
        var id = desk.Live.Id;
        desk.Restart(5).Up(Talking with { Ref = "9.1", Uniqueid = "9.1" }).Wait(5).Gone(EndReason.RemoteHangUp, "9.1");
        Assert.Equal((id, 30), (desk.Ended.Id, Assert.Single(desk.AllWrites<StoreWrite.End>()).Record!.DurationSeconds));
    }

    [Fact]
    public void Parked_call_that_is_gone_after_a_restart_ends()
    {
        var desk = new DeskBench().See(Talking).Wait(10).See(Parked).Restart(20).Up().Wait(5);
        Assert.Equal((EndReason.LinkLost, 10), (desk.Ended.EndReason, Assert.Single(desk.AllWrites<StoreWrite.End>()).Record!.DurationSeconds));
    }

    [Fact]
    public void Parked_call_that_was_given_up_for_lost_does_not_come_back()
    {
        var desk = new DeskBench().See(Talking).See(Parked).Restart(20).Wait(600).Up(ParkedAnew);
        Assert.Empty(desk.State.Live);
    }

    [Fact]
    public void Caller_who_comes_again_after_a_parking_is_a_new_call()
    {
        var desk = new DeskBench().See(Talking).See(Parked).Gone(EndReason.Parked).See(Seen.Inbound(callRef: "8.1") with { FarId = Caller });
        Assert.Equal("8.1", desk.Live.Ref);
    }

    [Fact]
    public void Code_dialled_to_pick_up_a_call_is_nobodys_number()
    {
        var desk = new DeskBench().See(Seen.Outbound(ConnectionState.Connected, to: "*8"));
        desk.See(Seen.Inbound(ConnectionState.Connected, from: "1003")).Wait(5).Gone(EndReason.LocalHangUp);
        Assert.Equal((CallType.Internal, CallOrigin.Pbx), (desk.End.Record!.Type, desk.Ended.Origin));
    }

    [Fact]
    public void Call_picked_up_from_outside_is_searched_and_external()
    {
        var desk = new DeskBench().Ask(new DeskCommand.PickUp("1003", null, "guid-1"));
        desk.See(Seen.Outbound(ConnectionState.Initiated, to: "1003", callRef: "guid-1"));
        Assert.True(desk.Live.Internal);
        desk.See(Seen.Inbound(ConnectionState.Connected, callRef: "guid-1"));
        Assert.Equal((false, DeskBench.Fred, Direction.Inbound), (desk.Live.Internal, desk.Live.SearchedNumber, desk.Live.Direction));
    }
}
