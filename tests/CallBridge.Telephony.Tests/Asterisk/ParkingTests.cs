using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;
using static CallBridge.Telephony.Tests.Asterisk.ParkingBench;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>Who parks waits with the call: it goes on if the agent takes it back, and ends as parked if not.</summary>
public sealed class ParkingTests
{
    private static readonly ChannelSnapshot Returning = Channel("1763000000.20", "PJSIP/1001-00000020", ChannelPhase.Ring, "1001") with { Exten = "701" };
    private static readonly ChannelSnapshot Other = Channel("1763000000.21", "PJSIP/1003-00000021", ChannelPhase.Ring, "1003") with { Exten = "701" };

    [Fact]
    public void Parked_call_waits_when_the_agents_channel_is_gone()
    {
        var bench = new ParkingBench().Talk().Park();
        Assert.Equal((ConnectionState.Queued, "701", Trunk.Uniqueid), (bench.Last.State, bench.Last.ParkedAt, bench.Last.FarId));
        bench.LetGo();
        Assert.Equal((Phone.Uniqueid, Phone.Uniqueid, ConnectionState.Queued, "701"), (bench.Last.Ref, bench.Last.Uniqueid, bench.Last.State, bench.Last.ParkedAt));
        Assert.Empty(bench.AllTold.OfType<CallGone>());
    }

    [Fact]
    public void Parked_call_can_only_be_taken_back()
    {
        var bench = new ParkingBench().Talk();
        Assert.True(bench.Last.Capabilities.HasFlag(CallCapabilities.Park));
        Assert.Equal(CallCapabilities.Retrieve, bench.Park().LetGo().Last.Capabilities);
    }

    [Fact]
    public void Call_taken_back_at_the_handset_goes_on_under_its_name()
    {
        var bench = new ParkingBench().Talk().Park().LetGo();
        bench.Feed(new ChannelCreated(Returning), new ChannelChanged(Up(Returning)));
        Assert.Equal(ConnectionState.Queued, bench.Last.State);
        bench.TakeOut(Returning);
        Assert.Equal(
            (Phone.Uniqueid, Phone.Uniqueid, ConnectionState.Connected, null, Direction.Inbound),
            (bench.Last.Ref, bench.Last.Uniqueid, bench.Last.State, bench.Last.ParkedAt, bench.Last.Direction));
        Assert.Single(bench.AllTold.OfType<CallObserved>().Select(o => o.Call.Ref).Distinct());
        bench.Feed(new HangUpAsked(Up(Trunk)), new BridgeLeft("b2", Up(Trunk)), new BridgeLeft("b2", Up(Returning)), new HungUp(Up(Returning), 16));
        Assert.Equal(new CallGone(Phone.Uniqueid, Phone.Uniqueid, EndReason.RemoteHangUp), bench.Gone);
    }

    [Fact]
    public void Call_taken_back_by_our_own_dial_goes_on_under_its_name()
    {
        var fetching = Channel("our-id", "PJSIP/1001-00000022", ChannelPhase.Down, "1001");
        var bench = new ParkingBench().Talk().Park().LetGo();
        bench.Feed(
            new OriginateBegun("1001", "our-id", null, Space: "701"), new ChannelCreated(fetching), new DialBegun(null, fetching), Ringing(fetching),
            new ChannelChanged(Up(fetching)), new OriginateEnded("our-id", true, 4));
        Assert.Equal(ConnectionState.Queued, bench.Last.State);
        bench.TakeOut(fetching);
        Assert.Equal((Phone.Uniqueid, ConnectionState.Connected), (bench.Last.Ref, bench.Last.State));
        Assert.Equal(fetching.Name, ChannelTracker.LegOf(bench.State, "1001", Phone.Uniqueid)?.Name);
        Assert.DoesNotContain(bench.AllTold, o => o is CallObserved { Call.Ref: "our-id" } or CallGone);
    }

