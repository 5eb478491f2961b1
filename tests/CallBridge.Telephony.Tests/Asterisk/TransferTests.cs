using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;
using static CallBridge.Telephony.Tests.Asterisk.TrackerBench;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>Two calls of one phone, and what becomes of them, event by event as Asterisk 22 told it.</summary>
public sealed class TransferTests
{
    private readonly TrackerBench _agent = new("1001");

    [Fact]
    public void Call_dialled_while_one_is_held_is_a_consultation_about_it()
    {
        _agent.Talk().Hold().DialColleague();
        Assert.Equal(Agent.Uniqueid, _agent.Call(Second).ConsultOf);
        Assert.Equal(ConnectionState.Held, _agent.Call(Agent).State);
    }

    [Fact]
    public void Call_dialled_while_none_is_held_is_no_consultation()
    {
        _agent.Talk().DialColleague();
        Assert.Null(_agent.Call(Second).ConsultOf);
    }

    [Fact]
    public void Feature_code_dialled_while_one_is_held_is_no_consultation()
    {
        _agent.Talk().Hold().Feed(new ChannelCreated(Second with { Exten = "*8" }), new ChannelChanged(Up(Second)));
        Assert.Null(_agent.Call(Second).ConsultOf);
    }

    [Fact]
    public void Of_two_held_calls_none_is_taken_for_the_one_consulted_about()
    {
        var other = Channel("1763000000.8", "PJSIP/1001-00000008", ChannelPhase.Down, "1001");
        _agent.Talk().Hold().Feed(
            new DialBegun(Channel("1763000000.7", "PJSIP/trunk-00000007", ChannelPhase.Ring, "07700900123"), other),
            new ChannelChanged(other with { Phase = ChannelPhase.Ringing }),
            new ChannelChanged(Up(other)),
            new HoldChanged(Up(other), Held: true));
        _agent.DialColleague();
        Assert.Null(_agent.Call(Second).ConsultOf);
    }

    [Fact]
    public void Consultation_from_the_panel_names_the_call_it_is_about()
    {
        var click = Second with { Uniqueid = "our-id", Phase = ChannelPhase.Down, Exten = null };
        _agent.Talk().Hold().Feed(
            new OriginateBegun("1001", "our-id", "2001", Agent.Uniqueid),
            new ChannelCreated(click),
            new DialBegun(null, click));
        Assert.Equal((Agent.Uniqueid, "2001"), (_agent.Call(click).ConsultOf, _agent.Call(click).CalledNumber));
    }

    [Fact]
    public void Consultation_given_up_leaves_the_first_call_held()
    {
        _agent.Talk().Hold().DialColleague().ColleagueAnswers().Feed(
            new HangUpAsked(Up(Second)),
            new BridgeLeft("b2", Up(Second)),
            new BridgeLeft("b2", Up(Colleague)),
            new HungUp(Up(Second), 16),
            new HungUp(Up(Colleague), 16));
        Assert.Equal(EndReason.LocalHangUp, _agent.End(Second));
        Assert.Equal(ConnectionState.Held, _agent.Call(Agent).State);
        Assert.Null(_agent.End(Agent));
    }

    [Fact]
    public void Far_ends_joined_by_the_Bridge_action_end_both_parts_as_transferred()
    {
        _agent.Talk().Hold().DialColleague().ColleagueAnswers().Feed([.. Joined(), new HungUp(Up(Agent), 16), new HungUp(Up(Second), 16)]);
        Assert.Equal((EndReason.Transferred, EndReason.Transferred), (_agent.End(Agent), _agent.End(Second)));
    }

    [Fact]
    public void Leg_hung_up_before_the_colleague_is_moved_ends_as_transferred_all_the_same()
    {
        _agent.Talk().Hold().DialColleague().ColleagueAnswers().Feed(
            new BridgeLeft("b1", Up(Caller)),
            new BridgeEntered("b3", false, Up(Caller)),
            new BridgeLeft("b1", Up(Agent)),
            new HungUp(Up(Agent), 16));
        Assert.Equal(EndReason.Transferred, _agent.End(Agent));
    }

