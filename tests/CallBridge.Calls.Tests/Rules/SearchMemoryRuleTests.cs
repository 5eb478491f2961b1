using CallBridge.Calls.Desk;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Calls.Tests.Desk;

namespace CallBridge.Calls.Tests.Rules;

/// <summary>What is remembered between two calls of one number, and what is offered beside a match.</summary>
public class SearchMemoryRuleTests
{
    private static readonly OpenCase Late = new(Seen.Complaint.Id, "00001026", "Delivery arrived late", Seen.FredBloggs.Id);

    public static TheoryData<string, Func<DeskBench, DeskBench>, bool> BetweenTwoCalls => new()
    {
        { "at once", desk => desk, true },
        { "just within its time", desk => desk.Wait(DeskLimits.AnswerMemory.TotalSeconds - 2), true },
        { "after its time", desk => desk.Wait(DeskLimits.AnswerMemory.TotalSeconds + 1), false },
        { "while the first call lives", desk => desk.See(Seen.Inbound(ConnectionState.Held)), true },
        { "a New was begun for the number", desk => desk.Page(null).New("Contact"), false },
        { "a New was saved for it", desk => desk.Page(null).New("Contact").Page(Seen.AnnLee), false },
        { "its record was saved without the person who is gone", desk => Saved(desk, "Saved without its person: that record is gone or may not be written to."), false },
        { "its record was saved", desk => Saved(desk, null), true },
        { "the softphone layout has changed", desk => desk.Step(new DeskInput.LayoutReported(["Lead"])), false },
        { "the dial plan was read anew", desk => desk.Step(new DeskInput.RulesChanged(desk.State.Rules)), false },
    };

    [Theory]
    [MemberData(nameof(BetweenTwoCalls))]
    public void Recent_answers_are_remembered_so_that_a_second_call_does_not_wait(string situation, Func<DeskBench, DeskBench> meanwhile, bool remembered)
    {
        var desk = new DeskBench().See(Seen.Inbound()).Found(Seen.FredBloggs);
        meanwhile(desk).Skip(1).See(Seen.Inbound(from: "+44 7814 256404", callRef: "5.9"));
        Assert.True(remembered != desk.Asked<DoRequest.Search>().Any(), situation);
        Assert.Equal(remembered ? SearchProgress.Answered : SearchProgress.Searching, desk.Of("5.9").Search);
        Assert.Equal(remembered ? "Fred Bloggs (SingleMatch), nothing" : Told.Nothing, Told.Association(desk.Of("5.9")));
    }

    public static TheoryData<string, Func<DeskBench, DeskBench>> NotRemembered => new()
    {
        { "nobody was found: somebody may get the number at any moment", desk => desk.Found() },
        { "Salesforce could not be asked", desk => desk.Answered(desk.LastDo<DoRequest.Search>(), new DoAnswer.TimedOut()) },
        { "another number was asked for", desk => desk.See(Seen.Inbound(from: "02079460999", callRef: "5.5")).Answered(desk.LastDo<DoRequest.Search>(), DeskBench.Candidates("02079460999", Seen.AnnLee)) },
    };

    [Theory]
    [MemberData(nameof(NotRemembered))]
    public void Only_answers_that_found_somebody_are_remembered_for_their_number(string situation, Func<DeskBench, DeskBench> answers)
    {
        var desk = answers(new DeskBench().See(Seen.Inbound())).See(Seen.Inbound(callRef: "5.9"));
        Assert.True(desk.Asked<DoRequest.Search>().Any(), situation);
    }

    [Fact]
    public void A_remembered_match_pops_as_one_that_was_just_found()
    {
        var desk = new DeskBench(DeskBench.Rules with { Pop = ScreenPopWhen.Ringing }).See(Seen.Inbound()).Found(Seen.FredBloggs).Gone(EndReason.CallerCancelled);
        Assert.Equal(Seen.FredBloggs, Assert.Single(desk.See(Seen.Inbound(callRef: "5.9")).Asked<DoRequest.Pop>()).Record);
    }

