using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;
using static CallBridge.Telephony.Tests.Asterisk.ParkingBench;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>
/// Pickups as Asterisk from 13 on tells them: the channels keep their names and Uniqueids. <see cref="ChannelTrackerTests"/> has the masquerade that an older one shows.
/// </summary>
public sealed class PickupTests
{
    private static readonly ChannelSnapshot Picker = Channel("1763000000.20", "PJSIP/1001-00000020", ChannelPhase.Ring, "1001") with { Exten = "*8" };

    [Fact]
    public void Call_picked_up_at_the_handset_comes_in_from_its_caller()
    {
        var bench = Rung().Feed(new ChannelCreated(Picker));
        Assert.Equal(Direction.Outbound, bench.Last.Direction);
        bench.Feed(new ChannelChanged(Up(Picker)), new CallPickedUp(Up(Picker), Colleague));
        Assert.Equal(Direction.Inbound, bench.Last.Direction);
        bench.Feed([new DialEnded(Trunk, Up(Picker), "ANSWER"), new HungUp(Colleague, 16), .. Joined("b1", Picker, Trunk)]);
        Assert.Equal(
            (Picker.Uniqueid, Picker.Uniqueid, ConnectionState.Connected, "07814256404", "02079460000"),
            (bench.Last.Ref, bench.Last.Uniqueid, bench.Last.State, bench.Last.Far.Number, bench.Last.CalledNumber));
        bench.Feed(new HangUpAsked(Up(Trunk)), new BridgeLeft("b1", Up(Trunk)), new HungUp(Up(Trunk), 16), new HungUp(Up(Picker), 16));
        Assert.Equal(EndReason.RemoteHangUp, bench.Gone.Reason);
    }

    [Fact]
    public void Call_picked_up_by_our_own_dial_comes_in_from_its_caller()
    {
        var picker = Channel("our-id", "PJSIP/1001-00000020", ChannelPhase.Down, "1001");
        var bench = Rung().Feed(
            new OriginateBegun("1001", "our-id", null), new ChannelCreated(picker), new DialBegun(null, picker), Ringing(picker), new ChannelChanged(Up(picker)),
            new DialEnded(null, Up(picker), "ANSWER"));
        Assert.Equal((ConnectionState.Initiated, Direction.Outbound), (bench.Last.State, bench.Last.Direction));
        bench.Feed([new CallPickedUp(Up(picker), Colleague), new DialEnded(Trunk, Up(picker), "ANSWER"), new HungUp(Colleague, 26), .. Joined("b1", picker, Trunk)]);
        Assert.Equal(
            ("our-id", ConnectionState.Connected, Direction.Inbound, "07814256404", "02079460000"),
            (bench.Last.Ref, bench.Last.State, bench.Last.Direction, bench.Last.Far.Number, bench.Last.CalledNumber));
    }

    [Fact]
    public void Own_dial_that_came_too_late_reached_nobody()
    {
        var picker = Channel("our-id", "PJSIP/1001-00000020", ChannelPhase.Down, "1001");
        var bench = Rung().Feed(
            new OriginateBegun("1001", "our-id", null), new ChannelCreated(picker), new DialBegun(null, picker), Ringing(picker), new HungUp(Colleague, 16),
            new ChannelChanged(Up(picker)), new DialEnded(null, Up(picker), "ANSWER"), new HungUp(Up(picker), 16));
        Assert.Equal([ConnectionState.Initiated], bench.AllTold.OfType<CallObserved>().Select(o => o.Call.State).Distinct());
        Assert.Equal(EndReason.Unreachable, bench.Gone.Reason);
    }

    [Fact]
    public void Ring_that_a_colleague_picks_up_ends_as_picked_up()
    {
        var picker = Channel("1763000000.21", "PJSIP/1003-00000021", ChannelPhase.Ring, "1003") with { Exten = "*8" };
        var bench = new ParkingBench().Feed(
            new ChannelCreated(Trunk), new DialBegun(Trunk, Phone), Ringing(Phone), new ChannelCreated(picker), new ChannelChanged(Up(picker)),
            new CallPickedUp(Up(picker), Phone with { Phase = ChannelPhase.Ringing }), new DialEnded(Trunk, Up(picker), "ANSWER"), new HungUp(Phone, 16));
        Assert.Equal(new CallGone(Phone.Uniqueid, Phone.Uniqueid, EndReason.PickedUp), bench.Gone);
    }

    [Fact]
    public void Ring_picked_up_at_the_agents_second_phone_is_one_call()
    {
        var bench = new ParkingBench().Feed(
            new ChannelCreated(Trunk), new DialBegun(Trunk, Phone), Ringing(Phone), new ChannelCreated(Picker), new ChannelChanged(Up(Picker)),
            new CallPickedUp(Up(Picker), Phone with { Phase = ChannelPhase.Ringing }));
        Assert.Equal((Picker.Uniqueid, Phone.Uniqueid), (bench.Gone.Ref, bench.Gone.ContinuesIn));
        bench.Feed([new DialEnded(Trunk, Up(Picker), "ANSWER"), new HungUp(Phone, 16), .. Joined("b1", Picker, Trunk)]);
        Assert.Equal(
            (Phone.Uniqueid, Picker.Uniqueid, ConnectionState.Connected, Direction.Inbound),
            (bench.Last.Ref, bench.Last.Uniqueid, bench.Last.State, bench.Last.Direction));
        Assert.Single(bench.AllTold.OfType<CallGone>());
    }

