using CallBridge.Calls.Desk;
using CallBridge.Calls.Tests.Desk;

namespace CallBridge.Calls.Tests.Rules;

/// <summary>The design's paragraph <em>Pop timing</em>; that only the page that claimed pops is proved where pops are claimed.</summary>
public class PopTimingRuleTests
{
    [Theory]
    [InlineData(ScreenPopWhen.Manual, false, false)]
    [InlineData(ScreenPopWhen.Ringing, true, false)]
    [InlineData(ScreenPopWhen.Answered, false, true)]
    public void Manual_Ringing_Answered(ScreenPopWhen when, bool ringing, bool answered)
    {
        var desk = At(when).See(Seen.Inbound()).Found(Seen.FredBloggs);
        Assert.Equal(ringing, desk.Asked<DoRequest.Pop>().Any());
        desk.See(Seen.Inbound(ConnectionState.Connected));
        Assert.Equal(answered, desk.Asked<DoRequest.Pop>().Any());
        desk.See(Seen.Inbound(ConnectionState.Held)).See(Seen.Inbound(ConnectionState.Connected));
        Assert.Empty(desk.Asked<DoRequest.Pop>());
    }

    public static TheoryData<string, Func<DeskBench, DeskBench>> Never => new()
    {
        { "no match: a new-record form", desk => desk.See(Seen.Inbound(ConnectionState.Connected)).Found() },
        { "the search failed", desk => desk.See(Seen.Inbound(ConnectionState.Connected)).Answered(desk.LastDo<DoRequest.Search>(), new DoAnswer.TimedOut()) },
        { "an outbound call from the handset", desk => desk.See(Seen.Outbound(ConnectionState.Connected)).Found(Seen.FredBloggs) },
        { "a clicked number", desk => desk.Dial(record: Seen.FredBloggs).See(Seen.Outbound(ConnectionState.Connected, callRef: "guid-1")).Found(Seen.FredBloggs) },
        { "a consultation", desk => desk.See(Seen.Inbound(ConnectionState.Connected, "1002")).Consult(DeskBench.Fred).See(Seen.Outbound(ConnectionState.Connected, callRef: "guid-1")).Found(Seen.FredBloggs) },
        { "a colleague", desk => desk.See(Seen.Inbound(ConnectionState.Connected, "1002")) },
        { "what the agent popped before", desk => desk.See(Seen.Inbound()).Pop(Seen.FredBloggs).Found(Seen.FredBloggs).See(Seen.Inbound(ConnectionState.Connected)) },
        { "the call is over", desk => desk.See(Seen.Inbound()).Gone(EndReason.CallerCancelled).Found(Seen.FredBloggs) },
    };

    [Theory]
    [MemberData(nameof(Never))]
    public void Automatic_pops_never_open_a_new_record_form_never_happen_for_outbound_calls(string situation, Func<DeskBench, DeskBench> happens)
    {
        Assert.True(!happens(At(ScreenPopWhen.Ringing)).AllAsked<DoRequest.Pop>().Any(), situation);
        Assert.True(!happens(At(ScreenPopWhen.Answered)).AllAsked<DoRequest.Pop>().Any(), situation);
    }

    private static DeskBench At(ScreenPopWhen when) => new(DeskBench.Rules with { Pop = when });
}