    [Fact]
    public void Own_dial_that_is_not_answered_leaves_the_call_parked()
    {
        var fetching = Channel("our-id", "PJSIP/1001-00000022", ChannelPhase.Down, "1001");
        var bench = new ParkingBench().Talk().Park().LetGo();
        bench.Feed(
            new OriginateBegun("1001", "our-id", null, Space: "701"), new ChannelCreated(fetching), new DialBegun(null, fetching), Ringing(fetching),
            new DialEnded(null, fetching, "NOANSWER"), new HungUp(fetching, 19), new OriginateEnded("our-id", false, 3));
        Assert.Equal((ConnectionState.Queued, "701", CallCapabilities.Retrieve), (bench.Last.State, bench.Last.ParkedAt, bench.Last.Capabilities));
        Assert.Empty(bench.AllTold.OfType<CallGone>());
    }

    [Fact]
    public void Call_taken_back_by_a_code_of_the_dial_plan_is_no_second_call()
    {
        var coded = Returning with { Exten = "*85" };
        var bench = new ParkingBench().Talk().Park().LetGo();
        bench.Feed(new ChannelCreated(coded), new ChannelChanged(Up(coded)));
        Assert.Equal(coded.Uniqueid, bench.Last.Ref);
        bench.TakeOut(coded);
        Assert.Equal((coded.Uniqueid, Phone.Uniqueid), (bench.Gone.Ref, bench.Gone.ContinuesIn));
        Assert.Equal((Phone.Uniqueid, ConnectionState.Connected), (bench.Last.Ref, bench.Last.State));
    }

    [Fact]
    public void Call_rung_back_by_the_parking_lot_alerts_and_goes_on()
    {
        var rung = Channel("1763000000.30", "PJSIP/1001-00000030", ChannelPhase.Down, "1001");
        var bench = new ParkingBench().Talk().Park().LetGo();
        bench.Feed(new BridgeLeft("lot", Up(Trunk)), new ChannelCreated(rung), new DialBegun(Up(Trunk), rung), Ringing(rung));
        Assert.Equal(
            (Phone.Uniqueid, ConnectionState.Alerting, null, CallCapabilities.Answer | CallCapabilities.Reject),
            (bench.Last.Ref, bench.Last.State, bench.Last.ParkedAt, bench.Last.Capabilities));
        Assert.Equal(rung.Name, ChannelTracker.LegOf(bench.State, "1001", Phone.Uniqueid)?.Name);
        bench.Feed([new ChannelChanged(Up(rung)), new DialEnded(Up(Trunk), Up(rung), "ANSWER"), .. Joined("b3", rung, Trunk)]);
        Assert.Equal((Phone.Uniqueid, Phone.Uniqueid, ConnectionState.Connected), (bench.Last.Ref, bench.Last.Uniqueid, bench.Last.State));
    }

    [Fact]
    public void Call_rung_back_and_not_answered_ends_as_parked()
    {
        var rung = Channel("1763000000.30", "PJSIP/1001-00000030", ChannelPhase.Down, "1001");
        var bench = new ParkingBench().Talk().Park().LetGo();
        bench.Feed(new BridgeLeft("lot", Up(Trunk)), new ChannelCreated(rung), new DialBegun(Up(Trunk), rung), Ringing(rung));
        bench.Feed(new DialEnded(Up(Trunk), rung, "NOANSWER"), new HungUp(rung, 19));
        Assert.Equal(ConnectionState.Queued, bench.Last.State);
        bench.Feed(new HungUp(Up(Trunk), 16));
        Assert.Equal(new CallGone(Phone.Uniqueid, Phone.Uniqueid, EndReason.Parked), bench.Gone);
    }

