using System.Net;
using CallBridge.Calls.Records;
using CallBridge.DemoOrg.Org.Schema;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Salesforce.Tests;

public class FindTests
{
    [Theory]
    [InlineData(KeyFieldKind.Unique)]
    [InlineData(KeyFieldKind.Absent)]
    public async Task Two_hundred_records_are_looked_up_by_one_request(KeyFieldKind keyField)
    {
        await using var bench = await OrgBench.ReadyAsync(keyField);
        var records = Enumerable.Range(0, 200).Select(n => OrgBench.Record($"hq-1001-1763827896.{n}")).ToList();
        var saved = await bench.SaveAllAsync(records.Where((_, n) => n % 2 == 0));
        bench.NewRequests();

        var found = await bench.Client.FindAsync([.. records], CancellationToken.None);

        Assert.Single(bench.NewRequests());
        Assert.Equal(
            saved.Select(o => ((SaveOutcome.Saved)o).TaskId),
            found.Where((_, n) => n % 2 == 0).Select(o => Assert.IsType<FindOutcome.Found>(o).TaskId));
        Assert.All(found.Where((_, n) => n % 2 == 1), o => Assert.IsType<FindOutcome.Absent>(o));
    }

    [Fact]
    public async Task Keys_at_their_longest_are_split_over_addresses_that_salesforce_takes()
    {
        await using var bench = await OrgBench.ReadyAsync();
        var records = Enumerable.Range(0, 60).Select(n => OrgBench.Record($"{new string('k', 250)}.{n:D3}")).ToList();
        await bench.SaveAllAsync(records);
        bench.NewRequests();

        Assert.All(await bench.Client.FindAsync([.. records], CancellationToken.None), o => Assert.IsType<FindOutcome.Found>(o));
        Assert.Equal(2, bench.NewRequests().Count);
    }

    [Fact]
    public async Task What_the_task_holds_is_read_and_reads_like_what_was_sent_until_a_person_changes_it()
    {
        await using var bench = await OrgBench.ReadyAsync();
        var record = OrgBench.Record() with { WhoId = bench.IdOf("Contact", "Fred Bloggs")[..15], Description = "Line one\nLine two " };
        var saved = Assert.IsType<SaveOutcome.Saved>(await bench.SaveAsync(record));

        Assert.True((await ContentAsync(bench, record)).ReadsLike(record));
        bench.Server.Org.Update(saved.TaskId, [new("Subject", "Edited by hand")], bench.IdOf("User", "Sam Taylor"));
        Assert.False((await ContentAsync(bench, record)).ReadsLike(record));
        bench.Server.Org.Update(saved.TaskId, [new("Subject", record.Subject), new("Priority", "High")], bench.IdOf("User", "Sam Taylor"));
        Assert.True((await ContentAsync(bench, record)).ReadsLike(record));
    }

    [Fact]
    public async Task Of_a_part_that_is_refused_only_its_records_have_no_answer()
    {
        await using var bench = await OrgBench.ReadyAsync();
        var records = Enumerable.Range(0, 60).Select(n => OrgBench.Record($"{new string('k', 250)}.{n:D3}")).ToList();
        var asked = 0;
        bench.Server.Fault = r => r.Path.EndsWith("/query", StringComparison.Ordinal) && ++asked == 1
            ? new DemoOrg.DemoOrgFault.Refusal(400, "QUERY_TIMEOUT", "Your query request was running for too long.") : null;

        var found = await bench.Client.FindAsync([.. records], CancellationToken.None);

        Assert.IsType<FindOutcome.Retry>(found[0]);
        Assert.IsType<FindOutcome.Absent>(found[^1]);
    }

    [Fact]
    public async Task An_answer_that_comes_in_pages_is_read_to_its_end()
    {
        using var handler = new ScriptedHandler((r, _) => Task.FromResult(
            r.RequestUri!.Query.Contains("CallObject", StringComparison.Ordinal) ? ScriptedHandler.Json(
                """{"done":false,"nextRecordsUrl":"/services/data/v67.0/query/01g-1","records":[{"Id":"00T000000000001","CallObject":"a"}]}""")
            : r.RequestUri.AbsolutePath.EndsWith("/01g-1", StringComparison.Ordinal) ? ScriptedHandler.Json(
                """{"done":true,"records":[{"Id":"00T000000000002","CallObject":"b"}]}""")
            : (HttpResponseMessage?)null));
        using var client = Client(handler);

        var found = await client.FindAsync([OrgBench.Record("a"), OrgBench.Record("b"), OrgBench.Record("c")], default);

        Assert.Equal(["Found", "Found", "Absent"], found.Select(o => o.GetType().Name));
    }

    [Fact]
    public async Task Of_several_tasks_with_a_key_the_oldest_counts()
    {
        await using var bench = await OrgBench.ReadyAsync(KeyFieldKind.Absent);
        var first = Assert.IsType<SaveOutcome.Saved>(await bench.SaveAsync(OrgBench.Record()));
        await bench.SaveAsync(OrgBench.Record());

        Assert.Equal(first.TaskId, Assert.IsType<FindOutcome.Found>(await bench.Client.FindAsync("pbx.1001.1", default)).TaskId);
    }

    [Theory]
    [InlineData("""{"records":[{"Id":"00T000000000001","CallObject":"a","Subject":1e999}]}""")]
    [InlineData("""{"records":[{"Id":"00T000000000001","CallObject":"a","Subject":"\ud800"}]}""")]
    [InlineData("""{"records":[{"Id":"00T000000000001","CallObject":"a","Subject":{"x":1}}]}""")]
    public async Task A_value_that_makes_no_sense_is_a_task_that_was_found(string body)
    {
        using var handler = new ScriptedHandler((r, _) => Task.FromResult(
            r.RequestUri!.Query.Contains("CallObject", StringComparison.Ordinal) ? ScriptedHandler.Json(body) : null));
        using var client = Client(handler);

        Assert.IsType<FindOutcome.Found>(await client.FindAsync("a", default));
    }

    [Fact]
    public async Task An_html_page_is_no_answer_to_a_look_up()
    {
        using var handler = new ScriptedHandler((r, _) => Task.FromResult(
            r.RequestUri!.Query.Contains("CallObject", StringComparison.Ordinal) ? ScriptedHandler.Html(HttpStatusCode.NotFound) : null));
        using var client = Client(handler);

        Assert.IsType<FindOutcome.Retry>(await client.FindAsync("a", default));
    }

    private static async Task<TaskContent> ContentAsync(OrgBench bench, CallRecord record) =>
        Assert.IsType<FindOutcome.Found>(Assert.Single(await bench.Client.FindAsync([record], CancellationToken.None))).Content!;

    private static RestSalesforce Client(ScriptedHandler handler) => new(
        new() { ClientId = "id", ClientSecret = "quiet", Username = "agent@example.com", MyDomains = ["acme"], FallbackSearchObjects = [] },
        handler, TimeProvider.System, NullLogger<RestSalesforce>.Instance);
}
