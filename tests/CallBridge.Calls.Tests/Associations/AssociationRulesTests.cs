using System.Collections.Immutable;
using CallBridge.Calls.Associations;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Tests.Associations;

public class AssociationRulesTests
{
    private static readonly RecordRef Fred = new("003000000000001AAA", "Contact", "Fred Bloggs");
    private static readonly RecordRef Zoe = new("003000000000002AAA", "Contact", "Zoe");
    private static readonly RecordRef Lead = new("00Q000000000001AAA", "Lead", "Lena");
    private static readonly RecordRef Acme = new("001000000000001AAA", "Account", "Acme");
    private static readonly RecordRef Person = new("001000000000002AAA", "Account", "Ann Person");
    private static readonly RecordRef PersonsContact = new("003000000000003AAA", "Contact", "Ann Person");
    private static readonly RecordRef Case = new("500000000000001AAA", "Case", "00001026");
    private static readonly RecordRef Task = new("00T000000000001AAA", "Task", "Call");
    private static readonly RecordRef User = new("005000000000001AAA", "User", "Sam");
    private static readonly RecordRef Invoice = new("a0B000000000001AAA", "Invoice__c", "INV-1");

    private static readonly ImmutableArray<string> WhatTypes = ["Account", "Case", "Opportunity"];
    private static readonly Match FredAtAcme = new(Fred, Fred.Id, Acme.Id, "Acme");
    private static readonly Match ZoeElsewhere = new(Zoe, Zoe.Id, Person.Id, null);
    private static readonly Match LeadMatch = new(Lead, null, null, null);
    private static readonly Match AcmeMatch = new(Acme, null, Acme.Id, "Acme");
    private static readonly Match PersonMatch = new(Person, PersonsContact.Id, Person.Id, "Ann Person");

    private static readonly AssociationFacts Nothing = new() { WhatTypes = WhatTypes };

    [Fact]
    public void An_internal_call_is_logged_to_nothing() =>
        Assert.Equal(Association.None, Associate(Nothing with
        {
            Internal = true,
            Panel = new Choice(Fred, Case),
            Chosen = Page(Fred),
            Matches = [FredAtAcme],
        }));

    [Fact]
    public void An_assignment_in_the_panel_stands_over_pops_and_navigation() =>
        Assert.Equal(
            new Association(new Link(Fred, Because.Chosen), new Link(Case, Because.Chosen)),
            Associate(Nothing with { Panel = new Choice(Fred, Case), Chosen = Page(Zoe), Origin = Page(Lead), Matches = [LeadMatch] }));

    [Fact]
    public void An_assignment_to_nothing_stands_too() =>
        Assert.Equal(Association.None, Associate(Nothing with { Panel = new Choice(null, null), Chosen = Page(Zoe), Matches = [FredAtAcme] }));

    [Fact]
    public void A_Person_Account_set_in_the_panel_stands_for_its_contact() =>
        Assert.Equal(
            new Association(new Link(PersonsContact, Because.Chosen), null),
            Associate(Nothing with { Panel = new Choice(Person, null), Matches = [FredAtAcme, PersonMatch] }));

    [Fact]
    public void What_the_agent_chose_comes_before_the_origin() =>
        Assert.Equal(
            new Association(new Link(Zoe, Because.Chosen), null),
            Associate(Nothing with { Chosen = Page(Zoe), Origin = Page(Fred), Matches = [FredAtAcme] }));

    [Fact]
    public void The_origin_comes_before_a_single_match() =>
        Assert.Equal(
            new Association(new Link(Zoe, Because.Origin), null),
            Associate(Nothing with { Origin = Page(Zoe), Matches = [FredAtAcme] }));

    [Fact]
    public void Exactly_one_match_is_taken() =>
        Assert.Equal(new Association(new Link(Fred, Because.SingleMatch), null), Associate(Nothing with { Matches = [FredAtAcme] }));

    [Fact]
    public void One_match_that_is_a_Person_Account_stands_for_its_contact() =>
        Assert.Equal(new Association(new Link(PersonsContact, Because.SingleMatch), null), Associate(Nothing with { Matches = [PersonMatch] }));

    [Fact]
    public void One_match_that_is_a_business_account_is_what_the_call_is_about() =>
        Assert.Equal(new Association(null, new Link(Acme, Because.SingleMatch)), Associate(Nothing with { Matches = [AcmeMatch] }));

    [Fact]
    public void Several_matches_decide_nothing() =>
        Assert.Equal(Association.None, Associate(Nothing with { Matches = [FredAtAcme, ZoeElsewhere] }));

    [Fact]
    public void The_record_open_at_a_handset_dialled_call_is_taken_if_it_is_among_the_matches() =>
        Assert.Equal(
            new Association(new Link(Zoe, Because.OpenRecord), null),
            Associate(Nothing with { Matches = [FredAtAcme, ZoeElsewhere], OpenAtDial = Zoe with { Id = "003000000000002" } }));

