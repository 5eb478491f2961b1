using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Calls.Tests.Desk;

namespace CallBridge.Calls.Tests.Rules;

/// <summary>The design's paragraph <em>Search</em>, sentence by sentence, at the desk.</summary>
public class SearchRuleTests
{
    private const string Other = "02079460999";

    public static TheoryData<string, Func<DeskBench, DeskBench>> ExternalCalls => new()
    {
        { "inbound", desk => desk.See(Seen.Inbound()) },
        { "dialled on the handset", desk => desk.See(Seen.Outbound()) },
        { "clicked on a record", desk => desk.Dial(record: Seen.FredBloggs) },
        { "typed in the dial field", desk => desk.Page(null).Dial(origin: CallOrigin.DialField, page: "p1") },
        { "dialled by the API", desk => desk.Dial(origin: CallOrigin.Api) },
        { "a consultation", desk => desk.See(Seen.Inbound(ConnectionState.Connected, "1002")).Consult(DeskBench.Fred) },
        { "the answer of what rang unseen before a start", desk => desk.Up(Seen.Inbound(ConnectionState.Connected)) },
    };

    [Theory]
    [MemberData(nameof(ExternalCalls))]
    public void Each_external_call_inbound_and_outbound_dialled_here_or_on_the_handset_at_first_ring(string situation, Func<DeskBench, DeskBench> rings)
    {
        var desk = rings(new DeskBench());
        var search = Assert.Single(desk.AllAsked<DoRequest.Search>());
        Assert.True(search.Request.Notations.Contains("+447814256404"), situation);
        var call = desk.State.Live.Values.Single(call => call.SearchedNumber is not null);
        Assert.Equal(SearchProgress.Searching, call.Search);

        // Once: neither the answer nor what becomes of the call asks again.
        var seen = call.Direction == Direction.Inbound ? Seen.Inbound(callRef: call.Ref) : Seen.Outbound(callRef: call.Ref);
        desk.See(seen with { State = ConnectionState.Connected }).Found().See(seen with { State = ConnectionState.Held }).See(seen with { Far = new Party("+447814256404", null) });
        Assert.Single(desk.AllAsked<DoRequest.Search>());
    }

    public static TheoryData<string, CallObservation[], bool> GroupCalls => new()
    {
        { "rings through a queue", [Queued(ConnectionState.Alerting)], false },
        { "rings through a queue and somebody else takes it", [Queued(ConnectionState.Alerting), Queued(ConnectionState.Alerting) with { Muted = true }], false },
        { "the agent answers it", [Queued(ConnectionState.Alerting), Queued(ConnectionState.Connected)], true },
        { "it is seen first when it is answered", [Queued(ConnectionState.Connected)], true },
        { "it is direct", [Seen.Inbound()], true },
    };

    [Theory]
    [MemberData(nameof(GroupCalls))]
    public void Group_and_queue_calls_when_the_agent_answers_else_twenty_phones_ring_twenty_searches(string situation, CallObservation[] seen, bool searched)
    {
        var desk = new DeskBench();
        foreach (var call in seen)
            desk.See(call);
        Assert.True(searched == desk.AllAsked<DoRequest.Search>().Any(), situation);
    }

    [Theory]
    [InlineData("+442079460018")]
    [InlineData("02079460018")]
    [InlineData("020 7946 0018")]
    [InlineData("(020) 7946-0018")]
    [InlineData("00442079460018")]
    [InlineData("+44 (0)20 7946 0018")]
    [InlineData("442079460018")]
    [InlineData("79460018")]
    [InlineData("02079460018 x55")]
    [InlineData("sip:+442079460018@trunk.example;user=phone")]
    public void All_notations_of_the_number_in_one_request(string number)
    {
        var search = Assert.Single(new DeskBench().See(Seen.Inbound(from: number)).Asked<DoRequest.Search>());
        Assert.Equal(
            ["+442079460018", "02079460018", "00442079460018", "442079460018", "+4402079460018", "4402079460018", "2079460018", "79460018"],
            search.Request.Notations.AsEnumerable());
    }

