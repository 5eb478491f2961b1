using CallBridge.Calls.Desk;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Calls.Tests.Desk;
using static CallBridge.Calls.Tests.Rules.AssociationRuleTests;

namespace CallBridge.Calls.Tests.Rules;

/// <summary>Of the design's paragraph <em>Association</em>: which records can be Who and What, and how they may be changed.</summary>
public class LoggedRecordRuleTests
{
    public static TheoryData<string, Func<DeskBench, DeskBench>, string> Who => new()
    {
        { "a contact's page", desk => desk.Page(Seen.AnnLee), "Ann Lee (Chosen), nothing" },
        { "a lead's page", desk => desk.Page(Seen.LenaLead), "Lena Lead (Chosen), nothing" },
        { "a Person Account's page", desk => desk.Page(Seen.Margaret).Read(Details(Seen.Margaret, contact: Seen.MargaretsContact)), "Margaret Okafor (Chosen), nothing" },
        { "a matched Person Account's page", desk => desk.FoundLike(Person, Hit(Seen.FredBloggs)).Page(Seen.Margaret), "Margaret Okafor (Chosen), nothing" },
        { "a Person Account's contact", desk => desk.Page(Seen.MargaretsContact), "Margaret Okafor (Chosen), nothing" },
        { "a Person Account in the panel", desk => desk.Assign(Seen.Margaret, null).Read(Details(Seen.Margaret, contact: Seen.MargaretsContact)), "Margaret Okafor (Chosen), nothing" },
        { "a matched Person Account in the panel", desk => desk.FoundLike(Person).Assign(Seen.Margaret, Seen.Complaint), "Margaret Okafor (Chosen), 00001026 (Chosen)" },
        { "a business account in the panel's place for the person", desk => desk.Assign(Seen.Acme, null).Read(Details(Seen.Acme)), "nobody, Acme (Chosen)" },
    };

    [Theory]
    [MemberData(nameof(Who))]
    public void WhoId_Contact_Lead_a_Person_Accounts_contact(string situation, Func<DeskBench, DeskBench> happens, string told)
    {
        var desk = happens(new DeskBench().Page(null).See(Talk()));
        Assert.DoesNotContain(Seen.Margaret.Id, new[] { desk.Live.Association.Who?.Record.Id, desk.Live.Association.What?.Record.Id });
        Logged(situation, desk, told);
    }

    public static TheoryData<string, string[], RecordRef, string> What => new()
    {
        { "a standard object that is named", ["Account", "Case"], Seen.Complaint, "nobody, 00001026 (Chosen)" },
        { "one that is not", ["Account"], Seen.Complaint, Told.Nothing },
        { "a custom object that is named", ["Invoice__c"], Seen.Invoice, "nobody, INV-1 (Chosen)" },
        { "one that is not", ["Account", "Case"], Seen.Invoice, Told.Nothing },
        { "a User", ["Account", "Case"], Seen.Someone, Told.Nothing },
        { "the org has not said yet", [], Seen.Complaint, "nobody, 00001026 (Chosen)" },
        { "a custom object before the org has said", [], Seen.Invoice, Told.Nothing },
    };

    [Theory]
    [MemberData(nameof(What))]
    public void WhatId_only_objects_in_Task_WhatId_referenceTo(string situation, string[] referenceTo, RecordRef page, string told) =>
        Logged(situation, new DeskBench(DeskBench.Rules with { WhatTypes = [.. referenceTo] }).Page(null).See(Talk()).Page(page), told);