    [Fact]
    public void Call_rung_back_at_another_phone_while_the_space_is_still_announced_waits_again_once_that_is_refused()
    {
        var rung = Channel("1763000000.30", "PJSIP/1001-00000030", ChannelPhase.Down, "1001");
        var bench = new ParkingBench().Talk().Park();
        bench.Feed(new BridgeLeft("lot", Up(Trunk)), new ChannelCreated(rung), new DialBegun(Up(Trunk), rung), Ringing(rung));
        Assert.Equal(ConnectionState.Alerting, bench.Last.State);
        bench.Feed(new DialEnded(Up(Trunk), rung, "BUSY"), new HungUp(rung, 17));
        Assert.Equal(ConnectionState.Queued, bench.Last.State);
    }

    [Fact]
    public void Call_that_a_colleague_takes_ends_as_parked()
    {
        var bench = new ParkingBench().Talk().Park().LetGo().Feed(new ChannelCreated(Other), new ChannelChanged(Up(Other))).TakeOut(Other);
        Assert.Equal(new CallGone(Phone.Uniqueid, Phone.Uniqueid, EndReason.Parked), bench.Gone);
    }

    [Fact]
    public void Call_that_a_colleague_takes_while_the_space_is_still_announced_ends_as_parked()
    {
        var bench = new ParkingBench().Talk().Park().Feed(new ChannelCreated(Other), new ChannelChanged(Up(Other))).TakeOut(Other);
        Assert.Equal(EndReason.Parked, bench.Gone.Reason);
        bench.LetGo();
        Assert.Single(bench.AllTold.OfType<CallGone>());
    }

    [Fact]
    public void Parked_party_who_gives_up_ends_the_call_as_parked()
    {
        var bench = new ParkingBench().Talk().Park().LetGo();
        bench.Feed(new HangUpAsked(Up(Trunk)), new BridgeLeft("lot", Up(Trunk)), new HungUp(Up(Trunk), 16));
        Assert.Equal(EndReason.Parked, bench.Gone.Reason);
        Assert.Equal(0, bench.State.ChannelCount);
    }

    [Fact]
    public void Transfer_to_the_parking_lot_is_a_parking()
    {
        var bench = new ParkingBench().Talk().Feed(new BlindTransferred(Up(Phone), Up(Trunk), "700")).Park().LetGo();
        Assert.Equal((ConnectionState.Queued, "701"), (bench.Last.State, bench.Last.ParkedAt));
        Assert.Empty(bench.AllTold.OfType<CallGone>());
    }

    /// <summary>Two threads of Asterisk's tell of it: one in five came in this order.</summary>
    [Fact]
    public void Transfer_to_the_parking_lot_that_is_told_after_the_parking_is_a_parking()
    {
        var bench = new ParkingBench().Talk().Feed(
            new BridgeLeft("b1", Up(Trunk)), new CallParked(Up(Trunk), "701", "PJSIP/1001", "default"), new BlindTransferred(Up(Phone), Up(Trunk), "700"),
            new BridgeEntered("lot", true, Up(Trunk), Parking: true));
        bench.LetGo();
        Assert.Equal((ConnectionState.Queued, "701"), (bench.Last.State, bench.Last.ParkedAt));
        Assert.Empty(bench.AllTold.OfType<CallGone>());
    }

    /// <summary>The lot's own events go another way than the channels' and may be overtaken by all of them.</summary>
    [Fact]
    public void Call_taken_back_before_the_lot_says_anything_goes_on()
    {
        var bench = new ParkingBench().Talk().Feed(new BridgeLeft("b1", Up(Trunk)), new BridgeEntered("lot", true, Up(Trunk), Parking: true)).LetGo();
        Assert.Equal((ConnectionState.Queued, null), (bench.Last.State, bench.Last.ParkedAt));
        bench.Feed([new ChannelCreated(Returning), new ChannelChanged(Up(Returning)), new BridgeLeft("lot", Up(Trunk)), .. Joined("b2", Trunk, Returning)]);
        bench.Feed(new CallParked(Up(Trunk), "701", "PJSIP/1001", "default"), new CallUnparked(Up(Trunk), Up(Returning)));
        Assert.Equal((Phone.Uniqueid, ConnectionState.Connected, null), (bench.Last.Ref, bench.Last.State, bench.Last.ParkedAt));
        bench.Feed(new HungUp(Up(Trunk), 16), new HungUp(Up(Returning), 16), new CallUnparked(Up(Trunk), Up(Returning)));
        Assert.Equal(EndReason.RemoteHangUp, bench.AllTold.OfType<CallGone>().Single(gone => gone.ContinuesIn is null).Reason);
        Assert.Equal(0, bench.State.ChannelCount);
    }