    [Fact]
    public void The_record_open_at_a_handset_dialled_call_is_not_taken_if_it_is_no_match() =>
        Assert.Equal(Association.None, Associate(Nothing with { Matches = [FredAtAcme, ZoeElsewhere], OpenAtDial = Lead }));

    [Fact]
    public void Without_any_of_these_the_call_is_logged_to_nothing() => Assert.Equal(Association.None, Associate(Nothing));

    [Fact]
    public void A_lead_stands_alone()
    {
        var alone = new Association(new Link(Lead, Because.Chosen), null);
        Assert.Equal(alone, Associate(Nothing with { Panel = new Choice(Lead, Case) }));
        Assert.Equal(alone, Associate(Nothing with { Chosen = Page(Task) with { Who = Lead, What = Case } }));
    }

    [Theory]
    [InlineData("Task")]
    [InlineData("Event")]
    public void A_Task_or_Event_page_stands_for_its_own_Who_and_What(string type) =>
        Assert.Equal(
            new Association(new Link(Zoe, Because.Chosen), new Link(Case, Because.Chosen)),
            Associate(Nothing with { Chosen = Page(Task with { Type = type }) with { Who = Zoe, What = Case }, Matches = [FredAtAcme] }));

    [Fact]
    public void A_What_must_be_of_a_type_that_a_Task_can_be_about()
    {
        Assert.Equal(Association.None, Associate(Nothing with { Panel = new Choice(null, Invoice) }));
        Assert.Equal(new Link(Invoice, Because.Chosen), Associate(Nothing with { WhatTypes = ["Invoice__c"], Panel = new Choice(null, Invoice) }).What);
    }

    [Fact]
    public void Until_the_org_has_said_what_a_Task_can_be_about_standard_objects_count() =>
        Assert.Equal(new Link(Case, Because.Chosen), Associate(new AssociationFacts { Chosen = Page(Case) }).What);

    [Fact]
    public void A_What_alone_brings_its_contact() =>
        Assert.Equal(
            new Association(new Link(Zoe, Because.Derived), new Link(Case, Because.Chosen)),
            Associate(Nothing with { Chosen = Page(Case) with { Contact = Zoe, AccountId = Acme.Id }, Matches = [FredAtAcme] }));

    [Fact]
    public void A_What_without_contact_brings_the_single_matched_contact_of_its_account() =>
        Assert.Equal(
            new Association(new Link(Fred, Because.Derived), new Link(Case, Because.Origin)),
            Associate(Nothing with { Origin = Page(Case) with { AccountId = Acme.Id }, Matches = [AcmeMatch, FredAtAcme, LeadMatch] }));

    [Fact]
    public void An_account_brings_its_single_matched_contact() =>
        Assert.Equal(
            new Association(new Link(Fred, Because.Derived), new Link(Acme, Because.Chosen)),
            Associate(Nothing with { Panel = new Choice(null, Acme), Matches = [FredAtAcme] }));

    [Fact]
    public void A_What_brings_no_contact_of_another_account() =>
        Assert.Equal(
            new Association(null, new Link(Case, Because.Chosen)),
            Associate(Nothing with { Chosen = Page(Case) with { AccountId = Acme.Id }, Matches = [ZoeElsewhere] }));

    [Fact]
    public void A_What_brings_none_of_several_matched_contacts() =>
        Assert.Equal(
            new Association(null, new Link(Acme, Because.Chosen)),
            Associate(Nothing with { Chosen = Page(Acme), Matches = [FredAtAcme, ZoeElsewhere] }));

    [Fact]
    public void A_What_whose_account_is_unknown_brings_nobody() =>
        Assert.Null(Associate(Nothing with { Chosen = Page(Case), Matches = [FredAtAcme with { AccountId = null }] }).Who);

    [Fact]
    public void A_Person_Account_page_stands_for_its_contact() =>
        Assert.Equal(
            new Association(new Link(PersonsContact, Because.Chosen), null),
            Associate(Nothing with { Chosen = Page(Person) with { Contact = PersonsContact } }));

    [Fact]
    public void A_page_that_is_no_choice_is_passed_over() =>
        Assert.Equal(
            new Association(new Link(Fred, Because.SingleMatch), null),
            Associate(Nothing with { Chosen = Page(User), Origin = Page(Task), Matches = [FredAtAcme] }));

    [Fact]
    public void Contacts_leads_Whats_and_Tasks_with_either_are_choices_and_other_pages_are_none()
    {
        Assert.All([Page(Fred), Page(Lead), Page(Case), Page(Task) with { Who = Fred }], page => Assert.True(AssociationRules.IsChoice(page, WhatTypes)));
        Assert.All([null, Page(User), Page(Invoice), Page(Task), Page(Task) with { What = Invoice }], page => Assert.False(AssociationRules.IsChoice(page, WhatTypes)));
    }

    private static RecordDetails Page(RecordRef record) => new() { Record = record };

    private static Association Associate(AssociationFacts facts) => AssociationRules.Associate(facts);
}
