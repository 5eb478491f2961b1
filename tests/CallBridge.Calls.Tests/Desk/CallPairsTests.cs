using CallBridge.Calls.Desk;

namespace CallBridge.Calls.Tests.Desk;

/// <summary>What two calls together allow. The first call is 5.1, the other one 6.1.</summary>
public class CallPairsTests
{
    private const CallCapabilities OfTwo =
        CallCapabilities.CompleteTransfer | CallCapabilities.CancelTransfer | CallCapabilities.Swap | CallCapabilities.Conference;

    private const CallCapabilities BothTalk =
        CallCapabilities.CompleteTransfer | CallCapabilities.CancelTransfer | CallCapabilities.Swap | CallCapabilities.Conference;

    [Theory]
    [InlineData(ConnectionState.Held, ConnectionState.Connected, BothTalk)]
    [InlineData(ConnectionState.Connected, ConnectionState.Held, BothTalk)]
    [InlineData(ConnectionState.Held, ConnectionState.HeldByRemote, CallCapabilities.CompleteTransfer | CallCapabilities.CancelTransfer)]
    [InlineData(ConnectionState.Held, ConnectionState.Held, CallCapabilities.CompleteTransfer | CallCapabilities.CancelTransfer)]
    [InlineData(ConnectionState.Held, ConnectionState.Initiated, CallCapabilities.CancelTransfer)]
    [InlineData(ConnectionState.Held, ConnectionState.Delivering, CallCapabilities.CancelTransfer)]
    [InlineData(ConnectionState.Held, ConnectionState.Failed, CallCapabilities.CancelTransfer)]
    public void Consultation_allows_on_either_of_its_calls(ConnectionState first, ConnectionState consultation, CallCapabilities allowed)
    {
        var desk = Consulting(first, consultation);
        Assert.Equal((allowed, allowed), (Allowed(desk, "5.1"), Allowed(desk, "6.1")));
    }

    [Theory]
    [InlineData(ConnectionState.Held, ConnectionState.Connected, CallCapabilities.Swap | CallCapabilities.Conference)]
    [InlineData(ConnectionState.Connected, ConnectionState.Held, CallCapabilities.Swap | CallCapabilities.Conference)]
    [InlineData(ConnectionState.Connected, ConnectionState.Alerting, CallCapabilities.None)]
    [InlineData(ConnectionState.Held, ConnectionState.Held, CallCapabilities.None)]
    [InlineData(ConnectionState.Held, ConnectionState.Queued, CallCapabilities.None)]
    public void Two_calls_that_have_nothing_to_do_with_each_other_allow(ConnectionState first, ConnectionState second, CallCapabilities allowed)
    {
        var desk = new DeskBench().See(Seen.Inbound(first)).See(Seen.Inbound(second, "02079460999", "6.1"));
        Assert.Equal((allowed, allowed), (Allowed(desk, "5.1"), Allowed(desk, "6.1")));
    }

    [Theory]
    [InlineData("5.1")]
    [InlineData("6.1")]
    public void Pair_can_do_only_what_the_phone_system_offers_for_both(string without)
    {
        var desk = Consulting(ConnectionState.Held, ConnectionState.Connected);
        var call = without == "5.1" ? Seen.Inbound(ConnectionState.Held) : Seen.Outbound(ConnectionState.Connected, "1002", "6.1");
        desk.See(call with { Capabilities = Seen.Every & ~OfTwo });
        Assert.Equal((CallCapabilities.CancelTransfer, CallCapabilities.CancelTransfer), (Allowed(desk, "5.1"), Allowed(desk, "6.1")));
    }

    [Fact]
    public void One_call_alone_allows_nothing_that_needs_two() =>
        Assert.Equal(CallCapabilities.None, Allowed(new DeskBench().See(Seen.Inbound(ConnectionState.Connected)), "5.1"));

    [Fact]
    public void Consultation_whose_first_call_has_ended_is_a_call_like_any_other()
    {
        var desk = Consulting(ConnectionState.Held, ConnectionState.Connected).Gone(EndReason.RemoteHangUp);
        Assert.Equal((CallCapabilities.None, true), (Allowed(desk, "6.1"), Can(desk, "6.1").HasFlag(CallCapabilities.Consult)));
    }

    [Fact]
    public void Two_held_calls_leave_open_which_is_meant_to_be_swapped()
    {
        var desk = new DeskBench()
            .See(Seen.Inbound(ConnectionState.Held))
            .See(Seen.Inbound(ConnectionState.Held, "02079460999", "6.1"))
            .See(Seen.Inbound(ConnectionState.Connected, "07700900123", "7.1"));
        Assert.Equal(CallCapabilities.None, Allowed(desk, "7.1"));
    }

    [Fact]
    public void Of_two_held_calls_each_can_be_swapped_for_the_connected_one()
    {
        var desk = new DeskBench()
            .See(Seen.Inbound(ConnectionState.Held))
            .See(Seen.Inbound(ConnectionState.Held, "02079460999", "6.1"))
            .See(Seen.Inbound(ConnectionState.Connected, "07700900123", "7.1"));
        Assert.Equal(CallCapabilities.Swap | CallCapabilities.Conference, Allowed(desk, "6.1"));
    }

    [Fact]
    public void Lost_link_allows_nothing()
    {
        var desk = Consulting(ConnectionState.Held, ConnectionState.Connected).Down();
        Assert.Equal((CallCapabilities.None, CallCapabilities.None), (Can(desk, "5.1"), Can(desk, "6.1")));
    }

    [Theory]
    [InlineData(ConnectionState.Connected, true)]
    [InlineData(ConnectionState.Held, true)]
    [InlineData(ConnectionState.HeldByRemote, true)]
    [InlineData(ConnectionState.Alerting, false)]
    [InlineData(ConnectionState.Delivering, false)]
    [InlineData(ConnectionState.Queued, false)]
    [InlineData(ConnectionState.Failed, false)]
    public void Call_is_consulted_about_only_while_somebody_is_there(ConnectionState state, bool may) =>
        Assert.Equal(may, Can(new DeskBench().See(Seen.Inbound(state)), "5.1").HasFlag(CallCapabilities.Consult));

    [Fact]
    public void One_consultation_at_a_time_is_offered()
    {
        var desk = Consulting(ConnectionState.Held, ConnectionState.Connected);
        Assert.Equal(CallCapabilities.None, (Can(desk, "5.1") | Can(desk, "6.1")) & CallCapabilities.Consult);
    }

    private static DeskBench Consulting(ConnectionState first, ConnectionState consultation) => new DeskBench()
        .See(Seen.Inbound(first))
        .See(Seen.Outbound(consultation, "1002", "6.1") with { ConsultOf = "5.1" });

    private static CallCapabilities Can(DeskBench desk, string callRef) => CallPairs.CapabilitiesOf(desk.State, desk.Of(callRef));

    private static CallCapabilities Allowed(DeskBench desk, string callRef) => Can(desk, callRef) & OfTwo;
}
