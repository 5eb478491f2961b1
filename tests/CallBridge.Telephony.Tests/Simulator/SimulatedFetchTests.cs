using CallBridge.Calls;
using CallBridge.Calls.Phone;

namespace CallBridge.Telephony.Tests.Simulator;

/// <summary>Mute, parking, taking back and picking up on the simulated phone system.</summary>
public sealed class SimulatedFetchTests : SimulatedBench
{
    [Fact]
    public async Task Mute_is_shown_and_taken_back()
    {
        var call = await TalkAsync();
        await DoAsync(new MuteCall(Extension, call.Ref, Muted: true));
        await Phone.NextAsync<CallObserved>(o => o.Call.Muted && o.Call.Capabilities.HasFlag(CallCapabilities.Unmute));
        await DoAsync(new MuteCall(Extension, call.Ref, Muted: true));
        await DoAsync(new MuteCall(Extension, call.Ref, Muted: false));
        await Phone.NextAsync<CallObserved>(o => !o.Call.Muted && o.Call.Capabilities.HasFlag(CallCapabilities.Mute));
    }

    [Fact]
    public async Task Parked_call_waits_and_is_taken_back_as_the_same_call()
    {
        var call = await TalkAsync();
        await DoAsync(new ParkCall(Extension, call.Ref));
        Assert.Equal("701", (await SeenAsync(call.Ref, ConnectionState.Queued)).ParkedAt);
        await DoAsync(new RetrieveCall(Extension, call.Ref));
        await PassAsync(0.5);
        Assert.Equal("07814256404", (await SeenAsync(call.Ref, ConnectionState.Connected)).Far.Number);
        Assert.Equal(call.Ref, Assert.Single(await CallsAsync()).Ref);
    }

    [Fact]
    public async Task Parked_call_that_nobody_takes_rings_back()
    {
        var call = await TalkAsync();
        await PressAsync("park");
        await SeenAsync(call.Ref, ConnectionState.Queued);
        await PassAsync(60);
        await SeenAsync(call.Ref, ConnectionState.Alerting);
        await PressAsync("answer");
        await SeenAsync(call.Ref, ConnectionState.Connected);
    }

    [Fact]
    public async Task Call_that_a_colleague_parked_is_taken_out_by_command()
    {
        await PlayAsync("parked");
        await PassAsync(2);
        await DoAsync(new UnparkCall(Extension, Click, "701"));
        await SeenAsync(Click, ConnectionState.Initiated);
        await PassAsync(0.5);
        var call = await SeenAsync(Click, ConnectionState.Connected);
        Assert.Equal((Direction.Inbound, "07814256404"), (call.Direction, call.Far.Number));
    }

    [Fact]
    public async Task Call_that_a_colleague_parked_is_taken_out_by_dialling_its_space()
    {
        await PlayAsync("parked");
        await PassAsync(2);
        await PressAsync("dial", "701");
        Assert.Equal("07814256404", (await Phone.NextAsync<CallObserved>(o => o.Call is { State: ConnectionState.Connected, Direction: Direction.Inbound })).Call.Far.Number);
    }

    [Fact]
    public async Task Empty_space_is_refused_and_no_phone_rung()
    {
        Assert.Equal("No call is parked in this space.", (await Phones.ExecuteAsync(new UnparkCall(Extension, Click, "701"), default)).Problem);
        Assert.Empty(await CallsAsync());
    }

    [Fact]
    public async Task Colleagues_ring_is_picked_up_by_command()
    {
        await PlayAsync("colleague-rings");
        await DoAsync(new PickUpCall(Extension, Click, Colleague));
        await SeenAsync(Click, ConnectionState.Initiated);
        await PassAsync(0.5);
        var call = await SeenAsync(Click, ConnectionState.Connected);
        Assert.Equal((Direction.Inbound, "07814256404"), (call.Direction, call.Far.Number));
    }

    [Fact]
    public async Task Colleagues_ring_is_picked_up_by_a_code_of_the_handset()
    {
        await PlayAsync("colleague-rings");
        await PressAsync("dial", "*8");
        await Phone.NextAsync<CallObserved>(o => o.Call is { State: ConnectionState.Connected, Direction: Direction.Inbound, Far.Number: "07814256404" });
    }

    [Fact]
    public async Task Ring_that_is_over_before_the_own_phone_is_up_reaches_nobody()
    {
        await PlayAsync("colleague-rings");
        await PassAsync(44.8);
        await DoAsync(new PickUpCall(Extension, Click, Colleague));
        await PassAsync(0.5);
        Assert.Equal(EndReason.Unreachable, await EndAsync(Click));
    }

    [Fact]
    public async Task Where_nothing_rings_pick_up_is_refused_and_no_phone_rung()
    {
        Assert.Equal("Nothing rings at this extension.", (await Phones.ExecuteAsync(new PickUpCall(Extension, Click, Colleague), default)).Problem);
        Assert.Empty(await CallsAsync());
    }

    [Fact]
    public async Task Other_party_holds_and_comes_back()
    {
        var call = await TalkAsync();
        await PressAsync("far-hold");
        await SeenAsync(call.Ref, ConnectionState.HeldByRemote);
        await PressAsync("far-retrieve");
        await SeenAsync(call.Ref, ConnectionState.Connected);
    }

    [Fact]
    public async Task Room_dialled_on_the_handset_is_a_talk()
    {
        await PressAsync("dial", "8000");
        Assert.Equal("8000", (await Phone.StateAsync(ConnectionState.Connected)).Call.CalledNumber);
    }
}