    [Fact]
    public void Transfer_to_the_parking_lot_is_a_parking_whatever_the_lot_says_when()
    {
        var bench = new ParkingBench().Talk().Feed(
            new BlindTransferred(Up(Phone), Up(Trunk), "700"), new BridgeLeft("b1", Up(Trunk)), new BridgeEntered("lot", true, Up(Trunk), Parking: true)).LetGo();
        bench.Feed(new CallParked(Up(Trunk), "701", "PJSIP/1001", "default"));
        Assert.Equal((Phone.Uniqueid, ConnectionState.Queued, "701"), (bench.Last.Ref, bench.Last.State, bench.Last.ParkedAt));
    }

    [Fact]
    public void Call_that_somebody_else_parked_away_is_over_when_it_is_said_who() => Assert.Equal(EndReason.Parked, new ParkingBench().Talk().Feed(
        new BridgeLeft("b1", Up(Trunk)), new BridgeEntered("lot", true, Up(Trunk), Parking: true), new CallParked(Up(Trunk), "701", "PJSIP/1003")).LetGo().Gone.Reason);

    [Fact]
    public void What_another_parked_comes_in_even_if_the_lot_does_not_say_who_took_it()
    {
        var bench = new ParkingBench("1003").Talk().Park().LetGo();
        bench.Feed([new ChannelCreated(Other), new ChannelChanged(Up(Other)), new BridgeLeft("lot", Up(Trunk)), .. Joined("b2", Trunk, Other)]);
        Assert.Equal((Direction.Inbound, "02079460000"), (bench.Last.Direction, bench.Last.CalledNumber));
    }

    [Fact]
    public void Call_that_somebody_else_parked_away_is_over_for_the_agent() =>
        Assert.Equal(EndReason.Parked, new ParkingBench().Talk().Park("PJSIP/1003").LetGo().Gone.Reason);

    [Fact]
    public void Call_that_another_parked_comes_in_to_the_agent_who_takes_it()
    {
        var bench = new ParkingBench("1003").Talk().Park().LetGo();
        bench.Feed(new ChannelCreated(Other), new ChannelChanged(Up(Other))).TakeOut(Other);
        Assert.Equal(
            (Other.Uniqueid, ConnectionState.Connected, Direction.Inbound, "07814256404", "02079460000"),
            (bench.Last.Ref, bench.Last.State, bench.Last.Direction, bench.Last.Far.Number, bench.Last.CalledNumber));
    }

    [Fact]
    public void Call_that_another_parked_is_never_shown_as_one_with_the_space()
    {
        var bench = new ParkingBench().Feed(
            new ChannelCreated(Trunk), new ChannelChanged(Up(Trunk)), new CallParked(Up(Trunk), "701", "PJSIP/1003", "default"), new BridgeEntered("lot", true, Up(Trunk)),
            new ChannelCreated(Returning), new ChannelChanged(Up(Returning))).TakeOut(Returning);
        Assert.All(bench.AllTold.OfType<CallObserved>().Where(o => o.Call.Direction == Direction.Inbound), o => Assert.Equal(Trunk.Caller.Number, o.Call.Far.Number));
    }

