using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>What no recording shows and the model does not do.</summary>
public sealed class ChannelTrackerTests
{
    private static readonly ChannelSnapshot Trunk = Channel("1763000000.1", "PJSIP/trunk-00000001", ChannelPhase.Ring, "07814256404") with { Exten = "02079460000" };
    private static readonly ChannelSnapshot Phone = Channel("1763000000.9", "PJSIP/1001-00000009", ChannelPhase.Down, "1001");
    private static readonly ChannelSnapshot OtherPhone = Channel("1763000000.10", "PJSIP/1001-0000000a", ChannelPhase.Down, "1001");
    private readonly List<Observation> _told = [];
    private TrackerState _state = ChannelTracker.Start(new TrackerOptions([new PhoneLine("1001", "PJSIP/1001")]));

    [Fact]
    public void Forked_ring_is_one_call_named_by_the_numerically_lowest_channel()
    {
        Feed(new ChannelCreated(Trunk), new DialBegun(Trunk, OtherPhone), new DialBegun(Trunk, Phone), Ringing(OtherPhone), Ringing(Phone));
        Assert.Equal(["1763000000.10"], Seen().Select(c => c.Ref).Distinct());
        Assert.Equal(Phone.Uniqueid, Seen().Last().Uniqueid);
    }

    [Fact]
    public void Fork_that_answers_without_ringing_is_the_call_that_rings()
    {
        Feed(new ChannelCreated(Trunk), new DialBegun(Trunk, Phone), new DialBegun(Trunk, OtherPhone), Ringing(Phone));
        Feed(new ChannelChanged(OtherPhone with { Phase = ChannelPhase.Up }), new DialEnded(Trunk, Phone, "CANCEL"), new HungUp(Phone, 26));
        Assert.Equal((Phone.Uniqueid, OtherPhone.Uniqueid), (Seen().Last().Ref, Seen().Last().Uniqueid));
        Assert.DoesNotContain(_told, o => o is CallGone);
    }

    [Theory]
    [InlineData(1, EndReason.Unreachable)]
    [InlineData(21, EndReason.Rejected)]
    [InlineData(0, EndReason.NoAnswer)]
    public void Dial_that_ended_unanswered_failed_for_the_cause_the_far_end_gave(int cause, EndReason expected)
    {
        var dialler = Channel("1763000000.40", "PJSIP/1001-00000040", ChannelPhase.Ring, "1001") with { Exten = "07814256404" };
        var far = Channel("1763000000.41", "PJSIP/trunk-00000041", ChannelPhase.Down, "07814256404");
        Feed(new ChannelCreated(dialler), new DialBegun(dialler, far), new HangUpAsked(far, Cause: cause), new DialEnded(dialler, far, "NOANSWER"));
        Assert.Equal((ConnectionState.Failed, expected), (Seen().Last().State, Seen().Last().Failure));
    }

    [Fact]
    public void Caller_who_hangs_up_before_the_phones_bridging_is_told_has_hung_up()
    {
        var (up, far) = (Phone with { Phase = ChannelPhase.Up }, Trunk with { Phase = ChannelPhase.Up });
        Feed(
            new ChannelCreated(Trunk),
            new DialBegun(Trunk, Phone),
            Ringing(Phone),
            new DialEnded(Trunk, Phone, "ANSWER"),
            new BridgeEntered("b1", false, far),
            new HangUpAsked(far),
            new BridgeEntered("b1", false, up),
            new BridgeLeft("b1", up),
            new BridgeLeft("b1", far),
            new HungUp(up, 16));
        Assert.Equal(EndReason.RemoteHangUp, Assert.Single(_told.OfType<CallGone>()).Reason);
    }

    [Fact]
    public void A_list_that_names_a_channel_twice_is_taken()
    {
        var up = Phone with { Phase = ChannelPhase.Up, Age = TimeSpan.FromSeconds(5) };
        Feed(new SnapshotBegun(), new SnapshotTaken(null, "one", [up, up], []));
        Assert.Single(Assert.IsType<LinkUp>(_told.Last()).Calls);
    }