    public static TheoryData<string, Func<DeskBench, DeskBench>, bool> CreatedRecords => new()
    {
        { "during the call", desk => desk.New("Contact").Page(Seen.AnnLee), true },
        { "begun during the call, saved after it", desk => desk.New("Contact").Gone(EndReason.CallerCancelled).Page(Seen.AnnLee), true },
        { "begun in wrap-up", desk => desk.Gone(EndReason.CallerCancelled).Wait(60).New("Contact").Page(Seen.AnnLee), true },
        { "saved after wrap-up", desk => desk.New("Contact").Gone(EndReason.CallerCancelled).Wait(300).Page(Seen.AnnLee), true },
        { "and a restart after", desk => desk.New("Contact").Page(Seen.AnnLee).Gone(EndReason.CallerCancelled).Restart().Up(), true },
        { "just within its time", desk => desk.New("Contact").Page(Seen.AnnLee).Gone(EndReason.CallerCancelled).Wait(DeskLimits.CreatedMemory.TotalSeconds - 1), true },
        { "too long ago", desk => desk.New("Contact").Page(Seen.AnnLee).Gone(EndReason.CallerCancelled).Wait(DeskLimits.CreatedMemory.TotalSeconds + 1), false },
        { "the form was left", desk => desk.New("Contact").Page(Seen.Acme), false },
        { "a record that was there is only gone to", desk => desk.Page(Seen.AnnLee), false },
    };

    [Theory]
    [MemberData(nameof(CreatedRecords))]
    public void A_record_created_by_New_for_a_number_is_asked_for_by_its_id_at_the_next_call(string situation, Func<DeskBench, DeskBench> happens, bool asked)
    {
        var desk = happens(new DeskBench().Page(null).See(Seen.Inbound()).Found()).See(Seen.Inbound(from: "+447814256404", callRef: "5.9"));
        var search = Assert.Single(desk.Asked<DoRequest.Search>());
        Assert.True(asked == search.Request.Created.Contains(Seen.AnnLee), situation);
    }

