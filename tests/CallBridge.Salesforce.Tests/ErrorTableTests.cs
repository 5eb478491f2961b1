using CallBridge.Calls.Records;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.Salesforce.Tests;

/// <summary>
/// Every error that a client must handle, each as an answer to a record alone, as the answer to a whole batch, and as one
/// record's result within a batch that was answered.
/// </summary>
public class ErrorTableTests
{
    private const string Bad = "pbx.1001.bad";
    private const string Refused = "refused for good";
    private const string RetryRow = "retried, this record alone";
    private const string RetryOrg = "retried, the whole org waits";
    private const string Unknown = "unknown";
    private const string Saved = "saved";

    /// <summary>Errors of the request: status, code, what it means for a lone record, and for each record of a batch.</summary>
    public static TheoryData<int, string, string, string> Requests => new()
    {
        { 403, "REQUEST_LIMIT_EXCEEDED", RetryOrg, RetryOrg },
        { 400, "UNABLE_TO_LOCK_ROW", RetryRow, RetryRow },
        { 500, "UNABLE_TO_LOCK_ROW", RetryRow, RetryRow },
        { 503, "SERVER_UNAVAILABLE", RetryOrg, RetryOrg },
        { 403, "API_DISABLED_FOR_ORG", RetryOrg, RetryOrg },
        { 403, "API_CURRENTLY_DISABLED", RetryOrg, RetryOrg },
        { 429, "TOO_MANY_REQUESTS", RetryOrg, RetryOrg },
        { 408, "REQUEST_TIMEOUT", RetryOrg, RetryOrg },
        { 400, "DUPLICATE_VALUE", RetryRow, RetryRow },
        { 300, "DUPLICATE_EXTERNAL_ID", Refused, RetryRow },
        { 500, "UNKNOWN_EXCEPTION", Unknown, Unknown },
        // A batch that is refused as such says nothing of its records: smaller ones will.
        { 400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", Refused, RetryRow },
        { 400, "REQUIRED_FIELD_MISSING", Refused, RetryRow },
        { 400, "JSON_PARSER_ERROR", Refused, RetryRow },
        { 400, "DUPLICATES_DETECTED", Refused, RetryRow },
        { 404, "NOT_FOUND", Refused, RetryRow },
    };

    /// <summary>Errors of one record: code, the field named if any, what it means.</summary>
    public static TheoryData<string, string?, string> Records => new()
    {
        { "UNABLE_TO_LOCK_ROW", null, RetryRow },
        { "DUPLICATE_VALUE", null, RetryRow },
        { "DUPLICATE_EXTERNAL_ID", null, Refused },
        { "DUPLICATES_DETECTED", null, Saved },
        { "FIELD_CUSTOM_VALIDATION_EXCEPTION", null, Refused },
        { "FIELD_CUSTOM_VALIDATION_EXCEPTION", "CallDisposition", Refused },
        { "REQUIRED_FIELD_MISSING", "CallDisposition", Refused },
        { "STRING_TOO_LONG", "Subject", Refused },
        { "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "Status", Refused },
        { "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", null, Refused },
        { "INVALID_CROSS_REFERENCE_KEY", "OwnerId", Refused },
    };

    /// <summary>Errors about the person that the record is tied to: it is saved without.</summary>
    public static TheoryData<string, string?> Links => new()
    {
        { "ENTITY_IS_DELETED", null },
        { "ENTITY_IS_DELETED", "WhoId" },
        { "NOT_FOUND", null },
        { "INVALID_CROSS_REFERENCE_KEY", "WhoId" },
        { "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", null },
        { "INSUFFICIENT_ACCESS_OR_READONLY", null },
        { "FIELD_INTEGRITY_EXCEPTION", "WhoId" },
        { "CANNOT_UPDATE_CONVERTED_LEAD", null },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_is_said_to_a_request_decides_by_its_code(int status, string code, string alone, string batched)
    {
        await using var bench = await OrgBench.ReadyAsync();
        bench.Server.Fault = r => r.Method == "PATCH" ? new DemoOrgFault.Refusal(status, code, "as Salesforce words it") : null;

        Assert.Equal(alone, Meaning(await bench.SaveAsync(OrgBench.Record())));
        Assert.All(await bench.SaveAllAsync(Three()), outcome => Assert.Equal(batched, Meaning(outcome)));
        Assert.DoesNotContain(bench.Server.Org.All("Task"), t => t.Text("CallObject") is not null);
    }

    [Theory]
    [MemberData(nameof(Records))]
    public async Task What_is_said_to_a_record_decides_by_its_code_and_keeps_no_neighbour_back(string code, string? field, string meaning)
    {
        await using var bench = await OrgBench.ReadyAsync();
        bench.Server.Org.Rule = task => task.Text("CallObject") == Bad ? Error(code, field) : null;

        Assert.Equal(meaning, Meaning(await bench.SaveAsync(OrgBench.Record(Bad))));
        Assert.Equal([Saved, meaning, Saved], (await bench.SaveAllAsync(Three())).Select(Meaning));
    }

    [Theory]
    [MemberData(nameof(Links))]
    public async Task A_link_that_is_refused_is_dropped_for_that_record_only(string code, string? field)
    {
        await using var bench = await OrgBench.ReadyAsync();
        var (who, what) = (bench.IdOf("Contact", "Grace Kim"), bench.IdOf("Account", "Bay Harbor Analytics"));
        bench.Server.Org.Rule = task => task.Text("CallObject") == Bad && task.Text("WhoId") == who ? Error(code, field) : null;

        var outcomes = await bench.SaveAllAsync(Three().Select(r => r with { WhoId = who, WhatId = what }));

        Assert.Equal([DroppedLinks.None, DroppedLinks.Who, DroppedLinks.None], outcomes.Select(o => Assert.IsType<SaveOutcome.Saved>(o).Dropped));
        Assert.Contains("without its person", ((SaveOutcome.Saved)outcomes[1]).Remark, StringComparison.Ordinal);
        Assert.Equal((null, what), (bench.Task(Bad).Text("WhoId"), bench.Task(Bad).Text("WhatId")));
        Assert.Equal((who, what), (bench.Task("pbx.1001.0").Text("WhoId"), bench.Task("pbx.1001.0").Text("WhatId")));
    }

    [Fact]
    public async Task Many_deleted_people_cost_one_request_more_and_not_one_each()
    {
        await using var bench = await OrgBench.ReadyAsync();
        var who = bench.IdOf("Contact", "Grace Kim");
        bench.Server.Org.Delete(who, bench.IdOf("User", "Alex Morgan"));

        var outcomes = await bench.SaveAllAsync(Enumerable.Range(0, 50).Select(n => OrgBench.Record($"pbx.1001.{n}") with { WhoId = who }));

        Assert.All(outcomes, o => Assert.Equal(DroppedLinks.Who, Assert.IsType<SaveOutcome.Saved>(o).Dropped));
        Assert.Equal(2, bench.NewRequests().Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task An_html_page_with_503_leaves_the_outcome_unknown(int records)
    {
        await using var bench = await OrgBench.ReadyAsync();
        bench.Server.Fault = r => r.Method == "PATCH" ? new DemoOrgFault.Page(503, "<html><h1>Down for maintenance</h1></html>") : null;

        Assert.All(await bench.SaveAllAsync(Three().Take(records)), o => Assert.IsType<SaveOutcome.Unknown>(o));
        Assert.Single(bench.NewRequests());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_connection_that_breaks_after_the_request_was_read_leaves_each_record_unknown(int records)
    {
        await using var bench = await OrgBench.ReadyAsync();
        var asked = Three().Take(records).ToList();
        bench.Server.Fault = r => r.Method == "PATCH" ? new DemoOrgFault.LostAnswer() : null;
        Assert.All(await bench.SaveAllAsync(asked), o => Assert.IsType<SaveOutcome.Unknown>(o));

        bench.Server.Fault = null;
        bench.NewRequests();
        Assert.All(await bench.Client.FindAsync([.. asked], CancellationToken.None), o => Assert.IsType<FindOutcome.Found>(o));
        Assert.Single(bench.NewRequests());
    }

    [Fact]
    public async Task Without_a_unique_field_a_lost_insert_is_given_time_before_it_is_looked_up()
    {
        await using var bench = await OrgBench.ReadyAsync(KeyFieldKind.Absent);
        bench.Server.Fault = r => r.Method == "POST" ? new DemoOrgFault.LostAnswer() : null;

        Assert.All(await bench.SaveAllAsync(Three()), o => Assert.True(Assert.IsType<SaveOutcome.Unknown>(o).After >= TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task An_expired_token_is_renewed_once_and_the_batch_sent_again()
    {
        await using var bench = await OrgBench.ReadyAsync();
        bench.Server.RevokeTokens();

        Assert.All(await bench.SaveAllAsync(Three()), o => Assert.IsType<SaveOutcome.Saved>(o));
        Assert.Equal(
            ["PATCH /composite/sobjects/Task/CallBridge_Key__c", "POST /services/oauth2/token", "PATCH /composite/sobjects/Task/CallBridge_Key__c"],
            bench.NewRequests());
    }

    [Fact]
    public async Task Once_the_org_stops_answering_the_rest_of_a_mixed_batch_is_not_sent()
    {
        await using var bench = await OrgBench.ReadyAsync();
        var known = Assert.IsType<SaveOutcome.Saved>(await bench.SaveAsync(OrgBench.Record("pbx.1001.known"))).TaskId;
        bench.NewRequests();
        bench.Server.Fault = r => r.Method == "PATCH" ? new DemoOrgFault.LostAnswer() : null;

        var outcomes = await bench.Client.SaveAsync(
            [new(OrgBench.Record("pbx.1001.a")), new(OrgBench.Record("pbx.1001.known", 2), known), new(OrgBench.Record("pbx.1001.b"))], CancellationToken.None);

        Assert.Equal([Unknown, RetryOrg, Unknown], outcomes.Select(Meaning));
        Assert.Single(bench.NewRequests());
    }

    [Fact]
    public async Task A_batch_that_is_refused_as_such_is_followed_by_smaller_ones_until_the_culprit_stands_alone()
    {
        await using var bench = await OrgBench.ReadyAsync();
        bench.Server.Fault = r => r.Path.Contains("/composite/", StringComparison.Ordinal) ? new DemoOrgFault.Refusal(400, "JSON_PARSER_ERROR", "what is this?") : null;
        var sizes = new List<int> { bench.Client.MostAtOnce };
        while (sizes[^1] > 1)
        {
            await bench.SaveAllAsync(Enumerable.Range(0, sizes[^1]).Select(n => OrgBench.Record($"pbx.1001.{n}")));
            sizes.Add(bench.Client.MostAtOnce);
        }

        Assert.Equal([200, 100, 50, 25, 12, 6, 3, 1], sizes);
        Assert.IsType<SaveOutcome.Saved>(await bench.SaveAsync(OrgBench.Record()));
    }

    [Fact]
    public async Task Triggers_that_cannot_take_so_many_get_fewer_and_then_more_again()
    {
        await using var bench = await OrgBench.ReadyAsync();
        var error = new OrgError("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "MyTrigger: execution of AfterInsert caused by: System.LimitException: Too many SOQL queries: 101");
        bench.Server.Org.Rule = _ => error;

        Assert.All(await bench.SaveAllAsync(Enumerable.Range(0, 200).Select(n => OrgBench.Record($"pbx.1001.{n}"))), o => Assert.Equal(RetryRow, Meaning(o)));
        Assert.Equal(100, bench.Client.MostAtOnce);
        Assert.Equal(Refused, Meaning(await bench.SaveAsync(OrgBench.Record())));

        bench.Server.Org.Rule = null;
        await bench.SaveAllAsync(Enumerable.Range(0, 100).Select(n => OrgBench.Record($"pbx.1001.{n}")));
        Assert.Equal(110, bench.Client.MostAtOnce);
    }

    [Fact]
    public async Task A_deleted_task_in_a_batch_of_updates_is_told_from_a_deleted_person()
    {
        await using var bench = await OrgBench.ReadyAsync();
        var agent = bench.IdOf("User", "Alex Morgan");
        var who = bench.IdOf("Contact", "Grace Kim");
        var ids = (await bench.SaveAllAsync(Three())).Select(o => Assert.IsType<SaveOutcome.Saved>(o).TaskId).ToList();
        bench.Server.Org.Delete(ids[1], agent);
        bench.Server.Org.Delete(who, agent);

        var outcomes = await bench.Client.SaveAsync([.. Three().Zip(ids).Select(t => new SaveRequest(t.First with { WhoId = who, Revision = 2 }, t.Second))], default);

        Assert.Equal([Saved, Refused, Saved], outcomes.Select(Meaning));
        Assert.Contains("deleted in Salesforce", ((SaveOutcome.Refused)outcomes[1]).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<CallRecord> Three() => [OrgBench.Record("pbx.1001.0"), OrgBench.Record(Bad), OrgBench.Record("pbx.1001.2")];

    private static OrgError Error(string code, string? field) => field is null ? new(code, "as Salesforce words it") : new(code, "as Salesforce words it", field);

    private static string Meaning(SaveOutcome outcome) => outcome switch
    {
        SaveOutcome.Saved => Saved,
        SaveOutcome.Refused => Refused,
        SaveOutcome.Unknown => Unknown,
        SaveOutcome.Retry { WholeOrg: true } => RetryOrg,
        SaveOutcome.Retry => RetryRow,
        _ => outcome.ToString(),
    };
}
