using CallBridge.Calls.Search;
using CallBridge.Calls.Tests.Dialling;

namespace CallBridge.Calls.Tests.Search;

public class MatchRulesTests
{
    private const string Number = "+447814256404";
    private const string FredId = "003000000000001AAA";
    private const string AcmeId = "001000000000001AAA";
    private const string PersonId = "001000000000002AAA";
    private const string PersonContactId = "003000000000002AAA";

    private static readonly Candidate Fred = new()
    {
        Record = new RecordRef(FredId, "Contact", "Fred Bloggs"),
        Phones = ["07814 256404"],
        AccountId = AcmeId,
        AccountName = "Acme",
    };

    private static readonly Candidate Person = new()
    {
        Record = new RecordRef(PersonId, "Account", "Ann Person"),
        Phones = ["07814 256404"],
        PersonContactId = PersonContactId,
    };

    private static readonly Candidate PersonsContact = new()
    {
        Record = new RecordRef(PersonContactId, "Contact", "Ann Person"),
        Phones = ["07814 256404"],
        AccountId = PersonId,
        AccountName = "Ann Person",
        IsPersonAccount = true,
    };

    private static readonly Match PersonMatch = new(new RecordRef(PersonId, "Account", "Ann Person"), PersonContactId, PersonId, "Ann Person");

    [Fact]
    public void A_hit_with_the_canonical_number_in_any_phone_field_is_a_match() =>
        Assert.Equal(
            [new Match(Fred.Record, FredId, AcmeId, "Acme")],
            Verify(Fred with { Phones = ["020 7946 0018", "+44 (0)7814 256404 x3"] }));

    [Theory]
    [InlineData("07814 256405")]
    [InlineData("+49 7814 256404")]
    [InlineData("")]
    [InlineData("call Fred")]
    public void A_hit_without_the_canonical_number_is_dropped(string phone) => Assert.Empty(Verify(Fred with { Phones = [phone] }));

    [Fact]
    public void A_converted_lead_is_no_match()
    {
        var lead = Fred with { Record = new RecordRef("00Q000000000001AAA", "Lead", "Fred Bloggs"), AccountId = null, AccountName = null };
        Assert.Single(Verify(lead));
        Assert.Empty(Verify(lead with { IsConverted = true }));
    }

    [Fact]
    public void A_Person_Account_and_its_contact_are_one()
    {
        Assert.Equal([PersonMatch], Verify(Person, PersonsContact));
        Assert.Equal([PersonMatch], Verify(PersonsContact, Person));
    }

    [Fact]
    public void A_Person_Account_found_by_its_contact_alone_is_the_account() => Assert.Equal([PersonMatch], Verify(PersonsContact));

    [Fact]
    public void A_business_account_stands_for_no_contact() =>
        Assert.Equal(
            [new Match(new RecordRef(AcmeId, "Account", "Acme"), null, AcmeId, "Acme")],
            Verify(new Candidate { Record = new RecordRef(AcmeId, "Account", "Acme"), Phones = ["07814 256404"] }));

    [Fact]
    public void A_record_found_twice_is_one_match_with_its_long_id() =>
        Assert.Equal([FredId], Verify(Fred with { Record = Fred.Record with { Id = "003000000000001" } }, Fred).Select(match => match.Record.Id));

    [Fact]
    public void Matches_keep_the_order_in_which_they_were_found()
    {
        var other = Fred with { Record = new RecordRef("003000000000009AAA", "Contact", "Zoe") };
        Assert.Equal(["Zoe", "Ann Person", "Fred Bloggs"], Verify(other, PersonsContact, Fred, Person).Select(match => match.Record.Name));
    }

    private static Match[] Verify(params Candidate[] candidates) => [.. MatchRules.Verify([.. candidates], Number, Plans.Britain)];
}