    [Fact]
    public void A_created_record_is_no_match_of_another_number_and_none_if_it_does_not_have_the_number()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound()).Found().New("Contact").Page(Seen.AnnLee);
        Assert.Empty(Assert.Single(desk.See(Seen.Inbound(from: "02079460999", callRef: "5.5")).Asked<DoRequest.Search>()).Request.Created);
        // Read by its id, it is verified as any hit is: the agent may have typed another number.
        desk.See(Seen.Inbound(callRef: "5.9")).Answered(desk.LastDo<DoRequest.Search>(), DeskBench.Candidates("02079460777", Seen.AnnLee));
        Assert.Empty(desk.Of("5.9").Matches);
    }

    [Fact]
    public void A_created_record_names_the_caller_of_its_own_call()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound() with { Far = new Party(DeskBench.Fred, "F B") }).Found().New("Contact").Page(Seen.AnnLee);
        Assert.Equal(("Ann Lee", "Ann Lee (Chosen), nothing"), (desk.Live.DisplayName, Told.Association(desk.Live)));
        Assert.Contains("(Ann Lee)", desk.Gone(EndReason.CallerCancelled).End.Record!.Subject, StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<DeskBench, DeskBench>, string[]> CaseQuestions => new()
    {
        { "one matched contact", desk => desk.Page(null).See(Seen.Inbound()).Found(Seen.FredBloggs), [Seen.FredBloggs.Id] },
        { "two", desk => desk.Page(null).See(Seen.Inbound()).Found(Seen.FredBloggs, Seen.AnnLee), [Seen.FredBloggs.Id, Seen.AnnLee.Id] },
        { "a Person Account", desk => desk.Page(null).See(Seen.Inbound()).FoundLike(Hit(Seen.Margaret) with { PersonContactId = Seen.MargaretsContact.Id }), [Seen.MargaretsContact.Id] },
        { "a lead", desk => desk.Page(null).See(Seen.Inbound()).Found(Seen.LenaLead), [] },
        { "nobody looks", desk => desk.See(Seen.Inbound()).Found(Seen.FredBloggs), [] },
        { "a page behind another", desk => desk.Page(null, visible: false).See(Seen.Inbound()).Found(Seen.FredBloggs), [] },
        { "a page comes to the front later", desk => desk.See(Seen.Inbound()).Found(Seen.FredBloggs).Page(null), [Seen.FredBloggs.Id] },
        { "it is asked once", desk => desk.Page(null).See(Seen.Inbound()).Found(Seen.FredBloggs).Page(Seen.Acme).See(Seen.Inbound(ConnectionState.Connected)).Page(null), [Seen.FredBloggs.Id] },
    };

    [Theory]
    [MemberData(nameof(CaseQuestions))]
    public void Open_cases_of_a_matched_contact_are_asked_for_in_one_request_while_a_page_is_there_to_show_them(
        string situation, Func<DeskBench, DeskBench> happens, string[] contacts)
    {
        var asked = happens(new DeskBench()).AllAsked<DoRequest.FindCases>().ToArray();
        Assert.True((contacts.Length > 0 ? 1 : 0) == asked.Length, situation);
        Assert.Equal(contacts, asked.SelectMany(question => question.ContactIds));
    }

    [Fact]
    public void Open_cases_are_offered_beside_their_contact_the_newest_few()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound()).Found(Seen.FredBloggs, Seen.AnnLee);
        var many = Enumerable.Range(1, 9).Select(n => Late with { Id = $"50000000000000{n}AAA", Number = $"{n}" }).ToArray();
        desk.Cases([.. many, Late with { Id = "500000000000011AAA", ContactId = Seen.AnnLee.Id }]);
        Assert.True(desk.Told);
        Assert.Equal(many[..DeskLimits.CasesOfContact], desk.Live.Matches[0].Cases.AsEnumerable());
        Assert.Equal("500000000000011AAA", Assert.Single(desk.Live.Matches[1].Cases).Id);
        // What is offered is no choice.
        Assert.Equal(Told.Nothing, Told.Association(desk.Live));
    }

    public static TheoryData<string, RecordRef?, bool, string> CaseChoices => new()
    {
        { "the case and its contact", Seen.FredBloggs, false, "Fred Bloggs (Chosen), 00001026 (Chosen)" },
        { "the case alone, which brings its contact", null, false, "Fred Bloggs (Derived), 00001026 (Chosen)" },
        { "the case and nobody", null, true, "nobody, 00001026 (Chosen)" },
    };

    [Theory]
    [MemberData(nameof(CaseChoices))]
    public void Choosing_an_offered_case_makes_it_the_What_and_its_contact_the_Who_without_asking_again(
        string situation, RecordRef? who, bool nobody, string told)
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound()).Found(Seen.FredBloggs, Seen.AnnLee).Cases(Late).Assign(who, Seen.Complaint, nobody);
        Assert.True(told == Told.Association(desk.Live), situation + ": " + Told.Association(desk.Live));
        Assert.Empty(desk.AllAsked<DoRequest.Read>());
    }

    [Fact]
    public void Cases_of_a_party_who_is_not_on_the_line_any_more_are_not_shown()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound()).Found(Seen.FredBloggs);
        var cases = desk.LastDo<DoRequest.FindCases>();
        desk.See(Seen.Inbound(from: "02079460999"));
        Assert.Contains(new DeskEffect.Cancel(cases), desk.Effects);
    }

    private static DeskBench Saved(DeskBench desk, string? message)
    {
        desk.Gone(EndReason.CallerCancelled);
        var ended = desk.State.Ended[0];
        return desk.Step(new DeskInput.RecordMoved(new RecordProgress(ended.Key, ended.Id, "1001", 1, RecordState.Saved, "00T000000000001AAA", message)));
    }

    private static Candidate Hit(RecordRef record) => new() { Record = record, Phones = ["07814 256404"] };
}
