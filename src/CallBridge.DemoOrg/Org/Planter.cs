namespace CallBridge.DemoOrg.Org;

/// <summary>Puts the seed's records into an org, a few days apart, so that lists and timelines have an order.</summary>
internal sealed class Planter(OrgStore org, string userId, DateTimeOffset now)
{
    private const int OldestDays = 90;
    private int _planted;

    public string Add(string type, params (string Field, object? Value)[] fields)
    {
        var values = fields.ToDictionary(f => f.Field, f => f.Value);
        values["OwnerId"] = userId;
        values["CreatedDate"] = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).AddDays(-OldestDays + _planted++);
        return org.Plant(type, values, userId).Id;
    }

    public string Id(string type, string name) => org.All(type).First(r => r.Name == name).Id;

    public DateOnly Day(int fromToday) => DateOnly.FromDateTime(now.UtcDateTime.AddDays(fromToday));

    public void Company(string name, string phone, string industry, string city, string country) =>
        Add("Account", ("Name", name), ("Phone", phone), ("Industry", industry), ("Type", "Customer - Direct"),
            ("BillingCity", city), ("BillingCountry", country));

    public void Person(string first, string last, string company, string title, string phone, string mobile) =>
        Add("Contact", ("FirstName", first), ("LastName", last), ("AccountId", Id("Account", company)), ("Title", title),
            ("Phone", phone), ("MobilePhone", mobile), ("Email", Mail(first, last)));

    public void Lead(string first, string last, string company, string? phone, string? mobile, string status) =>
        Add("Lead", ("FirstName", first), ("LastName", last), ("Company", company), ("Phone", phone), ("MobilePhone", mobile),
            ("Status", status), ("LeadSource", "Web"), ("Email", Mail(first, last)));

    public void Deal(string name, string company, string contact, string stage, decimal amount, int closesInDays) =>
        Add("Opportunity", ("Name", name), ("AccountId", Id("Account", company)), ("ContactId", Id("Contact", contact)),
            ("StageName", stage), ("Amount", amount), ("CloseDate", Day(closesInDays)));

    public void Case(string subject, string contact, string status, string priority, string origin) =>
        Add("Case", ("Subject", subject), ("ContactId", Id("Contact", contact)), ("Status", status), ("Priority", priority), ("Origin", origin));

    private static string Mail(string first, string last) => $"{first}.{last}@example.com".ToLowerInvariant();
}
