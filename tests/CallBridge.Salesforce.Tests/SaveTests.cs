using CallBridge.Calls.Records;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.Salesforce.Tests;

public class SaveTests
{
    private const string Key = "pbx.1001.1";

    [Theory]
    [InlineData(KeyFieldKind.Unique, "PATCH /sobjects/Task/CallBridge_Key__c/pbx.1001.1")]
    [InlineData(KeyFieldKind.ExternalIdOnly, "POST /sobjects/Task")]
    [InlineData(KeyFieldKind.Absent, "POST /sobjects/Task")]
    public async Task A_record_is_saved_whole_by_one_request(KeyFieldKind keyField, string request)
    {
        await using var bench = await OrgBench.ReadyAsync(keyField);
        var record = OrgBench.Record() with { WhoId = bench.IdOf("Contact", "Fred Bloggs"), WhatId = bench.IdOf("Account", "Bloggs & Daughters Joinery") };

        var saved = Assert.IsType<SaveOutcome.Saved>(await bench.SaveAsync(record));

        Assert.Equal([request], bench.NewRequests());
        var task = bench.Task(Key);
        Assert.Equal((task.Id, (string?)null), (saved.TaskId, saved.Remark));
        Assert.Equal(
            ("Completed", "Normal", "Call", "Inbound", 42L, "Answered", bench.IdOf("User", "Alex Morgan")),
            (task.Text("Status"), task.Text("Priority"), task.Text("TaskSubtype"), task.Text("CallType"), task["CallDurationInSeconds"],
                task.Text("CallDisposition"), task.Text("OwnerId")));
        Assert.Equal((record.Subject, record.Description, record.WhoId, record.WhatId, new DateOnly(2026, 3, 2)),
            (task.Text("Subject"), task.Text("Description"), task.Text("WhoId"), task.Text("WhatId"), task["ActivityDate"]));
    }

    [Fact]
    public async Task Without_facts_the_first_save_asks_for_them_itself()
    {
        await using var bench = await OrgBench.StartAsync();

        Assert.IsType<SaveOutcome.Saved>(await bench.SaveAsync(OrgBench.Record()));

        Assert.Equal("Completed", bench.Task(Key).Text("Status"));
    }

    [Fact]
    public async Task A_later_revision_updates_the_task_and_leaves_what_is_a_persons()
    {
        await using var bench = await OrgBench.ReadyAsync();
        var saved = Assert.IsType<SaveOutcome.Saved>(await bench.SaveAsync(OrgBench.Record() with { WhoId = bench.IdOf("Contact", "Fred Bloggs") }));
        var agent = bench.IdOf("User", "Alex Morgan");
        bench.Server.Org.Update(saved.TaskId, [new("Status", "In Progress"), new("Priority", "High"), new("OwnerId", bench.IdOf("User", "Sam Taylor"))], agent);

        var updated = await bench.SaveAsync(OrgBench.Record(revision: 2) with { Subject = "Changed", Disposition = null }, saved.TaskId);

        Assert.Equal(new SaveOutcome.Saved(saved.TaskId), updated);
        var task = bench.Task(Key);
        Assert.Equal(("Changed", null, null), (task.Text("Subject"), task.Text("CallDisposition"), task.Text("WhoId")));
        Assert.Equal(("In Progress", "High", bench.IdOf("User", "Sam Taylor")), (task.Text("Status"), task.Text("Priority"), task.Text("OwnerId")));
    }

    [Fact]
    public async Task An_upsert_that_meets_a_task_with_its_key_ends_with_one_task()
    {
        await using var bench = await OrgBench.ReadyAsync();
        var first = Assert.IsType<SaveOutcome.Saved>(await bench.SaveAsync(OrgBench.Record()));

        var again = await bench.SaveAsync(OrgBench.Record(revision: 2) with { Subject = "Changed" });

        Assert.Equal(new SaveOutcome.Saved(first.TaskId), again);
        Assert.Equal("Changed", bench.Task(Key).Text("Subject"));
    }

    [Fact]
    public async Task A_link_to_a_deleted_record_is_dropped_and_said_and_the_other_stays()
    {
        await using var bench = await OrgBench.ReadyAsync();
        var (who, what) = (bench.IdOf("Contact", "Grace Kim"), bench.IdOf("Account", "Bay Harbor Analytics"));
        bench.Server.Org.Delete(who, bench.IdOf("User", "Alex Morgan"));

        var saved = Assert.IsType<SaveOutcome.Saved>(await bench.SaveAsync(OrgBench.Record() with { WhoId = who, WhatId = what }));

        Assert.Contains("without its person", saved.Remark, StringComparison.Ordinal);
        Assert.Equal((null, what), (bench.Task(Key).Text("WhoId"), bench.Task(Key).Text("WhatId")));
    }