    [Fact]
    public void Call_that_the_phone_system_cuts_off_when_it_shuts_down_is_nobodys_hang_up()
    {
        var up = Phone with { Phase = ChannelPhase.Up };
        Feed(new ChannelCreated(Trunk), new DialBegun(Trunk, Phone), Ringing(Phone), new ChannelChanged(up));
        Feed(new BridgeEntered("b1", false, up), new BridgeEntered("b1", false, Trunk with { Phase = ChannelPhase.Up }));
        Feed(new CutOff(Trunk), new CutOff(up), new BridgeLeft("b1", up), new HungUp(up, 16));
        Assert.Equal(EndReason.Unknown, Assert.IsType<CallGone>(_told.Last()).Reason);
    }

    [Fact]
    public void Dial_that_two_lists_do_not_know_is_forgotten()
    {
        const string Ref = "5d9f7a54-0000-4000-8000-000000000001";
        SnapshotTaken nothing = new(null, "one", [], []);
        Feed(new OriginateBegun("1001", Ref, "01632960001"), new SnapshotBegun(), nothing);
        Assert.True(ChannelTracker.Knows(_state, Ref));
        Feed(new SnapshotBegun(), nothing);
        Assert.False(ChannelTracker.Knows(_state, Ref));
    }

    [Fact]
    public void Dial_announced_after_a_list_was_asked_for_is_kept_over_that_list_and_the_next()
    {
        const string Ref = "5d9f7a54-0000-4000-8000-000000000001";
        SnapshotTaken nothing = new(null, "one", [], []);
        Feed(new SnapshotBegun(), new OriginateBegun("1001", Ref, "01632960001"), nothing, new SnapshotBegun(), nothing);
        Assert.True(ChannelTracker.Knows(_state, Ref));
    }

    [Fact]
    public void Progress_without_ringing_alerts()
    {
        Feed(new ChannelCreated(Trunk), new DialBegun(Trunk, Phone), new DialProgressed(Trunk, Phone, "PROGRESS"));
        Assert.Equal(ConnectionState.Alerting, Seen().Last().State);
    }

    [Fact]
    public void Missing_Newchannel_and_DialBegin_are_made_up_for_by_any_event()
    {
        var up = Phone with { Phase = ChannelPhase.Up, Connected = new Party("07814256404", null) };
        Feed(new BridgeEntered("b1", false, up), new BridgeEntered("b1", false, Trunk with { Phase = ChannelPhase.Up }));
        var call = Seen().Last();
        Assert.Equal((ConnectionState.Connected, Direction.Inbound, "07814256404"), (call.State, call.Direction, call.Far.Number));
    }

    [Fact]
    public void Pickup_by_the_agent_turns_the_dialled_feature_code_into_an_inbound_call()
    {
        var picker = Channel("1763000000.20", "PJSIP/1001-00000020", ChannelPhase.Ring, "1001") with { Exten = "*8" };
        var rung = Channel("1763000000.15", "PJSIP/1003-00000015", ChannelPhase.Ringing, "1003");
        Feed(new ChannelCreated(Trunk), new ChannelCreated(rung), new DialBegun(Trunk, rung), new ChannelCreated(picker));
        Assert.Equal(Direction.Outbound, Seen().Last().Direction);
        Feed(
            new CallPickedUp(picker, rung),
            new DialEnded(Trunk, rung, "ANSWER"),
            new ChannelRenamed(picker.Uniqueid, picker.Name + "<MASQ>"),
            new ChannelRenamed(rung.Uniqueid, picker.Name),
            new ChannelRenamed(picker.Uniqueid, rung.Name + "<ZOMBIE>"),
            new HungUp(picker with { Name = rung.Name + "<ZOMBIE>" }, 16));
        var joined = rung with { Name = picker.Name, Phase = ChannelPhase.Up };
        Feed(new ChannelChanged(joined), new BridgeEntered("b1", false, joined), new BridgeEntered("b1", false, Trunk with { Phase = ChannelPhase.Up }));
        var call = Seen().Last();
        Assert.Equal(
            (picker.Uniqueid, rung.Uniqueid, Direction.Inbound, ConnectionState.Connected, "07814256404"),
            (call.Ref, call.Uniqueid, call.Direction, call.State, call.Far.Number));
        Assert.DoesNotContain(_told, o => o is CallGone);
    }