    [Fact]
    public void Colleague_of_a_join_sees_the_outside_caller_and_who_joined_them()
    {
        var colleague = new TrackerBench("2001");
        colleague.Talk().Hold().DialColleague().ColleagueAnswers();
        Assert.Equal("1001", colleague.Call(Colleague).Far.Number);
        colleague.Feed(Joined());
        var call = colleague.Call(Colleague);
        Assert.Equal(("07814256404", "1001", ConnectionState.Connected, Direction.Inbound), (call.Far.Number, call.TransferredFrom, call.State, call.Direction));
    }

    [Fact]
    public void Far_end_that_comes_back_from_elsewhere_and_hangs_up_is_a_remote_hang_up()
    {
        _agent.Talk().Feed(
            new BridgeLeft("b1", Up(Caller)),
            new BridgeEntered("b3", false, Up(Caller)),
            new BridgeLeft("b3", Up(Caller)),
            new BridgeEntered("b1", false, Up(Caller)),
            new BridgeLeft("b1", Up(Caller)),
            new BridgeLeft("b1", Up(Agent)),
            new HungUp(Up(Agent), 16));
        Assert.Equal(EndReason.RemoteHangUp, _agent.End(Agent));
    }

    [Fact]
    public void Blonde_transfer_shows_the_colleague_the_caller_while_it_still_rings()
    {
        var colleague = new TrackerBench("2001");
        colleague.Talk().Hold().DialColleague().Feed([.. Blonde()]);
        var call = colleague.Call(Colleague);
        Assert.Equal((ConnectionState.Alerting, "07814256404", "1001"), (call.State, call.Far.Number, call.TransferredFrom));
    }

    [Fact]
    public void Blonde_transfer_ends_both_parts_of_the_agent_as_transferred()
    {
        _agent.Talk().Hold().DialColleague().Feed([.. Blonde()]);
        Assert.Equal((EndReason.Transferred, EndReason.Transferred), (_agent.End(Agent), _agent.End(Second)));
    }

    [Fact]
    public void Blonde_transfer_that_is_answered_connects_colleague_and_caller()
    {
        var colleague = new TrackerBench("2001");
        colleague.Talk().Hold().DialColleague().Feed(
        [
            .. Blonde(),
            new DialEnded(Up(Caller), Up(Colleague), "ANSWER"),
            new BridgeEntered("b3", false, Up(Colleague)),
            new BridgeEntered("b3", false, Up(Caller)),
        ]);
        var call = colleague.Call(Colleague);
        Assert.Equal((ConnectionState.Connected, "07814256404", "1001"), (call.State, call.Far.Number, call.TransferredFrom));
    }

    [Fact]
    public void Conference_shows_everybody_and_ends_the_held_part_as_transferred()
    {
        _agent.Talk().Hold().DialColleague().ColleagueAnswers().Feed(Conference());
        var call = _agent.Call(Second);
        Assert.Equal((ConnectionState.Connected, "2001"), (call.State, call.Far.Number));
        Assert.Equal(["2001", "07814256404"], call.Parties.Select(p => p.Number));
        Assert.Equal(EndReason.Transferred, _agent.End(Agent));
    }

    [Fact]
    public void Held_part_whose_hang_up_is_told_before_the_caller_is_in_the_room_ends_as_transferred()
    {
        _agent.Talk().Hold().DialColleague().ColleagueAnswers().Feed(
            new FarMoveBegun(Agent.Uniqueid),
            new BridgeLeft("b1", Up(Caller)),
            new BridgeLeft("b1", Up(Agent)),
            new HungUp(Up(Agent), 16));
        Assert.Equal(EndReason.Transferred, _agent.End(Agent));
    }

