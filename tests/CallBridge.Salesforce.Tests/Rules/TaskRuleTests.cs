using System.Collections.Immutable;
using CallBridge.Calls.Records;
using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.Salesforce.Tests.Rules;

/// <summary>The design's paragraph <em>Call record</em>, as far as it says what Salesforce is sent, against the demo org.</summary>
public class TaskRuleTests
{
    private const string Key = "pbx.1001.1";

    public static TheoryData<string, CallRecord, string> Fields => new()
    {
        { "Status", OrgBench.Record(), "Completed" },
        { "Status", OrgBench.Record() with { Status = "Deferred" }, "Deferred" },
        { "Priority", OrgBench.Record(), "Normal" },
        { "TaskSubtype", OrgBench.Record(), "Call" },
        { "CallType", OrgBench.Record(), "Inbound" },
        { "CallType", OrgBench.Record() with { Type = CallType.Outbound }, "Outbound" },
        { "CallType", OrgBench.Record() with { Type = CallType.Internal }, "Internal" },
        { "CallDurationInSeconds", OrgBench.Record(), "42" },
        { "ActivityDate", OrgBench.Record(), "2026-03-02" },
        { "CallDisposition", OrgBench.Record(), "Answered" },
        { "CallObject", OrgBench.Record(), Key },
        { "OwnerId", OrgBench.Record(), "Alex Morgan" },
        { "RecordTypeId", OrgBench.Record() with { RecordType = "Phone_Call" }, "Phone Call" },
        { "RecordTypeId", OrgBench.Record() with { RecordType = "phone_call" }, "Phone Call" },
        { "ReminderDateTime", OrgBench.Record() with { Fields = ImmutableSortedDictionary<string, string>.Empty.Add("ReminderDateTime", "2026-03-02T16:11:36Z") }, "2026-03-02T16:11:36" },
        { "IsReminderSet", OrgBench.Record() with { Fields = ImmutableSortedDictionary<string, string>.Empty.Add("IsReminderSet", "true") }, "true" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Status_Priority_Subtype_type_duration_date_disposition_key_owner_record_type_and_start(string field, CallRecord record, string expected)
    {
        await using var bench = await OrgBench.ReadyAsync();

        var saved = Assert.IsType<SaveOutcome.Saved>(await bench.SaveAsync(record));

        Assert.Null(saved.Remark);
        Assert.StartsWith(expected, Text(bench, bench.Task(Key)[field]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_type_that_the_user_does_not_have_is_left_out_and_said()
    {
        await using var bench = await OrgBench.ReadyAsync();

        var saved = Assert.IsType<SaveOutcome.Saved>(await bench.SaveAsync(OrgBench.Record() with { RecordType = "Phone_Cal" }));

        Assert.Contains("no record type Phone_Cal", saved.Remark, StringComparison.Ordinal);
        Assert.Null(bench.Task(Key)["RecordTypeId"]);
    }

    [Theory]
    [InlineData("Done", "Done")]
    [InlineData("Completed", "Completed")]
    public async Task Else_a_closed_TaskStatus_also_where_the_org_has_renamed_Completed(string closed, string expected)
    {
        string? status = null;
        var handler = new ScriptedHandler(async (request, cancellationToken) =>
        {
            if (request.Content is { } content && request.RequestUri!.AbsolutePath.Contains("/sobjects/Task", StringComparison.Ordinal))
                status = System.Text.Json.JsonDocument.Parse(await content.ReadAsStringAsync(cancellationToken)).RootElement.GetProperty("Status").GetString();
            return request.RequestUri!.Query.Contains("TaskStatus", StringComparison.Ordinal)
                ? ScriptedHandler.Json($$"""{"records":[{"ApiName":"Erledigt"},{"ApiName":"{{closed}}"}]}""")
                : request.RequestUri.AbsolutePath.EndsWith("/describe", StringComparison.Ordinal)
                ? ScriptedHandler.Json("""{"name":"Task","createable":true,"fields":[{"name":"Status","type":"picklist","createable":true,"updateable":true}]}""")
                : null;
        });
        using var client = new RestSalesforce(
            new SalesforceOptions { LoginUrl = new("https://acme.my.salesforce.com"), MyDomains = ["acme"], ClientId = "x", ClientSecret = "x", Username = "a@b.example", Connection = SalesforceConnection.Rest },
            handler, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<RestSalesforce>.Instance);

        Assert.IsType<SaveOutcome.Saved>(await client.SaveAsync(OrgBench.Record(), null, CancellationToken.None));

        Assert.Equal(expected == "Completed" ? "Completed" : "Erledigt", status);
    }

    [Fact]
    public async Task On_an_existing_Task_only_fields_that_describe_calls_updateable_are_sent()
    {
        await using var bench = await OrgBench.ReadyAsync(KeyFieldKind.Absent);
        var saved = Assert.IsType<SaveOutcome.Saved>(await bench.SaveAsync(OrgBench.Record() with { RecordType = "Phone_Call" }));
        bench.NewRequests();

        // TaskSubtype is create-only there: sent again it would be refused.
        var changed = await bench.SaveAsync(OrgBench.Record(revision: 2) with { WhoId = bench.IdOf("Contact", "Fred Bloggs"), RecordType = "Phone_Call" }, saved.TaskId);

        Assert.Equal(new SaveOutcome.Saved(saved.TaskId), changed);
        Assert.Equal([$"PATCH /sobjects/Task/{saved.TaskId}"], bench.NewRequests());
        Assert.Equal(bench.IdOf("Contact", "Fred Bloggs"), bench.Task(Key).Text("WhoId"));
    }

    public static TheoryData<string, string?, string?, string> GoneRecords => new()
    {
        { "Grace Kim", "Contact", null, "without its person" },
        { "Bay Harbor Analytics", null, "Account", "without what it relates to" },
    };

    [Theory]
    [MemberData(nameof(GoneRecords))]
    public async Task If_the_record_is_gone_or_not_writable_when_saved_saved_without_it_said_so(string name, string? whoType, string? whatType, string said)
    {
        await using var bench = await OrgBench.ReadyAsync();
        var record = OrgBench.Record() with
        {
            WhoId = whoType is null ? null : bench.IdOf(whoType, name),
            WhatId = whatType is null ? null : bench.IdOf(whatType, name),
        };
        bench.Server.Org.Delete((record.WhoId ?? record.WhatId)!, bench.IdOf("User", "Alex Morgan"));

        var saved = Assert.IsType<SaveOutcome.Saved>(await bench.SaveAsync(record));

        Assert.Contains(said, saved.Remark, StringComparison.Ordinal);
        Assert.Equal((null, null), (bench.Task(Key).Text("WhoId"), bench.Task(Key).Text("WhatId")));
    }

    private static string? Text(OrgBench bench, object? value) => value switch
    {
        string id when id.Length == 18 && (bench.Server.Org.All("User").Concat(bench.Server.Org.All("RecordType")).FirstOrDefault(r => r.Id == id) is { } found) => found.Name,
        DateOnly date => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        DateTimeOffset at => at.UtcDateTime.ToString("s", System.Globalization.CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}
