using CallBridge.Calls.Desk;

namespace CallBridge.Calls.Tests.Desk;

public class PoppingTests
{
    [Theory]
    [InlineData(ScreenPopWhen.Manual, false, false)]
    [InlineData(ScreenPopWhen.Ringing, true, false)]
    [InlineData(ScreenPopWhen.Answered, false, true)]
    public void Match_pops_once_when_it_is_set_to(ScreenPopWhen when, bool ringing, bool answered)
    {
        var desk = At(when).See(Seen.Inbound()).Found(Seen.FredBloggs);
        Assert.Equal(ringing, desk.Asked<DoRequest.Pop>().Any());
        desk.See(Seen.Inbound(ConnectionState.Connected));
        Assert.Equal(answered, desk.Asked<DoRequest.Pop>().Any());
        desk.See(Seen.Inbound(ConnectionState.Held)).See(Seen.Inbound(ConnectionState.Connected));
        Assert.Empty(desk.Asked<DoRequest.Pop>());
    }

    [Fact]
    public void Match_found_after_the_answer_pops_then() =>
        Assert.Single(At(ScreenPopWhen.Ringing).See(Seen.Inbound()).See(Seen.Inbound(ConnectionState.Connected)).Found(Seen.FredBloggs).Asked<DoRequest.Pop>());

    [Fact]
    public void Several_matches_pop_the_search_page()
    {
        var pop = At(ScreenPopWhen.Ringing).See(Seen.Inbound()).Found(Seen.FredBloggs, Seen.AnnLee).Asked<DoRequest.Pop>().Single();
        Assert.Null(pop.Record);
        Assert.Equal(DeskBench.Rules.DialPlan.Notations(DeskBench.Fred).Take(2), pop.SearchText!.Split(" OR "));
    }

    [Fact]
    public void No_match_never_pops() =>
        Assert.Empty(At(ScreenPopWhen.Ringing).See(Seen.Inbound()).Found().See(Seen.Inbound(ConnectionState.Connected)).AllAsked<DoRequest.Pop>());

    [Fact]
    public void Outbound_call_never_pops() =>
        Assert.Empty(At(ScreenPopWhen.Answered).See(Seen.Outbound(ConnectionState.Connected)).Found(Seen.FredBloggs).AllAsked<DoRequest.Pop>());

    [Fact]
    public void Record_that_the_agent_has_popped_does_not_pop_again()
    {
        var desk = At(ScreenPopWhen.Answered).See(Seen.Inbound()).Found(Seen.FredBloggs);
        desk.Step(new DeskInput.PagePopped("p1", desk.Live.Id, Seen.FredBloggs));
        Assert.Empty(desk.See(Seen.Inbound(ConnectionState.Connected)).Asked<DoRequest.Pop>());
    }

    [Fact]
    public void Pop_names_the_page_in_which_the_call_was_answered()
    {
        var desk = At(ScreenPopWhen.Answered).See(Seen.Inbound()).Found(Seen.FredBloggs).Control(PhoneAction.Answer, page: "p2");
        Assert.Equal("p2", desk.See(Seen.Inbound(ConnectionState.Connected)).Asked<DoRequest.Pop>().Single().Interacted);
    }

    [Fact]
    public void Pop_that_waits_for_a_page_is_given_up_when_the_call_ends()
    {
        var desk = At(ScreenPopWhen.Ringing).See(Seen.Inbound()).Found(Seen.FredBloggs);
        var pop = desk.LastDo<DoRequest.Pop>();
        desk.Gone(EndReason.CallerCancelled);
        Assert.Equal(new DeskEffect.Cancel(pop), Assert.Single(desk.Effects.OfType<DeskEffect.Cancel>()));
    }

    [Fact]
    public void Pop_that_waits_is_given_up_for_the_next_far_partys()
    {
        var desk = At(ScreenPopWhen.Ringing).See(Seen.Inbound()).Found(Seen.FredBloggs);
        var pop = desk.LastDo<DoRequest.Pop>();
        desk.See(Seen.Inbound(from: "02079460999"));
        Assert.Contains(new DeskEffect.Cancel(pop), desk.Effects);
        desk.Answered(desk.LastDo<DoRequest.Search>(), DeskBench.Candidates("02079460999", Seen.AnnLee));
        Assert.Equal(Seen.AnnLee, desk.Asked<DoRequest.Pop>().Single().Record);
    }

    [Fact]
    public void Pop_waits_for_a_page_while_the_call_lives()
    {
        var desk = At(ScreenPopWhen.Ringing).See(Seen.Inbound()).Found(Seen.FredBloggs);
        Assert.True(desk.Effects.OfType<DeskEffect.Do>().Single().Deadline > TimeSpan.FromHours(4));
    }

    private static DeskBench At(ScreenPopWhen when) => new(DeskBench.Rules with { Pop = when });
}
