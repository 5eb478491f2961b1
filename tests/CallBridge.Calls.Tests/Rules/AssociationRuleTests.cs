using CallBridge.Calls.Desk;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Calls.Tests.Desk;

namespace CallBridge.Calls.Tests.Rules;

/// <summary>
/// The design's paragraph <em>Association</em>, sentence by sentence, at the desk: what the call would be logged to is shown before it ends, and is what its
/// record then has.
/// </summary>
public class AssociationRuleTests
{
    public static TheoryData<string, Func<DeskBench, DeskBench>> InternalCalls => new()
    {
        { "inbound", desk => desk.See(Talk(from: "1002")).Page(Seen.AnnLee) },
        { "outbound from a record", desk => desk.Dial("1002", Seen.AnnLee).See(Seen.Outbound(ConnectionState.Connected, "1002", "guid-1")) },
        { "handset", desk => desk.Page(Seen.AnnLee).See(Seen.Outbound(ConnectionState.Connected, "1002")) },
    };

    [Theory]
    [MemberData(nameof(InternalCalls))]
    public void Internal_none(string situation, Func<DeskBench, DeskBench> happens) =>
        Logged(situation, happens(new DeskBench().Page(null)), Told.Nothing);

    public static TheoryData<string, Func<DeskBench, DeskBench>, string> PanelAssignments => new()
    {
        { "navigation after", desk => desk.Assign(Seen.AnnLee, null).Page(Seen.FredBloggs), "Ann Lee (Chosen), nothing" },
        { "a pop after", desk => desk.Assign(Seen.AnnLee, null).Pop(Seen.FredBloggs), "Ann Lee (Chosen), nothing" },
        { "a New after", desk => desk.Assign(Seen.AnnLee, null).New("Contact").Page(Seen.FredBloggs), "Ann Lee (Chosen), nothing" },
        { "navigation before", desk => desk.Page(Seen.FredBloggs).Assign(Seen.AnnLee, null), "Ann Lee (Chosen), nothing" },
        { "a single match", desk => desk.Found(Seen.FredBloggs).Assign(Seen.AnnLee, null), "Ann Lee (Chosen), nothing" },
        { "changed there", desk => desk.Assign(Seen.AnnLee, null).Assign(Seen.FredBloggs, Seen.Acme), "Fred Bloggs (Chosen), Acme (Chosen)" },
        { "cleared there", desk => desk.Found(Seen.FredBloggs).Assign(Seen.AnnLee, Seen.Acme).Assign(null, null), Told.Nothing },
        { "cleared there, and navigation after", desk => desk.Assign(null, null).Page(Seen.FredBloggs), Told.Nothing },
        { "the person cleared", desk => desk.Found(Seen.FredBloggs).Assign(null, Seen.Complaint, nobody: true), "nobody, 00001026 (Chosen)" },
        { "the record cleared", desk => desk.Assign(Seen.AnnLee, Seen.Complaint).Assign(Seen.AnnLee, null), "Ann Lee (Chosen), nothing" },
    };

    [Theory]
    [MemberData(nameof(PanelAssignments))]
    public void An_assignment_in_the_panel_stands_until_changed_there(string situation, Func<DeskBench, DeskBench> happens, string told) =>
        Logged(situation, happens(new DeskBench().Page(null).See(Talk())), told);