    [Fact]
    public void Own_dial_for_what_another_parked_reaches_nobody_before_it_has_it()
    {
        var fetching = Channel("our-id", "PJSIP/1003-00000022", ChannelPhase.Down, "1003");
        var bench = new ParkingBench("1003").Talk().Park().LetGo();
        bench.Feed(new OriginateBegun("1003", "our-id", null, Space: "701"), new ChannelCreated(fetching), new DialBegun(null, fetching), Ringing(fetching), new ChannelChanged(Up(fetching)));
        Assert.Equal(ConnectionState.Initiated, bench.Last.State);
        bench.TakeOut(fetching);
        Assert.Equal(
            ("our-id", ConnectionState.Connected, Direction.Inbound, "07814256404"),
            (bench.Last.Ref, bench.Last.State, bench.Last.Direction, bench.Last.Far.Number));
    }

    [Fact]
    public void Own_dial_that_finds_the_space_empty_reached_nobody()
    {
        var fetching = Channel("our-id", "PJSIP/1001-00000022", ChannelPhase.Down, "1001");
        var bench = new ParkingBench().Feed(
            new OriginateBegun("1001", "our-id", null, Space: "701"), new ChannelCreated(fetching), new DialBegun(null, fetching), Ringing(fetching),
            new ChannelChanged(Up(fetching)), new HungUp(Up(fetching), 16));
        Assert.Equal([ConnectionState.Initiated], bench.AllTold.OfType<CallObserved>().Select(o => o.Call.State).Distinct());
        Assert.Equal(EndReason.Unreachable, bench.Gone.Reason);
    }

    [Fact]
    public void List_keeps_a_parked_call()
    {
        var bench = new ParkingBench().Talk().Park().LetGo().List(Up(Trunk) with { BridgeId = "lot" });
        var call = Assert.Single(Assert.IsType<LinkUp>(bench.Told.Single()).Calls);
        Assert.Equal((Phone.Uniqueid, ConnectionState.Queued, "701"), (call.Ref, call.State, call.ParkedAt));
    }

    [Fact]
    public void Call_parked_while_nobody_looked_is_parked()
    {
        var bench = new ParkingBench().Talk().List(Up(Trunk) with { BridgeId = "lot" });
        var call = Assert.Single(Assert.IsType<LinkUp>(bench.Told.Single()).Calls);
        Assert.Equal((Phone.Uniqueid, ConnectionState.Queued, "701"), (call.Ref, call.State, call.ParkedAt));
    }

    [Fact]
    public void Call_answered_and_parked_while_nobody_looked_is_the_one_that_rang()
    {
        var bench = new ParkingBench().Feed(new ChannelCreated(Trunk), new DialBegun(Trunk, Phone), Ringing(Phone)).List(Up(Trunk) with { BridgeId = "lot" });
        var call = Assert.Single(Assert.IsType<LinkUp>(bench.Told.Single()).Calls);
        Assert.Equal((Phone.Uniqueid, ConnectionState.Queued, "701"), (call.Ref, call.State, call.ParkedAt));
    }

    [Fact]
    public void Parked_party_who_talks_with_somebody_unknown_behind_a_Local_channel_is_parked_away()
    {
        var local = Channel("1763000000.40", "Local/1003@from-internal-00000001;1", ChannelPhase.Up, "1003");
        var bench = new ParkingBench().Talk().Park().LetGo().Feed([new BridgeLeft("lot", Up(Trunk)), new CallUnparked(Up(Trunk)), .. Joined("b2", local, Trunk)]);
        Assert.Equal(EndReason.Parked, bench.Gone.Reason);
    }

    [Fact]
    public void List_made_while_the_parking_lot_rings_back_shows_one_call()
    {
        var rung = Channel("1763000000.30", "PJSIP/1001-00000030", ChannelPhase.Ringing, "1001") with { Linkedid = Trunk.Linkedid, Application = "AppDial" };
        var bench = new ParkingBench().Talk().Park().LetGo().List(Up(Trunk), rung);
        var call = Assert.Single(Assert.IsType<LinkUp>(bench.Told.Single()).Calls);
        Assert.Equal((Phone.Uniqueid, ConnectionState.Alerting), (call.Ref, call.State));
    }