    [Fact]
    public void Held_caller_who_hangs_up_while_being_moved_is_a_remote_hang_up()
    {
        _agent.Talk().Hold().DialColleague().ColleagueAnswers().Feed(
            new FarMoveBegun(Agent.Uniqueid),
            new HangUpAsked(Up(Caller)),
            new BridgeLeft("b1", Up(Caller)),
            new BridgeLeft("b1", Up(Agent)),
            new HungUp(Up(Agent), 16));
        Assert.Equal(EndReason.RemoteHangUp, _agent.End(Agent));
    }

    [Fact]
    public void One_of_a_conference_leaving_is_not_how_the_agents_part_ends()
    {
        _agent.Talk().Hold().DialColleague().ColleagueAnswers().Feed(Conference()).Feed(
            new HangUpAsked(Up(Colleague)),
            new BridgeLeft("room", Up(Colleague)),
            new HungUp(Up(Colleague), 16));
        Assert.Equal("07814256404", _agent.Call(Second).Far.Number);
        _agent.Feed(new HangUpAsked(Up(Second)), new BridgeLeft("room", Up(Second)), new HungUp(Up(Second), 16));
        Assert.Equal(EndReason.LocalHangUp, _agent.End(Second));
    }

    [Fact]
    public void Far_end_that_a_list_shows_with_somebody_else_ends_the_part_as_transferred()
    {
        _agent.Talk().Feed(
            new SnapshotBegun(),
            new SnapshotTaken("pbx", "one", [Up(Caller) with { BridgeId = "b9" }, Up(Colleague) with { BridgeId = "b9" }, Up(Agent) with { BridgeId = "b1" }], []),
            new BridgeLeft("b1", Up(Agent)),
            new HungUp(Up(Agent), 16));
        Assert.Equal(EndReason.Transferred, _agent.End(Agent));
    }

    [Fact]
    public void Agent_who_stays_alone_in_a_conference_ends_it_by_hanging_up()
    {
        _agent.Talk().Hold().DialColleague().ColleagueAnswers().Feed(Conference()).Feed(
            new HangUpAsked(Up(Colleague)),
            new BridgeLeft("room", Up(Colleague)),
            new HungUp(Up(Colleague), 16),
            new HangUpAsked(Up(Caller)),
            new BridgeLeft("room", Up(Caller)),
            new HungUp(Up(Caller), 16));
        Assert.Equal(ConnectionState.Connected, _agent.Call(Second).State);
        _agent.Feed(new HangUpAsked(Up(Second)), new BridgeLeft("room", Up(Second)), new HungUp(Up(Second), 16));
        Assert.Equal(EndReason.LocalHangUp, _agent.End(Second));
    }

    [Fact]
    public void One_of_a_conference_who_holds_it_holds_nobody()
    {
        _agent.Talk().Hold().DialColleague().ColleagueAnswers().Feed(Conference()).Feed(new HoldChanged(Up(Colleague), Held: true));
        Assert.Equal(ConnectionState.Connected, _agent.Call(Second).State);
        _agent.Feed(new HoldChanged(Up(Caller), Held: true));
        Assert.Equal(ConnectionState.HeldByRemote, _agent.Call(Second).State);
    }

    [Fact]
    public void Two_calls_mixed_by_the_phone_are_two_connected_calls()
    {
        _agent.Talk().Hold().DialColleague().ColleagueAnswers().Feed(new HoldChanged(Up(Agent), Held: false));
        Assert.Equal((ConnectionState.Connected, ConnectionState.Connected), (_agent.Call(Agent).State, _agent.Call(Second).State));
        Assert.Empty(_agent.Call(Second).Parties);
    }