    public static TheoryData<string, Func<DeskBench, DeskBench>, string> Choices => new()
    {
        { "two pages one after the other", desk => desk.Page(Seen.AnnLee).Page(Seen.FredBloggs), "Fred Bloggs (Chosen), nothing" },
        { "a pop after navigation", desk => desk.Page(Seen.AnnLee).Pop(Seen.FredBloggs), "Fred Bloggs (Chosen), nothing" },
        { "navigation after a pop", desk => desk.Pop(Seen.FredBloggs).Page(Seen.AnnLee), "Ann Lee (Chosen), nothing" },
        { "navigation in another tab", desk => desk.Page(null, "p2").Page(Seen.AnnLee).Page(Seen.FredBloggs, "p2"), "Fred Bloggs (Chosen), nothing" },
        { "a pop of the record that is open already", desk => desk.Page(Seen.AnnLee).Page(Seen.FredBloggs).Pop(Seen.FredBloggs), "Fred Bloggs (Chosen), nothing" },
        { "a chosen record over a single match", desk => desk.Found(Seen.FredBloggs).Page(Seen.AnnLee), "Ann Lee (Chosen), nothing" },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public void Pops_and_navigation_compete_the_latest_wins(string situation, Func<DeskBench, DeskBench> happens, string told) =>
        Logged(situation, happens(new DeskBench().Page(null).See(Talk())), told);

    public static TheoryData<string, Func<DeskBench, DeskBench>, string> Navigations => new()
    {
        { "the record that was open", desk => desk.Page(Seen.AnnLee).See(Talk()).Page(Seen.AnnLee), Told.Nothing },
        { "a refocus", desk => desk.Page(Seen.AnnLee).See(Talk()).Page(Seen.AnnLee, focused: false).Page(Seen.AnnLee), Told.Nothing },
        { "a refocus in the other form of the id", desk => desk.Page(Short(Seen.AnnLee)).See(Talk()).Page(Seen.AnnLee), Told.Nothing },
        { "the tab comes to the front", desk => desk.Page(Seen.AnnLee, visible: false).See(Talk()).Page(Seen.AnnLee), Told.Nothing },
        { "another tab's record", desk => desk.Page(Seen.AnnLee).Page(null, "p2").See(Talk()).Page(Seen.AnnLee, "p2"), "Ann Lee (Chosen), nothing" },
        { "a tab seen for the first time", desk => desk.See(Talk()).Page(Seen.AnnLee), Told.Nothing },
        { "away and back", desk => desk.Page(Seen.AnnLee).See(Talk()).Page(null).Page(Seen.AnnLee), "Ann Lee (Chosen), nothing" },
        { "the page of a pop reporting itself", desk => desk.Page(null).See(Talk()).Pop(Seen.AnnLee).Page(Seen.AnnLee), "Ann Lee (Chosen), nothing" },
    };

    [Theory]
    [MemberData(nameof(Navigations))]
    public void Navigation_counts_only_when_the_record_differs_from_that_tabs_last_reported_one(string situation, Func<DeskBench, DeskBench> happens, string told) =>
        Logged(situation, happens(new DeskBench()), told);

    [Theory]
    [InlineData(ConnectionState.Connected, ConnectionState.Alerting, "5.1")]
    [InlineData(ConnectionState.HeldByRemote, ConnectionState.Alerting, "5.1")]
    [InlineData(ConnectionState.Held, ConnectionState.Alerting, "5.2")]
    [InlineData(ConnectionState.Held, ConnectionState.Connected, "5.2")]
    [InlineData(ConnectionState.Held, ConnectionState.Held, null)]
    [InlineData(ConnectionState.Alerting, ConnectionState.Delivering, "5.2")]
    public void It_belongs_to_the_connected_call_to_a_ringing_one_only_if_none_is_connected_to_a_held_one_never(
        ConnectionState first, ConnectionState second, string? chosen)
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound(first)).Skip(1).See(Seen.Inbound(second, "02079460999", "5.2"));
        desk.Page(Seen.AnnLee);
        Assert.Equal(chosen, desk.State.Live.Values.SingleOrDefault(call => call.Chosen is not null)?.Ref);
    }

    public static TheoryData<string, Func<DeskBench, DeskBench>, string> News => new()
    {
        { "its record is reached", desk => desk.New("Contact").Page(Seen.AnnLee), "Ann Lee (Chosen), nothing" },
        { "another type is reached first", desk => desk.New("Case").Page(Seen.AnnLee).Page(Seen.Complaint), "nobody, 00001026 (Chosen)" },
        { "its type is reached in another tab, on hold", desk => desk.Page(null, "p2").New("Case").See(Seen.Inbound(ConnectionState.Held)).Page(Seen.Complaint, "p2"), Told.Nothing },
        { "its record is reached on hold", desk => desk.New("Case").See(Seen.Inbound(ConnectionState.Held)).Page(Seen.Complaint), "nobody, 00001026 (Chosen)" },
        { "reached after hang-up", desk => desk.New("Contact").Gone(EndReason.RemoteHangUp).Wait(119).Page(Seen.AnnLee), "Ann Lee (Chosen), nothing" },
        { "begun after hang-up", desk => desk.Gone(EndReason.RemoteHangUp).Wait(60).New("Contact").Page(Seen.AnnLee), "Ann Lee (Chosen), nothing" },
        { "reached after wrap-up", desk => desk.New("Contact").Gone(EndReason.RemoteHangUp).Wait(121).Page(Seen.AnnLee), Told.Nothing },
        { "begun after wrap-up", desk => desk.Gone(EndReason.RemoteHangUp).Wait(121).New("Contact").Page(Seen.AnnLee), Told.Nothing },
        { "plain navigation after hang-up", desk => desk.Gone(EndReason.RemoteHangUp).Page(Seen.AnnLee), Told.Nothing },
    };

    [Theory]
    [MemberData(nameof(News))]
    public void A_New_started_during_the_call_binds_the_record_of_that_type_then_reached_in_that_tab_also_after_hang_up(
        string situation, Func<DeskBench, DeskBench> happens, string told) =>
        Logged(situation, happens(new DeskBench().Page(null).See(Talk())), told);

    [Fact]
    public void A_New_reached_while_another_call_is_connected_is_the_first_calls()
    {
        var desk = new DeskBench().Page(null).See(Talk()).New("Contact").Gone(EndReason.RemoteHangUp).See(Talk("02079460999", "5.2")).Page(Seen.AnnLee);
        Assert.Equal(("Ann Lee (Chosen), nothing", Told.Nothing), (Told.Association(desk.Ended), Told.Association(desk.Live)));
    }

    public static TheoryData<string, Func<DeskBench, DeskBench>, string> Origins => new()
    {
        { "a clicked contact", desk => Shown(desk.Dial(record: Seen.AnnLee)), "Ann Lee (Origin), nothing" },
        { "a clicked case", desk => Shown(desk.Dial(record: Seen.Complaint).Read(Details(Seen.Complaint, contact: Seen.AnnLee))), "Ann Lee (Derived), 00001026 (Origin)" },
        { "clicked over a match", desk => Shown(desk.Dial(record: Seen.AnnLee)).Found(Seen.FredBloggs), "Ann Lee (Origin), nothing" },
        { "clicked, then gone elsewhere", desk => Shown(desk.Dial(record: Seen.AnnLee)).Page(Seen.FredBloggs), "Fred Bloggs (Chosen), nothing" },
        { "the dial field beside a record", desk => Shown(desk.Page(Seen.AnnLee).Dial(origin: CallOrigin.DialField, page: "p1")), "Ann Lee (Origin), nothing" },
        { "another tab's record does not count", desk => Shown(desk.Page(Seen.AnnLee, "p2").Dial(origin: CallOrigin.DialField, page: "p1")), Told.Nothing },
        { "the API names none", desk => Shown(desk.Page(Seen.AnnLee).Dial(origin: CallOrigin.Api)), Told.Nothing },
        { "the API names one", desk => Shown(desk.Dial(record: Seen.AnnLee, origin: CallOrigin.Api)), "Ann Lee (Origin), nothing" },
        { "a clicked User page says nothing", desk => Shown(desk.Dial(record: Seen.Someone)).Found(Seen.FredBloggs), "Fred Bloggs (SingleMatch), nothing" },
    };

    [Theory]
    [MemberData(nameof(Origins))]
    public void The_clicked_numbers_record_for_the_dial_field_the_record_open_in_that_tab(string situation, Func<DeskBench, DeskBench> happens, string told) =>
        Logged(situation, happens(new DeskBench().Page(null)), told);

    public static TheoryData<string, Candidate[], string> SingleMatches => new()
    {
        { "a contact", [Hit(Seen.FredBloggs)], "Fred Bloggs (SingleMatch), nothing" },
        { "a lead", [Hit(Seen.LenaLead)], "Lena Lead (SingleMatch), nothing" },
        { "a business account", [Hit(Seen.Acme)], "nobody, Acme (SingleMatch)" },
        { "a Person Account", [Person], "Margaret Okafor (SingleMatch), nothing" },
        { "two contacts", [Hit(Seen.FredBloggs), Hit(Seen.AnnLee)], Told.Nothing },
        { "a contact and its account", [Hit(Seen.FredBloggs) with { AccountId = Seen.Acme.Id }, Hit(Seen.Acme)], Told.Nothing },
        { "nobody", [], Told.Nothing },
    };

    [Theory]
    [MemberData(nameof(SingleMatches))]
    public void Exactly_one_match(string situation, Candidate[] hits, string told) =>
        Logged(situation, new DeskBench().See(Talk()).FoundLike(hits), told);

    public static TheoryData<string, Func<DeskBench, DeskBench>, string> HandsetCalls => new()
    {
        { "among the matches", desk => desk.Page(Seen.AnnLee).See(Rung()).Found(Seen.FredBloggs, Seen.AnnLee), "Ann Lee (OpenRecord), nothing" },
        { "not among them", desk => desk.Page(Seen.Acme).See(Rung()).Found(Seen.FredBloggs, Seen.AnnLee), Told.Nothing },
        { "among them, not in the leader page", desk => desk.Page(Seen.AnnLee, "p2", focused: false).Page(Seen.Acme).See(Rung()).Found(Seen.FredBloggs, Seen.AnnLee), Told.Nothing },
        { "in a page that nobody sees", desk => desk.Page(Seen.AnnLee, visible: false).See(Rung()).Found(Seen.FredBloggs, Seen.AnnLee), Told.Nothing },
        { "an inbound call", desk => desk.Page(Seen.AnnLee).See(Talk()).Found(Seen.FredBloggs, Seen.AnnLee), Told.Nothing },
        { "a call dialled here", desk => Shown(desk.Page(Seen.AnnLee).Dial(origin: CallOrigin.Api)).Found(Seen.FredBloggs, Seen.AnnLee), Told.Nothing },
        { "a business account among them brings its contact", desk => desk.Page(Seen.Acme).See(Rung()).FoundLike(Hit(Seen.Acme), Hit(Seen.FredBloggs) with { AccountId = Seen.Acme.Id }), "Fred Bloggs (Derived), Acme (OpenRecord)" },
        { "one match comes first", desk => desk.Page(Seen.AnnLee).See(Rung()).Found(Seen.FredBloggs), "Fred Bloggs (SingleMatch), nothing" },
    };

    [Theory]
    [MemberData(nameof(HandsetCalls))]
    public void For_a_handset_dialled_call_the_leader_pages_open_record_if_it_is_among_the_matches(string situation, Func<DeskBench, DeskBench> happens, string told) =>
        Logged(situation, happens(new DeskBench()), told);

    [Fact]
    public void None_the_record_is_saved_in_every_case() => Logged("nothing known", new DeskBench().See(Talk(from: null)), Told.Nothing);

    public static TheoryData<string, Func<DeskBench, DeskBench>> OpenBefore => new()
    {
        { "in the leader page", desk => desk.Page(Seen.AnnLee).See(Talk()) },
        { "and refocused", desk => desk.Page(Seen.AnnLee).See(Talk()).Page(Seen.AnnLee, focused: false).Page(Seen.AnnLee) },
        { "and answered from it", desk => desk.Page(Seen.AnnLee).See(Seen.Inbound()).Control(PhoneAction.Answer, page: "p1").See(Talk()) },
        { "a case whose contact is a match of several", desk => desk.Page(Seen.Complaint).See(Talk()).Found(Seen.FredBloggs, Seen.AnnLee) },
    };

    [Theory]
    [MemberData(nameof(OpenBefore))]
    public void A_page_open_before_an_inbound_call_rang_is_no_choice(string situation, Func<DeskBench, DeskBench> happens) =>
        Logged(situation, happens(new DeskBench()), Told.Nothing);

    public static TheoryData<string, Func<DeskBench, DeskBench>, string, string> TwoCalls => new()
    {
        {
            "each caller's page while that caller is in hand",
            desk => desk.Page(Seen.AnnLee).See(Seen.Inbound(ConnectionState.Held)).See(Talk("02079460999", "5.2")).Page(Seen.FredBloggs),
            "Ann Lee (Chosen), nothing", "Fred Bloggs (Chosen), nothing"
        },
        {
            "the page of the one that rings is not the connected one's",
            desk => desk.Skip(1).See(Seen.Inbound(from: "02079460999", callRef: "5.2")).Answered(desk.LastDo<DoRequest.Search>(), DeskBench.Candidates("02079460999", Seen.FredBloggs)).Page(Seen.FredBloggs),
            Told.Nothing, "Fred Bloggs (SingleMatch), nothing"
        },
        {
            "a pop is for its own call, and its page's report for none",
            desk => desk.See(Seen.Inbound(ConnectionState.Held)).See(Talk("02079460999", "5.2")).Step(new DeskInput.PagePopped("p1", "pbx-1001-5.1", Seen.AnnLee)).Page(Seen.AnnLee),
            "Ann Lee (Chosen), nothing", Told.Nothing
        },
        {
            "the panel names the call",
            desk => desk.See(Talk("02079460999", "5.2")).Ask(new DeskCommand.Associate("pbx-1001-5.1", Seen.AnnLee, null)),
            "Ann Lee (Chosen), nothing", Told.Nothing
        },
    };

    [Theory]
    [MemberData(nameof(TwoCalls))]
    public void Of_two_calls_at_once_each_is_logged_to_its_own(string situation, Func<DeskBench, DeskBench> happens, string first, string second)
    {
        var desk = happens(new DeskBench().Page(null).See(Talk()));
        Assert.True((first, second) == (Told.Association(desk.Of("5.1")), Told.Association(desk.Of("5.2"))),
            $"{situation}: {Told.Association(desk.Of("5.1"))}; {Told.Association(desk.Of("5.2"))}");
    }

    [Fact]
    public void A_transferred_caller_is_logged_to_what_is_found_for_the_caller_and_not_for_the_colleague()
    {
        var desk = new DeskBench().Page(null).See(Talk(from: "1002")).Page(Seen.AnnLee);
        desk.See(Talk() with { TransferredFrom = "1002" }).Found(Seen.FredBloggs);
        Assert.Equal("Ann Lee (Chosen), nothing", Told.Association(desk.Live));
        // What was gone to before the caller was there counts, since the colleague said who it is; without it the match does.
        var other = new DeskBench().Page(null).See(Talk(from: "1002")).See(Talk() with { TransferredFrom = "1002" }).Found(Seen.FredBloggs);
        Logged("handed over", other, "Fred Bloggs (SingleMatch), nothing");
    }

    internal static RecordDetails Details(RecordRef record, RecordRef? contact = null, RecordRef? account = null, RecordRef? who = null, RecordRef? what = null) =>
        new() { Record = record, Contact = contact, AccountId = account?.Id, Who = who, What = what };

    internal static Candidate Hit(RecordRef record) => new() { Record = record, Phones = ["07814 256404"] };

    internal static readonly Candidate Person = Hit(Seen.Margaret) with { PersonContactId = Seen.MargaretsContact.Id };

    internal static Phone.CallObservation Talk(string? from = DeskBench.Fred, string callRef = "5.1") => Seen.Inbound(ConnectionState.Connected, from, callRef);

    /// <summary>What is shown is so, and is what the record gets when the call ends; of an ended call, what its record's last revision has.</summary>
    internal static void Logged(string situation, DeskBench desk, string told)
    {
        var call = desk.State.Live.IsEmpty ? desk.State.Ended[^1] : desk.Live;
        Assert.True(told == Told.Association(call), $"{situation}: {Told.Association(call)}");
        if (call.IsLive)
            desk.Wait(5).Gone(EndReason.RemoteHangUp, call.Ref);
        var record = desk.AllWrites<StoreWrite>().Select(write => (write as StoreWrite.End)?.Record ?? (write as StoreWrite.Revise)?.Record).OfType<CallRecord>()
            .Last(record => record.Key == call.Key);
        Assert.Equal((call.Association.Who?.Record.Id, call.Association.What?.Record.Id), (record.WhoId, record.WhatId));
    }

    private static Phone.CallObservation Rung() => Seen.Outbound(ConnectionState.Connected);

    private static DeskBench Shown(DeskBench desk) => desk.See(Seen.Outbound(ConnectionState.Connected, callRef: "guid-1"));

    private static RecordRef Short(RecordRef record) => record with { Id = record.Id[..15] };
}
