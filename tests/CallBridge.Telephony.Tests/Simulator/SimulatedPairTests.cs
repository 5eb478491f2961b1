using CallBridge.Calls;
using CallBridge.Calls.Phone;

namespace CallBridge.Telephony.Tests.Simulator;

/// <summary>Two calls of the simulated phone: what can be done with both.</summary>
public sealed class SimulatedPairTests : SimulatedBench
{
    [Fact]
    public async Task Consultation_holds_the_first_call_and_is_answered_by_the_colleague()
    {
        var (first, consultation) = await ConsultAsync();
        Assert.Equal((first.Ref, Colleague), (consultation.ConsultOf, consultation.Far.Number));
        Assert.True(consultation.Capabilities.HasFlag(CallCapabilities.CompleteTransfer | CallCapabilities.Swap | CallCapabilities.Conference));
    }

    [Fact]
    public async Task Completed_transfer_ends_both_of_the_agents_parts_as_transferred()
    {
        var (first, consultation) = await ConsultAsync();
        await DoAsync(new CompleteTransfer(Extension, first.Ref, consultation.Ref));
        Assert.Equal(EndReason.Transferred, await EndAsync(first.Ref));
        Assert.Equal(EndReason.Transferred, await EndAsync(consultation.Ref));
        Assert.Empty(await CallsAsync());
    }

    [Fact]
    public async Task Consultation_given_up_leaves_the_first_call_on_hold()
    {
        var (first, consultation) = await ConsultAsync();
        await DoAsync(new HangUpCall(Extension, consultation.Ref));
        Assert.Equal(EndReason.LocalHangUp, await EndAsync(consultation.Ref));
        Assert.Equal((first.Ref, ConnectionState.Held), Assert.Single(await CallsAsync()) is var left ? (left.Ref, left.State) : default);
    }

    [Fact]
    public async Task Swap_holds_the_one_and_takes_back_the_other()
    {
        var (first, consultation) = await ConsultAsync();
        await DoAsync(new SwapCalls(Extension, consultation.Ref, first.Ref));
        await SeenAsync(consultation.Ref, ConnectionState.Held);
        await SeenAsync(first.Ref, ConnectionState.Connected);
    }

    [Fact]
    public async Task Conference_brings_all_three_together_and_ends_the_held_part()
    {
        var (first, consultation) = await ConsultAsync();
        await DoAsync(new ConferenceCalls(Extension, consultation.Ref, first.Ref));
        Assert.Equal(EndReason.Transferred, await EndAsync(first.Ref));
        var call = Assert.Single(await CallsAsync());
        Assert.Equal(consultation.Ref, call.Ref);
        Assert.Equal(["07814256404", Colleague], call.Parties.Select(p => p.Number).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Keys_of_the_handset_hold_dial_swap_and_join()
    {
        var first = await TalkAsync();
        await PressAsync("consult", Colleague);
        await SeenAsync(first.Ref, ConnectionState.Held);
        var second = (await Phone.NextAsync<CallObserved>(o => o.Call.State == ConnectionState.Delivering && o.Call.ConsultOf == first.Ref)).Call;
        await PassAsync(2);
        await SeenAsync(second.Ref, ConnectionState.Connected);
        await PressAsync("swap");
        await SeenAsync(first.Ref, ConnectionState.Connected);
        await PressAsync("complete");
        Assert.Equal(EndReason.Transferred, await EndAsync(first.Ref));
    }

    [Fact]
    public async Task Key_that_joins_while_the_colleague_still_rings_transfers_all_the_same()
    {
        var first = await TalkAsync();
        await PressAsync("consult", Colleague);
        await Phone.StateAsync(ConnectionState.Delivering);
        await PressAsync("complete");
        Assert.Equal(EndReason.Transferred, await EndAsync(first.Ref));
        Assert.Empty(await CallsAsync());
    }

    [Fact]
    public async Task Caller_handed_over_by_a_colleague_takes_the_colleagues_place()
    {
        await PlayAsync("handed-over");
        var call = (await Phone.StateAsync(ConnectionState.Alerting)).Call;
        Assert.Equal(Colleague, call.Far.Number);
        await DoAsync(new AnswerCall(Extension, call.Ref));
        await Phone.StateAsync(ConnectionState.Connected);
        await PassAsync(2);
        await Phone.NextAsync<CallObserved>(o => o.Call.Ref == call.Ref && o.Call.Far.Number == "07814256404" && o.Call.TransferredFrom == Colleague);
    }

    [Fact]
    public async Task Pair_of_which_one_is_gone_is_refused_in_words()
    {
        var first = await TalkAsync();
        foreach (var command in (PhoneCommand[])
            [new CompleteTransfer(Extension, first.Ref, "gone"), new SwapCalls(Extension, first.Ref, "gone"), new ConferenceCalls(Extension, first.Ref, "gone")])
            Assert.Equal("The simulated phone system has no such call any more.", (await Phones.ExecuteAsync(command, default)).Problem);
    }
}