    [Fact]
    public void Mute_is_told_and_offers_to_take_it_back()
    {
        _agent.Talk();
        Assert.Equal((false, true), (_agent.Call(Agent).Muted, _agent.Call(Agent).Capabilities.HasFlag(CallCapabilities.Mute)));
        _agent.Feed(new MuteChanged(Agent.Uniqueid, true));
        Assert.Equal(
            (true, false, true),
            (_agent.Call(Agent).Muted, _agent.Call(Agent).Capabilities.HasFlag(CallCapabilities.Mute), _agent.Call(Agent).Capabilities.HasFlag(CallCapabilities.Unmute)));
    }

    [Fact]
    public void Mute_stays_with_the_device_through_a_masquerade()
    {
        var moved = Channel("1763000000.9", "AsyncGoto/PJSIP/1001-00000002", ChannelPhase.Up, "1001");
        _agent.Talk().Feed(
            new MuteChanged(Agent.Uniqueid, true),
            new ChannelCreated(moved),
            new ChannelRenamed(Agent.Uniqueid, Agent.Name + "<MASQ>"),
            new ChannelRenamed(moved.Uniqueid, Agent.Name),
            new ChannelRenamed(Agent.Uniqueid, "AsyncGoto/" + Agent.Name + "<ZOMBIE>"),
            new HungUp(Up(Agent) with { Name = "AsyncGoto/" + Agent.Name + "<ZOMBIE>" }, 16));
        Assert.Equal((moved.Uniqueid, true), (_agent.Call(Agent).Uniqueid, _agent.Call(Agent).Muted));
    }

    [Fact]
    public void Phone_that_cannot_hold_is_offered_neither_swap_nor_a_consultation_of_a_connected_call()
    {
        var options = new TrackerOptions([], CanHold: false) { CanConsult = true };
        var connected = PartCapabilities.Of(options, ConnectionState.Connected, new TrackedChannel { Uniqueid = "1", Name = "PJSIP/1001-1" }, farIsKnown: true);
        var held = PartCapabilities.Of(options, ConnectionState.Held, new TrackedChannel { Uniqueid = "1", Name = "PJSIP/1001-1" }, farIsKnown: true);
        Assert.Equal(CallCapabilities.None, connected & (CallCapabilities.Consult | CallCapabilities.Swap));
        Assert.Equal(CallCapabilities.Consult, held & (CallCapabilities.Consult | CallCapabilities.Swap));
    }

    private static ChannelEvent[] Joined() =>
    [
        new BridgeLeft("b1", Up(Caller)),
        new BridgeEntered("b3", false, Up(Caller)),
        new BridgeLeft("b2", Up(Colleague)),
        new BridgeEntered("b3", false, Up(Colleague)),
        new BridgeLeft("b1", Up(Agent)),
        new BridgeGone("b1"),
        new ChannelChanged(Up(Caller) with { Connected = new Party("2001", null) }),
        new ChannelChanged(Up(Colleague) with { Connected = new Party("07814256404", null) }),
        new BridgeLeft("b2", Up(Second)),
        new BridgeGone("b2"),
    ];

    private static ChannelEvent[] Blonde() =>
    [
        new HoldChanged(Up(Agent), Held: false),
        new AttendedTransferred(Up(Agent), Second, Up(Caller), null),
        new BridgeLeft("b1", Up(Caller)),
        new BridgeLeft("b1", Up(Agent)),
        new HungUp(Up(Agent), 16),
        new ChannelChanged(Up(Caller) with { Connected = new Party("2001", null) }),
        new ChannelChanged(Colleague with { Phase = ChannelPhase.Ringing, Connected = new Party("07814256404", null) }),
        new HungUp(Second, 16),
    ];

    private static ChannelEvent[] Conference() =>
    [
        new BridgeLeft("b2", Up(Colleague)),
        new BridgeLeft("b2", Up(Second)),
        new BridgeEntered("room", false, Up(Colleague)),
        new BridgeEntered("room", false, Up(Second)),
        new BridgeLeft("b1", Up(Caller)),
        new BridgeEntered("room", false, Up(Caller)),
        new BridgeLeft("b1", Up(Agent)),
        new HungUp(Up(Agent), 16),
    ];
}
