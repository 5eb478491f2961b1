using CallBridge.Calls;
using CallBridge.Calls.Dialling;
using CallBridge.Calls.Search;
using CallBridge.DemoOrg;

namespace CallBridge.Salesforce.Tests.Rules;

/// <summary>The design's paragraph <em>Search</em>, as far as it says what Salesforce is asked, against the demo org.</summary>
public class SearchRuleTests
{
    private static readonly DialPlan Britain = new(new DialPlanRules { CountryCallingCode = "44", AreaCode = "020" });

    private static readonly DialPlan America = new(new DialPlanRules { CountryCallingCode = "1", AreaCode = "415" });

    [Theory]
    [InlineData("GB", "07814256404", "Fred Bloggs")]
    [InlineData("GB", "+44 7814 256404", "Fred Bloggs")]
    [InlineData("GB", "0044 7814 256404 x55", "Fred Bloggs")]
    [InlineData("GB", "07700 900271", "Amira Haddad")]
    [InlineData("GB", "07700 900272", "Tom Whitfield")]
    [InlineData("GB", "+44 191 498 0045", "Ingrid Lindqvist")]
    [InlineData("GB", "+44 7700 900445", "Ingrid Lindqvist")]
    [InlineData("GB", "79460321", "James Hart, Olivia Hart")]
    [InlineData("US", "+1 415 555 0135", "Daniel Reyes")]
    [InlineData("US", "0014155550137", "Grace Kim")]
    [InlineData("US", "+1 206 555 0159", "Marcus Webb")]
    [InlineData("GB", "07700 900482", "Margaret Okafor")]
    [InlineData("US", "555-0137", "Grace Kim")]
    [InlineData("GB", "07700 900175", "Priya Nair")]
    [InlineData("GB", "07700 900633", "")]
    [InlineData("GB", "01632 960 118", "Bloggs & Daughters Joinery, Fred Bloggs")]
    [InlineData("GB", "07700 900999", "")]
    public async Task All_notations_in_one_request_each_hit_verified_whatever_the_notation_it_is_stored_in(string country, string number, string names)
    {
        await using var bench = await OrgBench.ReadyAsync();

        var answer = await bench.SearchAsync([.. Plan(country).Notations(number)]);

        Assert.Equal(["GET /search"], bench.NewRequests());
        var matches = MatchRules.Verify(answer.Candidates, number, Plan(country));
        Assert.Equal(names, string.Join(", ", matches.Select(match => match.Record.Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_record_that_was_just_made_is_read_by_its_id_where_the_index_does_not_have_it_and_verified_as_any_hit()
    {
        await using var bench = await OrgBench.ReadyAsync();
        // An index that is behind: what is asked for by these notations is nowhere.
        var made = new RecordRef(bench.IdOf("Contact", "Fred Bloggs"), "Contact", "Fred Bloggs");
        var another = new RecordRef(bench.IdOf("Contact", "Nell Bloggs"), "Contact", "Nell Bloggs");
        var gone = new RecordRef("003000000000009AAA", "Contact", null);
        var request = new SearchRequest(["07700900999"], ["Contact", "Lead", "Account"]) { Created = [made, another, gone] };

        var answer = await bench.Client.SearchAsync(request, CancellationToken.None);

        Assert.Equal(["GET /search", "GET /query"], bench.NewRequests());
        Assert.Equal(made, Assert.Single(MatchRules.Verify(answer.Candidates, "07814256404", Britain)).Record);
    }

    [Fact]
    public async Task A_record_that_was_just_made_and_is_found_costs_no_second_request()
    {
        await using var bench = await OrgBench.ReadyAsync();
        var request = new SearchRequest(Britain.Notations("07814256404"), ["Contact"])
        {
            Created = [new RecordRef(bench.IdOf("Contact", "Fred Bloggs")[..15], "Contact", null), new RecordRef("500000000000001AAA", "Case", null)],
        };

        Assert.Single((await bench.Client.SearchAsync(request, CancellationToken.None)).Candidates);

        Assert.Equal(["GET /search"], bench.NewRequests());
    }

    [Fact]
    public async Task Open_cases_of_several_contacts_are_one_request_and_closed_ones_are_left_out()
    {
        await using var bench = await OrgBench.ReadyAsync();
        string[] contacts = [bench.IdOf("Contact", "Fred Bloggs"), bench.IdOf("Contact", "Grace Kim"), bench.IdOf("Contact", "Olivia Hart")[..15], "no id"];

        var cases = await bench.Client.FindCasesAsync([.. contacts], CancellationToken.None);

        Assert.Equal(["GET /query"], bench.NewRequests());
        Assert.Equal(["Cannot sign in to the portal", "Delivery arrived damaged"], cases.Select(open => open.Subject).Order(StringComparer.Ordinal));
        Assert.All(cases, open => Assert.True(open.Number is { Length: > 0 } && open.ContactId.Length == SalesforceId.LongLength));
    }

    [Fact]
    public async Task Active_users_with_an_extension_are_one_request()
    {
        await using var bench = await OrgBench.ReadyAsync();

        var colleagues = await bench.Client.FindColleaguesAsync(CancellationToken.None);

        Assert.Equal(["GET /query"], bench.NewRequests());
        Assert.Equal([new("Alex Morgan", "1001"), new("Sam Taylor", "1002")], colleagues!.Value.AsEnumerable());
    }

    [Fact]
    public async Task A_Person_Accounts_cases_are_found_by_its_contact()
    {
        await using var bench = await OrgBench.ReadyAsync();
        var contact = (await bench.Client.ReadAsync(bench.IdOf("Account", "Margaret Okafor"), CancellationToken.None))!.Contact!;

        Assert.Equal("Question about invoice 4471", Assert.Single(await bench.Client.FindCasesAsync([contact.Id], CancellationToken.None)).Subject);
    }

    [Theory]
    [InlineData("INVALID_TYPE", 400, 1)]
    [InlineData("INSUFFICIENT_ACCESS", 403, 2)]
    public async Task Cases_that_cannot_be_asked_for_are_none_and_where_there_never_are_any_not_asked_for_again(string code, int status, int questions)
    {
        await using var bench = await OrgBench.ReadyAsync();
        var asked = 0;
        bench.Server.Fault = r => r.Path.EndsWith("/query", StringComparison.Ordinal) && ++asked > 0 ? new DemoOrgFault.Refusal(status, code, "no cases") : null;
        string[] contacts = [bench.IdOf("Contact", "Fred Bloggs")];

        Assert.Empty(await bench.Client.FindCasesAsync([.. contacts], CancellationToken.None));
        Assert.Empty(await bench.Client.FindCasesAsync([.. contacts], CancellationToken.None));

        Assert.Equal(questions, asked);
    }

    [Fact]
    public async Task A_search_whose_call_is_gone_is_given_up_at_once()
    {
        await using var bench = await OrgBench.ReadyAsync();
        using var gone = new CancellationTokenSource();
        bench.Server.Fault = r =>
        {
            gone.Cancel();
            return null;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Client.SearchAsync(new(["07814256404"], ["Contact"]), gone.Token));
    }

    private static DialPlan Plan(string country) => country == "US" ? America : Britain;
}
