using CallBridge.Calls.Desk;

namespace CallBridge.Calls.Tests.Desk;

public class PoppingTests
{
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
    public void No_match_pops_where_the_layout_has_something_for_it_that_is_no_form()
    {
        var desk = At(ScreenPopWhen.Ringing);
        desk.Step(new DeskInput.LayoutReported(["Contact"], PopsUnmatched: true));
        Assert.Empty(desk.See(Seen.Inbound()).Asked<DoRequest.Pop>());
        var pop = Assert.Single(desk.Found().Asked<DoRequest.Pop>());
        Assert.Equal((null, null, DeskBench.Fred, "02079460018"), (pop.Record, pop.SearchText, pop.Number, pop.CalledNumber));
    }

    [Fact]
    public void Failed_search_is_no_reason_to_pop_for_no_match()
    {
        var desk = At(ScreenPopWhen.Ringing);
        desk.Step(new DeskInput.LayoutReported(["Contact"], PopsUnmatched: true));
        desk.See(Seen.Inbound());
        desk.Answered(desk.LastDo<DoRequest.Search>(), new DoAnswer.TimedOut());
        Assert.Empty(desk.AllAsked<DoRequest.Pop>());
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
