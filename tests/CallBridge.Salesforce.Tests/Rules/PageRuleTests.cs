using CallBridge.Calls;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.DemoOrg;
using CallBridge.Salesforce.Tests.Browser;

namespace CallBridge.Salesforce.Tests.Rules;

/// <summary>What the rules of search and content need of Salesforce beside a call, asked through a page: by our Apex, else as far as Open CTI goes.</summary>
public class PageRuleTests
{
    [Theory]
    [InlineData(InstalledApex.All, "Fred Bloggs")]
    [InlineData(InstalledApex.None, "")]
    public async Task A_record_that_was_just_made_is_read_by_its_id_where_our_Apex_is_installed(InstalledApex apex, string found)
    {
        await using var bench = await PageBench.StartAsync(apex);
        // An index that is behind: what is asked for by this notation is nowhere.
        var request = new SearchRequest(["07700900999"], ["Contact", "Lead", "Account"])
        {
            Created = [new RecordRef(bench.IdOf("Contact", "Fred Bloggs"), "Contact", null), new RecordRef("003000000000009AAA", "Contact", null)],
        };

        var answer = await bench.Route.SearchAsync(request, CancellationToken.None);

        Assert.Null(answer.Problem);
        Assert.Equal(found, string.Join(", ", answer.Candidates.Select(candidate => candidate.Record.Name)));
        Assert.All(answer.Candidates, candidate => Assert.Contains("+44 7814 256404", candidate.Phones));
    }

    [Theory]
    [InlineData(InstalledApex.All, "Delivery arrived damaged")]
    [InlineData(InstalledApex.None, "")]
    public async Task Open_cases_are_offered_where_our_Apex_is_installed(InstalledApex apex, string subjects)
    {
        await using var bench = await PageBench.StartAsync(apex);
        string[] contacts = [bench.IdOf("Contact", "Fred Bloggs"), bench.IdOf("Contact", "Grace Kim"), "no id"];

        var cases = await bench.Route.FindCasesAsync([.. contacts], CancellationToken.None);

        Assert.Equal(subjects, string.Join(", ", cases.Select(open => open.Subject)));
        Assert.All(cases, open => Assert.Equal(contacts[0], open.ContactId));
    }

    [Theory]
    [InlineData(InstalledApex.All, "Alex Morgan 1001, Sam Taylor 1002")]
    [InlineData(InstalledApex.None, "")]
    public async Task Users_with_an_extension_are_told_where_our_Apex_is_installed(InstalledApex apex, string expected)
    {
        await using var bench = await PageBench.StartAsync(apex);

        var colleagues = await bench.Route.FindColleaguesAsync(CancellationToken.None);

        Assert.Equal(expected, string.Join(", ", colleagues!.Value.Select(colleague => $"{colleague.Name} {colleague.Extension}")));
    }

    [Theory]
    [InlineData(InstalledApex.All, "Phone_Call", "Phone Call")]
    [InlineData(InstalledApex.All, "Phone_Cal", null)]
    [InlineData(InstalledApex.None, "Phone_Call", null)]
    public async Task A_record_type_by_its_developer_name_is_given_where_our_Apex_is_installed(InstalledApex apex, string recordType, string? expected)
    {
        await using var bench = await PageBench.StartAsync(apex);

        var saved = Assert.Single(await bench.Route.SaveAsync([new(OrgBench.Record() with { RecordType = recordType })], CancellationToken.None));

        var task = bench.Server.Org.Find(Assert.IsType<SaveOutcome.Saved>(saved).TaskId)!;
        Assert.Equal(expected, bench.Server.Org.Find(task.Text("RecordTypeId"))?.Name);
    }
}