    [Fact]
    public void Ring_picked_up_by_a_colleague_ends_as_picked_up()
    {
        var picker = Channel("1763000000.20", "PJSIP/1003-00000020", ChannelPhase.Ring, "1003");
        Feed(
            new ChannelCreated(Trunk),
            new DialBegun(Trunk, Phone),
            Ringing(Phone),
            new ChannelCreated(picker),
            new CallPickedUp(picker, Phone),
            new ChannelRenamed(picker.Uniqueid, picker.Name + "<MASQ>"),
            new ChannelRenamed(Phone.Uniqueid, picker.Name),
            new ChannelRenamed(picker.Uniqueid, Phone.Name + "<ZOMBIE>"));
        Assert.Equal(EndReason.PickedUp, Assert.Single(_told.OfType<CallGone>()).Reason);
        Assert.Empty(ChannelTracker.CallsOf(_state, "1001"));
    }

    [Fact]
    public void Reject_ordered_by_a_program_reads_as_rejected_whatever_the_dial_says()
    {
        Feed(
            new ChannelCreated(Trunk),
            new DialBegun(Trunk, Phone),
            Ringing(Phone),
            new HangUpAsked(Phone, ByProgram: true),
            new DialEnded(Trunk, Phone, "NOANSWER"),
            new HungUp(Phone, 21));
        Assert.Equal(EndReason.Rejected, Assert.Single(_told.OfType<CallGone>()).Reason);
    }

    [Fact]
    public void Redirected_by_the_phone_reads_as_forwarded()
    {
        Feed(new ChannelCreated(Trunk), new DialBegun(Trunk, Phone), Ringing(Phone), new DialEnded(Trunk, Phone, "CANCEL", "1002"), new HungUp(Phone, 0));
        Assert.Equal(EndReason.Forwarded, Assert.Single(_told.OfType<CallGone>()).Reason);
    }

    [Fact]
    public void Parked_agent_is_queued_and_agent_who_parks_ends_as_parked()
    {
        var up = Talk();
        Feed(new CallParked(Trunk), new BridgeLeft("b1", Trunk), new BridgeLeft("b1", up), new HungUp(up, 16));
        Assert.Equal(EndReason.Parked, Assert.Single(_told.OfType<CallGone>()).Reason);
        Feed(new BridgeEntered("lot", true, OtherPhone with { Phase = ChannelPhase.Up, Exten = "70" }));
        Assert.Equal(ConnectionState.Queued, Seen().Last().State);
    }

    [Fact]
    public void Three_in_a_bridge_are_told_as_parties()
    {
        Talk();
        Feed(new BridgeEntered("b1", false, Channel("1763000000.30", "PJSIP/1003-00000030", ChannelPhase.Up, "1003")));
        Assert.Equal(["07814256404", "1003"], Seen().Last().Parties.Select(p => p.Number));
    }

    [Fact]
    public void Somebody_unknown_behind_a_Local_channel_who_leaves_first_has_hung_up()
    {
        var local = Channel("1763000000.12", "Local/member@queue-00000001;2", ChannelPhase.Up, "1001");
        var up = Phone with { Phase = ChannelPhase.Up };
        Feed(
            new BridgeEntered("b1", false, up), new BridgeEntered("b1", false, local), new BridgeLeft("b1", local), new BridgeLeft("b1", up), new HungUp(up, 16));
        Assert.Equal(EndReason.RemoteHangUp, Assert.Single(_told.OfType<CallGone>()).Reason);
    }

