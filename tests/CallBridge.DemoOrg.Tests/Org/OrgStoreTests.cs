using CallBridge.DemoOrg.Org;

namespace CallBridge.DemoOrg.Tests.Org;

public sealed class OrgStoreTests
{
    private readonly OrgStore _org = new(new FixedTime());
    private readonly string _user;

    public OrgStoreTests()
    {
        OrgSeed.Fill(_org, FixedTime.Instant);
        _user = _org.FindBy("User", "Username", OrgSeed.AgentUsername).Single().Id;
    }

    [Fact]
    public void Change_is_announced_after_it_can_be_read()
    {
        var seen = new List<(OrgChangeKind, string?)>();
        _org.Changed += (_, change) => seen.Add((change.Kind, _org.Find(change.Record.Id)?.Name));
        var id = _org.Create("Contact", Values(("LastName", "Quill")), _user).Id!;
        _org.Update(id, Values(("FirstName", "Ada")), _user);
        _org.Delete(id, _user);
        Assert.Equal([(OrgChangeKind.Created, "Quill"), (OrgChangeKind.Updated, "Ada Quill"), (OrgChangeKind.Deleted, null)], seen);
    }

    [Fact]
    public void Record_is_found_by_its_15_character_id()
    {
        var contact = _org.All("Contact")[0];
        Assert.Same(contact, _org.Find(contact.Id[..15]));
    }

    [Fact]
    public void Person_account_has_a_contact_with_the_same_phones()
    {
        var account = _org.All("Account").Single(a => a.Is("IsPersonAccount"));
        var contact = _org.Find(account.Text("PersonContactId"))!;
        Assert.Equal(("Margaret Okafor", true, "07700 900482"), (contact.Name, contact.Is("IsPersonAccount"), contact.Text("MobilePhone")));
    }

    [Fact]
    public void Person_account_follows_a_change_of_its_contact()
    {
        var account = _org.All("Account").Single(a => a.Is("IsPersonAccount"));
        _org.Update(account.Text("PersonContactId")!, Values(("MobilePhone", "07700 900000")), _user);
        Assert.Equal("07700 900000", _org.Find(account.Id)!.Text("PersonMobilePhone"));
    }

    [Fact]
    public void All_or_none_takes_everything_back_when_one_is_refused()
    {
        var before = _org.All("Contact").Count;
        var announced = 0;
        _org.Changed += (_, _) => announced++;
        var results = _org.AllOrNone(
        [
            () => _org.Create("Contact", Values(("LastName", "Quill")), _user),
            () => _org.Create("Contact", Values(("FirstName", "Ada")), _user),
        ]);
        Assert.Equal(["ALL_OR_NONE_OPERATION_ROLLED_BACK", "REQUIRED_FIELD_MISSING"], results.Select(r => r.Errors[0].ErrorCode));
        Assert.Equal((before, 0), (_org.All("Contact").Count, announced));
    }

    [Fact]
    public void Task_belongs_to_the_account_of_its_contact()
    {
        var contact = _org.All("Contact").Single(c => c.Name == "Fred Bloggs");
        var task = _org.Find(_org.Create("Task", Values(("WhoId", contact.Id)), _user).Id)!;
        Assert.Equal(contact["AccountId"], task["AccountId"]);
    }

    [Fact]
    public void Every_seeded_field_obeys_its_own_definition()
    {
        var wrong = from definition in _org.Schema.Objects
                    from record in _org.All(definition.Name)
                    from field in definition.Fields
                    where record[field.Name] is string text && field.Length > 0 && text.Length > field.Length
                    select $"{definition.Name}.{field.Name}";
        Assert.Empty(wrong);
    }

    private static Dictionary<string, object?> Values(params (string Name, object? Value)[] values) => values.ToDictionary(v => v.Name, v => v.Value);
}