    public static TheoryData<string, Func<DeskBench, DeskBench>, string> Pages => new()
    {
        { "a Task of a person and a record", desk => desk.Page(Seen.CallBack).Read(Details(Seen.CallBack, who: Seen.AnnLee, what: Seen.Acme)), "Ann Lee (Chosen), Acme (Chosen)" },
        { "an Event of a person", desk => desk.Page(Seen.Meeting).Read(Details(Seen.Meeting, who: Seen.AnnLee)), "Ann Lee (Chosen), nothing" },
        { "a Task of a lead", desk => desk.Page(Seen.CallBack).Read(Details(Seen.CallBack, who: Seen.LenaLead)), "Lena Lead (Chosen), nothing" },
        { "a Task about a record of a type that cannot be", desk => desk.Page(Seen.CallBack).Read(Details(Seen.CallBack, who: Seen.AnnLee, what: Seen.Invoice)), "Ann Lee (Chosen), nothing" },
        { "a Task about nothing, after a contact", desk => desk.Page(Seen.FredBloggs).Page(Seen.CallBack).Read(Details(Seen.CallBack)), "Fred Bloggs (Chosen), nothing" },
        { "a Task not read yet, after a contact", desk => desk.Page(Seen.FredBloggs).Page(Seen.CallBack), "Fred Bloggs (Chosen), nothing" },
        { "a Task that cannot be read, after a contact", desk => desk.Page(Seen.FredBloggs).Page(Seen.CallBack).Read(null), "Fred Bloggs (Chosen), nothing" },
        { "a Task that was left before it was read", desk => Late(desk.Page(Seen.CallBack), desk => desk.Page(Seen.FredBloggs), Details(Seen.CallBack, who: Seen.AnnLee)), "Fred Bloggs (Chosen), nothing" },
        { "a User's page, after a contact", desk => desk.Page(Seen.FredBloggs).Page(Seen.Someone), "Fred Bloggs (Chosen), nothing" },
        { "a list, after a contact", desk => desk.Page(Seen.FredBloggs).Page(null), "Fred Bloggs (Chosen), nothing" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_Task_or_Event_page_stands_for_its_own_Who_and_What_other_pages_are_no_choice(string situation, Func<DeskBench, DeskBench> happens, string told) =>
        Logged(situation, happens(new DeskBench().Page(null).See(Talk())), told);

    public static TheoryData<string, Func<DeskBench, DeskBench>, string> Both => new()
    {
        { "a contact and a case", desk => desk.Assign(Seen.AnnLee, Seen.Complaint), "Ann Lee (Chosen), 00001026 (Chosen)" },
        { "a lead and a case", desk => desk.Assign(Seen.LenaLead, Seen.Complaint), "Lena Lead (Chosen), nothing" },
        { "a Task of a lead and an account", desk => desk.Page(Seen.CallBack).Read(Details(Seen.CallBack, who: Seen.LenaLead, what: Seen.Acme)), "Lena Lead (Chosen), nothing" },
        { "a matched lead beside a case that is gone to", desk => desk.Found(Seen.LenaLead).Page(Seen.Complaint), "nobody, 00001026 (Chosen)" },
    };

    [Theory]
    [MemberData(nameof(Both))]
    public void Both_may_stand_a_Lead_stands_alone(string situation, Func<DeskBench, DeskBench> happens, string told) =>
        Logged(situation, happens(new DeskBench().Page(null).See(Talk())), told);

    public static TheoryData<string, Func<DeskBench, DeskBench>, string> OnlyWhat => new()
    {
        { "a case's own contact", desk => desk.Page(Seen.Complaint).Read(Details(Seen.Complaint, contact: Seen.AnnLee)), "Ann Lee (Derived), 00001026 (Chosen)" },
        { "its own contact before the matched one", desk => desk.FoundLike(FredAtAcme).Page(Seen.Complaint).Read(Details(Seen.Complaint, Seen.AnnLee, Seen.Acme)), "Ann Lee (Derived), 00001026 (Chosen)" },
        { "the single matched contact of its account", desk => desk.FoundLike(FredAtAcme).Page(Seen.Complaint).Read(Details(Seen.Complaint, account: Seen.Acme)), "Fred Bloggs (Derived), 00001026 (Chosen)" },
        { "the account itself", desk => desk.FoundLike(FredAtAcme).Page(Seen.Acme), "Fred Bloggs (Derived), Acme (Chosen)" },
        { "the matched contact is another account's", desk => desk.FoundLike(FredAtAcme).Page(Seen.Complaint).Read(Details(Seen.Complaint, account: Seen.Margaret)), "nobody, 00001026 (Chosen)" },
        { "two matched contacts of its account", desk => desk.FoundLike(FredAtAcme, Hit(Seen.AnnLee) with { AccountId = Seen.Acme.Id }).Page(Seen.Acme), "nobody, Acme (Chosen)" },
        { "a matched contact of no account", desk => desk.Found(Seen.FredBloggs).Page(Seen.Acme), "nobody, Acme (Chosen)" },
        { "chosen in the panel", desk => desk.Assign(null, Seen.Complaint).Read(Details(Seen.Complaint, contact: Seen.AnnLee)), "Ann Lee (Derived), 00001026 (Chosen)" },
        { "chosen in the panel for nobody", desk => desk.Assign(null, Seen.Complaint, nobody: true), "nobody, 00001026 (Chosen)" },
    };

    [Theory]
    [MemberData(nameof(OnlyWhat))]
    public void If_only_a_What_is_chosen_WhoId_is_its_contact_else_the_single_matched_Contact_when_its_account_is_that_Whats(
        string situation, Func<DeskBench, DeskBench> happens, string told) =>
        Logged(situation, happens(new DeskBench().Page(null).See(Talk())), told);

    public static TheoryData<string, Func<DeskBench, DeskBench>, string, int> AfterTheEnd => new()
    {
        { "in wrap-up", desk => desk.Wait(60).Assign(Seen.AnnLee, null), "Ann Lee (Chosen), nothing", 2 },
        { "after wrap-up", desk => desk.Wait(4_000).Assign(Seen.AnnLee, Seen.Acme), "Ann Lee (Chosen), Acme (Chosen)", 2 },
        { "twice", desk => desk.Wait(4_000).Assign(Seen.AnnLee, null).Assign(Seen.FredBloggs, null), "Fred Bloggs (Chosen), nothing", 3 },
        { "cleared", desk => desk.Wait(4_000).Assign(Seen.AnnLee, null).Assign(null, null), Told.Nothing, 3 },
        { "to a case, whose contact is read after", desk => desk.Wait(4_000).Assign(null, Seen.Complaint).Read(Details(Seen.Complaint, contact: Seen.AnnLee)), "Ann Lee (Derived), 00001026 (Chosen)", 3 },
        { "after a restart", desk => desk.Restart(4_000).Up().Assign(Seen.AnnLee, null), "Ann Lee (Chosen), nothing", 2 },
        { "while it is sent", desk => Moved(desk, RecordState.Sending).Assign(Seen.AnnLee, null), "Ann Lee (Chosen), nothing", 2 },
        { "after Salesforce refused it", desk => Moved(desk, RecordState.Failed).Assign(Seen.AnnLee, null), "Ann Lee (Chosen), nothing", 2 },
        { "to what it is already: nothing is sent", desk => desk.Assign(null, null), Told.Nothing, 1 },
    };

    [Theory]
    [MemberData(nameof(AfterTheEnd))]
    public void The_agent_changes_it_then_and_after_and_the_Task_is_changed_by_the_records_next_revision(
        string situation, Func<DeskBench, DeskBench> happens, string told, int revision)
    {
        var desk = happens(new DeskBench().See(Talk()).Wait(5).Gone(EndReason.RemoteHangUp));
        Assert.IsType<DeskReply.Accepted>(desk.All.OfType<DeskEffect.Reply>().Last().Answer);
        Logged(situation, desk, told);
        Assert.Equal(revision, desk.Ended.Record.Revision);
        if (revision > 1)
            Assert.Equal((RecordState.Pending, null), (desk.Ended.Record.State, desk.Ended.Record.Message));
    }

    public static TheoryData<string, Func<DeskBench, DeskBench>, Refusal, string> Refused => new()
    {
        { "an internal call", desk => desk.See(Talk("1002")).Assign(Seen.AnnLee, null), Refusal.NotPossible, "saved without a record" },
        { "a call that is not there", desk => desk.Ask(new DeskCommand.Associate("x", Seen.AnnLee, null)), Refusal.NotFound, "no such call" },
        { "a call older than those that are shown", desk => Many(desk).Ask(new DeskCommand.Associate("pbx-1001-1.1", Seen.AnnLee, null)), Refusal.NotFound, "no such call" },
        { "an ended call that is not logged", desk => desk.See(Talk()).Private().Gone(EndReason.LocalHangUp).Assign(Seen.AnnLee, null), Refusal.NotPossible, "not logged" },
        { "an ended call whose record was given up", desk => Moved(desk.See(Talk()).Gone(EndReason.LocalHangUp), RecordState.None).Assign(Seen.AnnLee, null), Refusal.NotPossible, "not logged" },
        { "a User as the person", desk => desk.See(Talk()).Assign(Seen.Someone, null), Refusal.Invalid, "a contact, a lead or a Person Account" },
        { "a contact as what it is about", desk => desk.See(Talk()).Assign(null, Seen.AnnLee), Refusal.Invalid, "Name it as who" },
        { "an object that a Task cannot be about", desk => desk.See(Talk()).Assign(null, Seen.Invoice), Refusal.Invalid, "type Invoice__c" },
        { "a licence that only dials", desk => desk.Step(new DeskInput.RulesChanged(DeskBench.Rules with { Licence = LicenceLevel.Client })).See(Talk()).Assign(Seen.AnnLee, null), Refusal.NotAllowed, "only dials" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_assigned_is_refused_in_plain_words(string situation, Func<DeskBench, DeskBench> happens, Refusal why, string said)
    {
        var refused = Assert.IsType<DeskReply.Refused>(happens(new DeskBench()).Reply);
        Assert.True(why == refused.Why, situation);
        Assert.Contains(said, refused.Problem, StringComparison.Ordinal);
    }

    private static readonly Candidate FredAtAcme = Hit(Seen.FredBloggs) with { AccountId = Seen.Acme.Id };

    /// <summary>The newest read is answered only after something else has happened.</summary>
    private static DeskBench Late(DeskBench desk, Func<DeskBench, DeskBench> meanwhile, RecordDetails details)
    {
        var read = desk.LastDo<DoRequest.Read>();
        return meanwhile(desk).Answered(read, new DoAnswer.Read(details));
    }

    private static DeskBench Moved(DeskBench desk, RecordState state)
    {
        var ended = desk.State.Ended[0];
        return desk.Step(new DeskInput.RecordMoved(new RecordProgress(ended.Key, ended.Id, "1001", 1, state, null, state == RecordState.Failed ? "No." : null)));
    }

    private static DeskBench Many(DeskBench desk)
    {
        for (var call = 1; call <= DeskLimits.EndedCalls + 1; call++)
            desk.See(Talk(callRef: $"1.{call}")).Skip(1).Gone(EndReason.LocalHangUp, $"1.{call}");
        return desk;
    }
}