    [Fact]
    public void Call_rung_back_that_a_list_took_for_another_is_that_call_once_it_is_told_who_rings()
    {
        var rung = Channel("1763000000.30", "PJSIP/1001-00000030", ChannelPhase.Ringing, "1001");
        var bench = new ParkingBench().Talk().Park().LetGo().List(Up(Trunk), rung);
        Assert.Equal(2, Assert.IsType<LinkUp>(bench.Told.Single()).Calls.Length);
        bench.Feed(new DialBegun(Up(Trunk), rung));
        Assert.Equal((rung.Uniqueid, Phone.Uniqueid), (bench.Gone.Ref, bench.Gone.ContinuesIn));
        Assert.Equal((Phone.Uniqueid, ConnectionState.Alerting), (bench.Last.Ref, bench.Last.State));
    }

    [Fact]
    public void Call_parked_before_our_time_is_known_by_who_waits()
    {
        var bench = new ParkingBench().List(Up(Trunk) with { BridgeId = "lot" });
        var call = Assert.Single(Assert.IsType<LinkUp>(bench.Told.Single()).Calls);
        Assert.Equal(
            (Trunk.Uniqueid, ConnectionState.Queued, "701", Trunk.Uniqueid, "07814256404", Direction.Inbound),
            (call.Ref, call.State, call.ParkedAt, call.FarId, call.Far.Number, call.Direction));
        bench.Feed(new ChannelCreated(Returning), new ChannelChanged(Up(Returning))).TakeOut(Returning);
        Assert.Equal((Trunk.Uniqueid, ConnectionState.Connected), (bench.Last.Ref, bench.Last.State));
    }

    [Fact]
    public void Call_whose_space_is_being_announced_when_we_come_is_one_call()
    {
        var bench = new ParkingBench().List(Up(Trunk) with { BridgeId = "lot" }, Up(Phone) with { BridgeId = "b1", Application = "AppDial" });
        var call = Assert.Single(Assert.IsType<LinkUp>(bench.Told.Single()).Calls);
        Assert.Equal((Phone.Uniqueid, "701"), (call.Ref, call.ParkedAt));
    }

    [Fact]
    public void Call_taken_by_a_colleague_while_nobody_looked_ends_as_parked()
    {
        var bench = new ParkingBench().Talk().Park().LetGo().List(Up(Trunk) with { BridgeId = "b2" }, Up(Other) with { BridgeId = "b2" });
        Assert.Empty(bench.Told.OfType<LinkUp>().Single().Calls);
        Assert.Equal(EndReason.Parked, bench.Gone.Reason);
    }

    [Fact]
    public void Call_taken_back_while_nobody_looked_goes_on()
    {
        var bench = new ParkingBench().Talk().Park().LetGo().List(Up(Trunk) with { BridgeId = "b2" }, Up(Returning) with { BridgeId = "b2", Application = "ParkedCall" });
        var call = Assert.Single(bench.Told.OfType<LinkUp>().Single().Calls);
        Assert.Equal((Phone.Uniqueid, ConnectionState.Connected), (call.Ref, call.State));
    }

    [Fact]
    public void Parked_party_who_is_not_in_the_list_is_gone()
    {
        var bench = new ParkingBench().Talk().Park().LetGo().List();
        Assert.Empty(bench.Told.OfType<LinkUp>().Single().Calls);
        bench.Feed(new HungUp(Up(Trunk), 16));
        Assert.Equal(EndReason.Parked, bench.Gone.Reason);
    }

    [Fact]
    public void Space_is_known_to_be_taken_or_free_once_the_list_told_it()
    {
        var bench = new ParkingBench().Talk().Park();
        Assert.Equal((false, "default"), ChannelTracker.LotOf(bench.State, "1001", "701"));
        bench.List(Up(Trunk) with { BridgeId = "lot" });
        Assert.Equal((true, "default"), ChannelTracker.LotOf(bench.State, "1001", "701"));
        Assert.Equal((true, null), ChannelTracker.LotOf(bench.State, "1001", "702"));
    }
}