    [Fact]
    public void Restart_of_the_phone_system_ends_every_call_of_the_former_run()
    {
        Feed(new SnapshotBegun(), new SnapshotTaken("pbx", "first", [], []));
        Talk();
        Feed(new SnapshotBegun(), new SnapshotTaken("pbx", "second", [], []));
        Assert.Empty(Assert.IsType<LinkUp>(_told[^1]).Calls);
        Assert.Equal(0, _state.ChannelCount);
    }

    [Fact]
    public void Hung_up_channel_does_not_come_back()
    {
        var up = Talk();
        Feed(new HungUp(up, 16));
        _told.Clear();
        Feed(new ChannelCreated(Phone), new ChannelChanged(up), new BridgeEntered("b1", false, up), new HungUp(up, 16));
        Assert.Empty(_told);
    }

    [Fact]
    public void Calls_of_others_are_told_to_nobody_and_leave_nothing_behind()
    {
        for (var call = 0; call < 3 * 1024; call++)
        {
            var caller = Channel($"1763000001.{2 * call}", "PJSIP/trunk-00000001", ChannelPhase.Ring, "07814256404");
            var other = Channel($"1763000001.{(2 * call) + 1}", "PJSIP/10010-00000002", ChannelPhase.Down, "10010");
            Feed(
                new ChannelCreated(caller),
                new ChannelCreated(other),
                new DialBegun(caller, other),
                Ringing(other),
                new DialEnded(caller, other, "ANSWER"),
                new BridgeEntered("b" + call, false, caller),
                new BridgeEntered("b" + call, false, other),
                new HungUp(other, 16),
                new HungUp(caller, 16));
        }

        Assert.Empty(_told);
        Assert.Equal(0, _state.ChannelCount);
        Assert.Empty(_state.Bridges);
        Assert.Equal(TrackerState.TombstonesKept, _state.Tombstones.Count);
    }

    [Fact]
    public void Originate_that_never_made_a_channel_ends_the_dial()
    {
        Feed(new OriginateBegun("1001", "our-id", "01632960001"), new OriginateEnded("our-id", false, 0));
        var gone = Assert.IsType<CallGone>(Assert.Single(_told));
        Assert.Equal(new CallGone("our-id", "our-id", EndReason.Unreachable), gone with { Problem = null });
        Assert.Contains("PJSIP/1001", gone.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PJSIP/1001-0000001f", "1001")]
    [InlineData("PJSIP/1001-0000001f<ZOMBIE>", null)]
    [InlineData("PJSIP/10010-0000001f", null)]
    [InlineData("PJSIP/1001", null)]
    [InlineData("PJSIP/1001-", null)]
    [InlineData("Local/1001@x-0000001f;1", null)]
    public void Channel_is_the_agents_by_its_exact_device(string name, string? extension) =>
        Assert.Equal(extension, _state.ExtensionOf(name));

    private static ChannelSnapshot Channel(string uniqueid, string name, ChannelPhase phase, string number) =>
        new() { Uniqueid = uniqueid, Name = name, Phase = phase, Caller = new Party(number, null) };

    private static ChannelChanged Ringing(ChannelSnapshot channel) => new(channel with { Phase = ChannelPhase.Ringing });

    private ChannelSnapshot Talk()
    {
        var up = Phone with { Phase = ChannelPhase.Up };
        Feed(
            new ChannelCreated(Trunk),
            new DialBegun(Trunk, Phone),
            Ringing(Phone),
            new DialEnded(Trunk, Phone, "ANSWER"),
            new BridgeEntered("b1", false, up),
            new BridgeEntered("b1", false, Trunk with { Phase = ChannelPhase.Up }));
        Assert.Equal(ConnectionState.Connected, Seen().Last().State);
        return up;
    }

    private IEnumerable<CallObservation> Seen() => _told.OfType<CallObserved>().Select(o => o.Call);

    private void Feed(params ChannelEvent[] events)
    {
        foreach (var happened in events)
        {
            (_state, var told) = ChannelTracker.Apply(_state, happened);
            _told.AddRange(told.Select(t => t.Observation));
        }
    }
}
