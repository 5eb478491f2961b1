using CallBridge.Calls.Desk;

namespace CallBridge.Calls.Tests.Desk;

public class SearchTests
{
    [Theory]
    [InlineData(Direction.Inbound)]
    [InlineData(Direction.Outbound)]
    public void External_call_is_searched_once_at_first_ring(Direction direction)
    {
        var call = direction == Direction.Inbound ? Seen.Inbound() : Seen.Outbound();
        var desk = new DeskBench().See(call);
        var search = Assert.Single(desk.Asked<DoRequest.Search>());
        Assert.Contains("+447814256404", search.Request.Notations);
        Assert.Equal(SearchProgress.Searching, desk.Live.Search);
        desk.See(call with { State = ConnectionState.Connected }).Found().See(call with { State = ConnectionState.Held });
        Assert.Single(desk.AllAsked<DoRequest.Search>());
    }

    [Fact]
    public void Same_number_in_another_notation_is_not_searched_again()
    {
        var desk = new DeskBench().See(Seen.Inbound()).See(Seen.Inbound(from: "+447814256404"));
        Assert.Single(desk.AllAsked<DoRequest.Search>());
    }

    [Theory]
    [InlineData("1002")]
    [InlineData(null)]
    [InlineData("anonymous")]
    public void Colleague_or_withheld_number_is_never_searched(string? from)
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected, from));
        Assert.Empty(desk.AllAsked<DoRequest.Search>());
    }

    [Fact]
    public void Call_through_a_group_is_searched_when_it_is_answered()
    {
        var desk = new DeskBench().See(Seen.Inbound() with { Queue = "sales" });
        Assert.Empty(desk.AllAsked<DoRequest.Search>());
        desk.See(Seen.Inbound(ConnectionState.Connected) with { Queue = "sales" });
        Assert.Single(desk.AllAsked<DoRequest.Search>());
    }

    [Fact]
    public void Licence_that_only_dials_never_searches() =>
        Assert.Empty(new DeskBench(DeskBench.Rules with { Licence = LicenceLevel.Client }).See(Seen.Inbound()).AllAsked<DoRequest>());

    [Fact]
    public void Another_far_party_is_searched_anew_and_the_old_answer_is_ignored()
    {
        var desk = new DeskBench().See(Seen.Inbound());
        var first = desk.LastDo<DoRequest.Search>();
        desk.See(Seen.Inbound(from: "02079460999"));
        Assert.Equal(new DeskEffect.Cancel(first), Assert.Single(desk.Effects.OfType<DeskEffect.Cancel>()));
        Assert.Single(desk.Asked<DoRequest.Search>());
        desk.Answered(first, DeskBench.Candidates(DeskBench.Fred, Seen.FredBloggs));
        Assert.Empty(desk.Effects);
        Assert.Empty(desk.Live.Matches);
        desk.Answered(desk.LastDo<DoRequest.Search>(), DeskBench.Candidates("02079460999", Seen.AnnLee));
        Assert.Equal(Seen.AnnLee, Assert.Single(desk.Live.Matches).Record);
    }

    [Fact]
    public void Matches_of_one_party_are_not_the_next_ones()
    {
        var desk = new DeskBench().See(Seen.Inbound()).Found(Seen.FredBloggs).See(Seen.Inbound(from: null));
        Assert.Empty(desk.Live.Matches);
        Assert.Null(desk.Live.Association.Who);
    }

    [Fact]
    public void Candidate_that_does_not_have_the_number_is_no_match()
    {
        var desk = new DeskBench().See(Seen.Inbound());
        desk.Answered(desk.LastDo<DoRequest.Search>(), DeskBench.Candidates("02079460999", Seen.FredBloggs));
        Assert.Equal((SearchProgress.Answered, 0), (desk.Live.Search, desk.Live.Matches.Length));
    }

    [Fact]
    public void Search_that_times_out_or_fails_says_so()
    {
        var desk = new DeskBench().See(Seen.Inbound());
        desk.Answered(desk.LastDo<DoRequest.Search>(), new DoAnswer.TimedOut());
        Assert.Equal(SearchProgress.Failed, desk.Live.Search);
    }

    [Fact]
    public void Layouts_objects_are_searched_in_its_order_else_the_fallback()
    {
        var desk = new DeskBench().See(Seen.Inbound());
        Assert.Equal(DeskBench.Rules.FallbackSearchObjects, desk.Asked<DoRequest.Search>().Single().Request.Objects);
        desk.Step(new DeskInput.LayoutReported(["Lead", "Contact"]));
        Assert.Empty(desk.Effects);
        desk.See(Seen.Inbound(callRef: "5.2"));
        Assert.Equal(["Lead", "Contact"], desk.Asked<DoRequest.Search>().Single().Request.Objects.ToArray());
    }

    [Fact]
    public void Answer_after_the_end_names_the_caller_in_the_records_next_revision()
    {
        var desk = new DeskBench().See(Seen.Inbound()).Gone(EndReason.CallerCancelled).Found(Seen.FredBloggs);
        var record = Assert.Single(desk.Writes<CallBridge.Calls.Records.StoreWrite.Revise>()).Record!;
        Assert.Equal((2, Seen.FredBloggs.Id), (record.Revision, record.WhoId));
        Assert.Contains("(Fred Bloggs)", record.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_of_the_phone_system_stays_after_an_empty_search()
    {
        var desk = new DeskBench().See(Seen.Inbound() with { Far = new Party(DeskBench.Fred, "FRED B") }).Found();
        Assert.Equal("FRED B", desk.Live.DisplayName);
        desk.Gone(EndReason.CallerCancelled);
        Assert.Contains("(FRED B)", desk.End.Record!.Subject, StringComparison.Ordinal);
    }
}