    [Fact]
    public void Masquerade_between_two_phones_that_are_followed_moves_the_call_to_the_other()
    {
        var bench = new ParkingBench("1001", "1003").Feed(
            new ChannelCreated(Trunk), new ChannelCreated(Colleague), new DialBegun(Trunk, Colleague), Ringing(Colleague), new ChannelCreated(Picker),
            new ChannelChanged(Up(Picker)), new CallPickedUp(Up(Picker), Colleague with { Phase = ChannelPhase.Ringing }),
            new ChannelRenamed(Picker.Uniqueid, Picker.Name + "<MASQ>"),
            new ChannelRenamed(Colleague.Uniqueid, Picker.Name),
            new ChannelRenamed(Picker.Uniqueid, Colleague.Name + "<ZOMBIE>"),
            new HungUp(Up(Picker) with { Name = Colleague.Name + "<ZOMBIE>" }, 16));
        Assert.Equal(new CallGone(Colleague.Uniqueid, Colleague.Uniqueid, EndReason.PickedUp), bench.Gone);
        Assert.Equal((Picker.Uniqueid, Colleague.Uniqueid, Direction.Inbound), (bench.Last.Ref, bench.Last.Uniqueid, bench.Last.Direction));
    }

    [Fact]
    public void Masquerade_that_a_list_shows_first_leaves_each_phone_its_own_call()
    {
        var bench = new ParkingBench("1001", "1003").Feed(
            new ChannelCreated(Trunk), new ChannelCreated(Colleague), new DialBegun(Trunk, Colleague), Ringing(Colleague));
        bench.List(Up(Trunk) with { BridgeId = "b1" }, Up(Colleague) with { Name = Picker.Name, BridgeId = "b1" });
        Assert.Equal(new CallGone(Colleague.Uniqueid, Colleague.Uniqueid, EndReason.PickedUp), bench.Gone);
        var call = Assert.Single(ChannelTracker.CallsOf(bench.State, "1001"));
        Assert.Equal((Colleague.Uniqueid, ConnectionState.Connected), (call.Uniqueid, call.State));
        Assert.NotEqual(Colleague.Uniqueid, call.Ref);
    }

    [Fact]
    public void Ring_of_two_phones_of_which_a_list_shows_one_is_over_when_that_one_is_picked_up_by_masquerade()
    {
        var second = Channel("1763000000.10", "PJSIP/1001-0000000a", ChannelPhase.Down, "1001");
        var bench = new ParkingBench().Feed(new ChannelCreated(Trunk), new DialBegun(Trunk, Phone), new DialBegun(Trunk, second), Ringing(Phone), Ringing(second));
        bench.List(Trunk, Phone with { Phase = ChannelPhase.Ringing });
        bench.Feed(new ChannelRenamed(Phone.Uniqueid, "PJSIP/1003-00000021"));
        Assert.Equal(EndReason.PickedUp, bench.Gone.Reason);
    }

    [Fact]
    public void Ring_of_two_phones_that_a_colleague_picks_up_ends_as_picked_up_though_a_list_shows_it_first()
    {
        var second = Channel("1763000000.10", "PJSIP/1001-0000000a", ChannelPhase.Down, "1001");
        var picker = Channel("1763000000.21", "PJSIP/1003-00000021", ChannelPhase.Up, "1003");
        var bench = new ParkingBench().Feed(new ChannelCreated(Trunk), new DialBegun(Trunk, Phone), new DialBegun(Trunk, second), Ringing(Phone), Ringing(second));
        bench.List(Up(Trunk), Up(Phone) with { Name = picker.Name }, second with { Phase = ChannelPhase.Ringing });
        bench.Feed(new CallPickedUp(picker, Phone with { Phase = ChannelPhase.Ringing }), new DialEnded(Trunk, second, "CANCEL"), new HungUp(second, 26));
        Assert.Equal(EndReason.PickedUp, bench.Gone.Reason);
    }

    [Theory]
    [InlineData("1003", "PJSIP/1003-00000015")]
    [InlineData("1030", "PJSIP/1003-00000015")]
    [InlineData("100", null)]
    [InlineData("1001", null)]
    public void What_rings_at_an_extension_is_found_by_device_or_number(string number, string? channel)
    {
        var bench = new ParkingBench().Feed(new ChannelCreated(Trunk), new DialBegun(Trunk, Colleague), Ringing(Colleague with { Caller = new Party("1030", null) }));
        Assert.Equal(channel, ChannelTracker.RingingAt(bench.State, "PJSIP/1001", number));
    }

    [Fact]
    public void What_is_answered_rings_no_more() =>
        Assert.Null(ChannelTracker.RingingAt(Rung().Feed(new ChannelChanged(Up(Colleague))).State, "PJSIP/1001", "1003"));

    private static ParkingBench Rung() =>
        new ParkingBench().Feed(new ChannelCreated(Trunk), new ChannelCreated(Colleague), new DialBegun(Trunk, Colleague), Ringing(Colleague));
}