    public static TheoryData<string, string[][], string[]> Layouts => new()
    {
        { "no page yet", [], ["Contact", "Lead", "Account"] },
        { "one layout", [["Lead", "Vehicle__c"]], ["Lead", "Vehicle__c"] },
        { "the last of two", [["Lead"], ["Account", "Contact"]], ["Account", "Contact"] },
        { "a layout without objects", [["Lead"], []], ["Contact", "Lead", "Account"] },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_objects_of_the_last_softphone_layout_a_page_reported_else_FallbackSearchObjects(string situation, string[][] layouts, string[] objects)
    {
        var desk = new DeskBench();
        foreach (var layout in layouts)
            Assert.Empty(desk.Step(new DeskInput.LayoutReported([.. layout])).Effects);
        var search = Assert.Single(desk.See(Seen.Inbound()).Asked<DoRequest.Search>());
        Assert.True(objects.SequenceEqual(search.Request.Objects), situation);
    }

    [Theory]
    [InlineData("+44 7814 256404", true)]
    [InlineData("07814-256404", true)]
    [InlineData("0044 7814 256404", true)]
    [InlineData("+44 (0)7814 256404 x3", true)]
    [InlineData("7814256404", true)]
    [InlineData("07814 256405", false)]
    [InlineData("+49 7814 256404", false)]
    [InlineData("256404", false)]
    [InlineData("", false)]
    [InlineData("call Fred", false)]
    public void Each_hit_verified_against_the_canonical_number(string stored, bool isMatch)
    {
        var desk = new DeskBench().See(Seen.Inbound()).FoundLike(Hit(Seen.FredBloggs) with { Phones = ["020 7946 0000", stored] });
        Assert.Equal((SearchProgress.Answered, isMatch ? 1 : 0), (desk.Live.Search, desk.Live.Matches.Length));
    }

    public static TheoryData<string, Candidate[], string[]> Hits => new()
    {
        { "a lead", [Hit(Seen.LenaLead)], ["Lena Lead"] },
        { "a converted lead", [Hit(Seen.LenaLead) with { IsConverted = true }], [] },
        { "a converted lead and the contact it became", [Hit(Seen.LenaLead) with { IsConverted = true }, Hit(Seen.FredBloggs)], ["Fred Bloggs"] },
        { "a Person Account and its contact", [Person, PersonsContact], ["Margaret Okafor"] },
        { "its contact before the Person Account", [PersonsContact, Person], ["Margaret Okafor"] },
        { "a Person Account's contact alone", [PersonsContact], ["Margaret Okafor"] },
        { "a business account and its contact", [Hit(Seen.Acme), Hit(Seen.FredBloggs) with { AccountId = Seen.Acme.Id }], ["Acme", "Fred Bloggs"] },
        { "a record in both forms of its id", [Hit(Seen.FredBloggs with { Id = Seen.FredBloggs.Id[..15] }), Hit(Seen.FredBloggs)], ["Fred Bloggs"] },
    };

    [Theory]
    [MemberData(nameof(Hits))]
    public void Converted_leads_are_no_match_a_Person_Account_and_its_contact_are_one(string situation, Candidate[] hits, string[] names)
    {
        var desk = new DeskBench().See(Seen.Inbound()).FoundLike(hits);
        Assert.True(names.SequenceEqual(desk.Live.Matches.Select(match => match.Record.Name)), situation);
    }

    public static TheoryData<string, RecordRef[], RecordRef?, bool> Pops => new()
    {
        { "one match: pop", [Seen.FredBloggs], Seen.FredBloggs, false },
        { "several: search", [Seen.FredBloggs, Seen.AnnLee], null, true },
        { "none: New, which never opens by itself", [], null, false },
    };

    [Theory]
    [MemberData(nameof(Pops))]
    public void One_match_pops_several_search_none_is_New(string situation, RecordRef[] found, RecordRef? popped, bool searches)
    {
        var desk = new DeskBench(DeskBench.Rules with { Pop = ScreenPopWhen.Ringing }).See(Seen.Inbound()).Found(found);
        Assert.True((popped is not null || searches) == desk.Asked<DoRequest.Pop>().Any(), situation);
        Assert.Equal(popped, desk.Asked<DoRequest.Pop>().SingleOrDefault()?.Record);
        Assert.Equal(searches ? "+447814256404 OR 07814256404" : null, desk.Asked<DoRequest.Pop>().SingleOrDefault()?.SearchText);
    }

    public static TheoryData<string, RecordRef[]?, string, string> Names => new()
    {
        { "till the search answers", null, "FRED B", "FRED B" },
        { "after an empty search", [], "FRED B", "FRED B" },
        { "after one match", [Seen.AnnLee], "Ann Lee", "Ann Lee" },
        { "after several", [Seen.AnnLee, Seen.FredBloggs], "FRED B", "FRED B" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void The_phone_systems_own_name_is_shown_till_the_search_answers_and_after_an_empty_search_stays_and_fills_the_Subject(
        string situation, RecordRef[]? found, string shown, string inSubject)
    {
        var desk = new DeskBench().See(Seen.Inbound() with { Far = new Party(DeskBench.Fred, "FRED B") });
        if (found is not null)
            desk.Found(found);
        Assert.True(shown == desk.Live.DisplayName, situation);
        // It never counts as a match.
        Assert.Equal(found?.Length ?? 0, desk.Live.Matches.Length);
        desk.Gone(EndReason.CallerCancelled);
        Assert.Contains($"({inSubject})", desk.End.Record!.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_the_one_that_was_chosen_is_shown_and_named()
    {
        var desk = new DeskBench().See(Seen.Inbound()).Found(Seen.AnnLee, Seen.FredBloggs).Assign(Seen.FredBloggs, null);
        Assert.Equal("Fred Bloggs", desk.Live.DisplayName);
        // Somebody who does not have the number is whom the call is logged to, and not who called.
        Assert.Null(desk.Assign(Seen.MargaretsContact, null).Live.DisplayName);
    }

    public static TheoryData<string, CallObservation> OtherParties => new()
    {
        { "another outside party", Seen.Inbound(from: Other) },
        { "a withheld one", Seen.Inbound(from: null) },
        { "a colleague", Seen.Inbound(from: "1002") },
    };

    [Theory]
    [MemberData(nameof(OtherParties))]
    public void What_was_found_for_one_party_is_not_the_next_ones(string situation, CallObservation next)
    {
        var desk = new DeskBench().See(Seen.Inbound()).Found(Seen.FredBloggs).See(next);
        Assert.True(desk.Live.Matches.IsEmpty, situation);
        Assert.Equal(Told.Nothing, Told.Association(desk.Live));
    }

    public static TheoryData<string, Func<DeskBench, DeskBench>, bool> GoneCalls => new()
    {
        { "another party is on the line", desk => desk.See(Seen.Inbound(from: Other)), true },
        { "it ends and is not logged", desk => desk.Private().Gone(EndReason.CallerCancelled), true },
        { "it turns out to be part of another call", desk => desk.See(Seen.Inbound(ConnectionState.Connected, "1002", "5.2")).Say(new CallGone("5.1", "5.1", EndReason.Transferred) { ContinuesIn = "5.2" }), true },
        { "it ends and is logged: its record waits for the name", desk => desk.Gone(EndReason.CallerCancelled), false },
    };

    [Theory]
    [MemberData(nameof(GoneCalls))]
    public void The_search_is_cancelled_when_the_call_is_gone(string situation, Func<DeskBench, DeskBench> goes, bool cancelled)
    {
        var desk = new DeskBench().See(Seen.Inbound());
        var search = desk.LastDo<DoRequest.Search>();
        goes(desk);
        Assert.True(cancelled == desk.Effects.Contains(new DeskEffect.Cancel(search)), situation);
        desk.Answered(search, DeskBench.Candidates(DeskBench.Fred, Seen.FredBloggs));
        Assert.Equal(cancelled, desk.Effects.IsEmpty);
    }

    [Fact]
    public void Another_far_party_is_searched_anew_and_the_old_answer_is_ignored()
    {
        var desk = new DeskBench().See(Seen.Inbound());
        var first = desk.LastDo<DoRequest.Search>();
        desk.See(Seen.Inbound(from: Other));
        Assert.Equal(new DeskEffect.Cancel(first), Assert.Single(desk.Effects.OfType<DeskEffect.Cancel>()));
        Assert.Single(desk.Asked<DoRequest.Search>());
        desk.Answered(first, DeskBench.Candidates(DeskBench.Fred, Seen.FredBloggs));
        Assert.Empty(desk.Effects);
        Assert.Empty(desk.Live.Matches);
        desk.Answered(desk.LastDo<DoRequest.Search>(), DeskBench.Candidates(Other, Seen.AnnLee));
        Assert.Equal(Seen.AnnLee, Assert.Single(desk.Live.Matches).Record);
    }

    [Fact]
    public void An_answer_after_the_end_names_the_caller_in_the_records_next_revision()
    {
        var desk = new DeskBench().See(Seen.Inbound()).Gone(EndReason.CallerCancelled).Found(Seen.FredBloggs);
        var record = Assert.Single(desk.Writes<StoreWrite.Revise>()).Record!;
        Assert.Equal((2, Seen.FredBloggs.Id), (record.Revision, record.WhoId));
        Assert.Contains("(Fred Bloggs)", record.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_that_times_out_or_fails_says_so()
    {
        var desk = new DeskBench().See(Seen.Inbound());
        desk.Answered(desk.LastDo<DoRequest.Search>(), new DoAnswer.TimedOut());
        Assert.Equal(SearchProgress.Failed, desk.Live.Search);
        desk.See(Seen.Inbound(callRef: "5.2"));
        desk.Answered(desk.LastDo<DoRequest.Search>(), new DoAnswer.Searched(SearchAnswer.Failed("Salesforce does not answer.")));
        Assert.Equal(SearchProgress.Failed, desk.Of("5.2").Search);
    }

    private static readonly Candidate Person = Hit(Seen.Margaret) with { PersonContactId = Seen.MargaretsContact.Id, IsPersonAccount = true };

    private static readonly Candidate PersonsContact =
        Hit(Seen.MargaretsContact) with { AccountId = Seen.Margaret.Id, AccountName = "Margaret Okafor", IsPersonAccount = true };

    private static CallObservation Queued(ConnectionState state) => Seen.Inbound(state) with { Queue = "sales" };

    private static Candidate Hit(RecordRef record) => new() { Record = record, Phones = ["07814 256404"] };
}