    [Theory]
    [InlineData("INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", 400)]
    [InlineData("INSUFFICIENT_ACCESS_OR_READONLY", 403)]
    [InlineData("ENTITY_IS_DELETED", 404)]
    public async Task A_link_that_salesforce_refuses_without_naming_it_is_found_by_leaving_out_one_after_the_other(string code, int status)
    {
        await using var bench = await OrgBench.ReadyAsync();
        // Refused as long as the person is linked: the first try has both, the second the person alone, the third the account alone.
        var tries = 0;
        bench.Server.Fault = r => r.Method == "PATCH" && ++tries <= 2 ? new DemoOrgFault.Refusal(status, code, "no access to a record") : null;
        var (who, what) = (bench.IdOf("Contact", "Grace Kim"), bench.IdOf("Account", "Bay Harbor Analytics"));

        var saved = Assert.IsType<SaveOutcome.Saved>(await bench.SaveAsync(OrgBench.Record() with { WhoId = who, WhatId = what }));

        Assert.Contains("without its person", saved.Remark, StringComparison.Ordinal);
        Assert.Equal((null, what), (bench.Task(Key).Text("WhoId"), bench.Task(Key).Text("WhatId")));
    }

    [Fact]
    public async Task A_task_that_a_person_deleted_is_not_made_anew_by_a_later_revision()
    {
        await using var bench = await OrgBench.ReadyAsync();
        var saved = Assert.IsType<SaveOutcome.Saved>(await bench.SaveAsync(OrgBench.Record()));
        bench.Server.Org.Delete(saved.TaskId, bench.IdOf("User", "Alex Morgan"));

        var refused = Assert.IsType<SaveOutcome.Refused>(
            await bench.SaveAsync(OrgBench.Record(revision: 2) with { WhoId = bench.IdOf("Contact", "Fred Bloggs") }, saved.TaskId));

        Assert.Contains("deleted in Salesforce", refused.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Server.Org.FindBy("Task", "CallObject", Key));
    }

    [Fact]
    public async Task A_lost_answer_is_unknown_and_the_look_up_finds_the_task()
    {
        await using var bench = await OrgBench.ReadyAsync();
        bench.Server.Fault = r => r.Method == "PATCH" ? new DemoOrgFault.LostAnswer() : null;

        Assert.IsType<SaveOutcome.Unknown>(await bench.SaveAsync(OrgBench.Record()));

        Assert.Single(bench.NewRequests());
        Assert.Equal(bench.Task(Key).Id, Assert.IsType<FindOutcome.Found>(await bench.Client.FindAsync(Key, CancellationToken.None)).TaskId);
    }

    [Theory]
    [InlineData(KeyFieldKind.Unique)]
    [InlineData(KeyFieldKind.Absent)]
    public async Task A_lost_request_is_unknown_and_the_look_up_finds_nothing(KeyFieldKind keyField)
    {
        await using var bench = await OrgBench.ReadyAsync(keyField);
        bench.Server.Fault = r => r.Method is "PATCH" or "POST" ? new DemoOrgFault.LostRequest() : null;

        Assert.IsType<SaveOutcome.Unknown>(await bench.SaveAsync(OrgBench.Record()));

        Assert.IsType<FindOutcome.Absent>(await bench.Client.FindAsync(Key, CancellationToken.None));
    }

    [Fact]
    public async Task Without_the_key_field_a_task_is_found_by_its_call_object_whatever_stands_in_the_key()
    {
        await using var bench = await OrgBench.ReadyAsync(KeyFieldKind.Absent);
        const string odd = @"pbx.o'brien\1";
        await bench.SaveAsync(OrgBench.Record(odd));

        Assert.Equal(bench.Task(odd).Id, Assert.IsType<FindOutcome.Found>(await bench.Client.FindAsync(odd, CancellationToken.None)).TaskId);
    }

    [Fact]
    public async Task A_used_up_allowance_holds_back_the_whole_org_for_long()
    {
        await using var bench = await OrgBench.ReadyAsync();
        bench.Server.Fault = _ => new DemoOrgFault.Refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");

        var retry = Assert.IsType<SaveOutcome.Retry>(await bench.SaveAsync(OrgBench.Record()));

        Assert.True(retry.WholeOrg);
        Assert.True(retry.After >= TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task A_revoked_session_is_renewed_once_for_all_who_wait_and_the_save_sent_again()
    {
        await using var bench = await OrgBench.ReadyAsync();
        bench.Server.RevokeTokens();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => bench.SaveAsync(OrgBench.Record($"pbx.1001.{n}"))));

        Assert.All(outcomes, o => Assert.IsType<SaveOutcome.Saved>(o));
        Assert.Single(bench.NewRequests(), r => r == "POST /services/oauth2/token");
        Assert.Equal(8, bench.Server.Org.All("Task").Count(t => t.Text("CallObject")?.StartsWith("pbx.", StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task A_wrong_secret_is_a_wait_for_the_whole_org_that_says_so()
    {
        await using var bench = await OrgBench.StartAsync(configure: o => o with { ClientSecret = "wrong" });

        var retry = Assert.IsType<SaveOutcome.Retry>(await bench.SaveAsync(OrgBench.Record()));

        Assert.True(retry.WholeOrg);
        Assert.Contains("refused the sign-in", retry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_org_that_is_not_there_is_certainly_not_sent_to()
    {
        await using var bench = await OrgBench.ReadyAsync();
        await bench.Server.DisposeAsync();

        Assert.True(Assert.IsType<SaveOutcome.Retry>(await bench.SaveAsync(OrgBench.Record())).WholeOrg);
        Assert.True(Assert.IsType<FindOutcome.Retry>(await bench.Client.FindAsync(Key, CancellationToken.None)).WholeOrg);
    }
}
