using System.Collections.Immutable;
using System.Text.Json;
using CallBridge.Calls;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;
using CallBridge.Salesforce.Browser;

namespace CallBridge.Salesforce.Tests.Browser;

/// <summary>The route through the agent's page, beside what the contract says of it.</summary>
public sealed class BrowserSalesforceTests
{
    [Fact]
    public async Task With_no_page_a_save_waits_and_says_so()
    {
        await using var bench = await PageBench.StartAsync();
        bench.Pages.Open.Clear();

        var retry = Assert.IsType<SaveOutcome.Retry>(Assert.Single(await bench.Route.SaveAsync([new(OrgBench.Record())], default)));

        Assert.Equal((BrowserSalesforce.NoPage, true), (retry.Message, retry.WholeOrg));
        Assert.True(retry.After >= TimeSpan.FromMinutes(1), "No busy retry.");
        Assert.Equal(BrowserSalesforce.NoPage, (await SearchAsync(bench, "07814256404")).Problem);
        Assert.Equal((null, BrowserSalesforce.NoPage), await bench.Route.ReadFactsAsync(default));
        Assert.Null(await bench.Route.ReadAsync(bench.IdOf("Contact", "Fred Bloggs"), default));
        Assert.IsType<FindOutcome.Retry>(Assert.Single(await bench.Route.FindAsync([OrgBench.Record()], default)));
    }

    [Fact]
    public async Task The_facts_are_those_of_the_user_who_is_signed_in()
    {
        await using var bench = await PageBench.StartAsync();

        var (facts, problem) = await bench.Route.ReadFactsAsync(default);

        Assert.Null(problem);
        Assert.Equal(("Europe/London", 5, "CallBridge_Key__c", true), (facts!.TimeZone, facts.InternalDigits, facts.KeyField, facts.UserEnabled));
        Assert.Contains("Account", facts.WhatTypes);
        Assert.Equal(bench.Server.Org.FindBy("User", "Username", OrgSeed.AgentUsername).Single().Id, facts.UserId);
    }

    [Fact]
    public async Task Without_our_apex_the_older_class_tells_zone_and_digits()
    {
        await using var bench = await PageBench.StartAsync(InstalledApex.GetCurrentUser, configuredKeyField: "CallBridge_Key__c");

        var (facts, _) = await bench.Route.ReadFactsAsync(default);

        Assert.Equal(("Europe/London", 5, "CallBridge_Key__c"), (facts!.TimeZone, facts.InternalDigits, facts.KeyField));
    }

    [Theory]
    [InlineData(InstalledApex.All)]
    [InlineData(InstalledApex.None)]
    public async Task A_search_finds_the_caller_with_the_numbers_to_verify(InstalledApex apex)
    {
        await using var bench = await PageBench.StartAsync(apex);

        var answer = await SearchAsync(bench, "07814256404", "+447814256404");

        Assert.Null(answer.Problem);
        var candidate = Assert.Single(answer.Candidates);
        Assert.Equal(new RecordRef(bench.IdOf("Contact", "Fred Bloggs"), "Contact", "Fred Bloggs"), candidate.Record);
        Assert.Contains(candidate.Phones, phone => phone.Where(char.IsAsciiDigit).SequenceEqual("07814256404") || phone.EndsWith("256404", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(InstalledApex.All)]
    [InlineData(InstalledApex.None)]
    public async Task A_person_account_and_its_contact_can_be_told_to_be_one(InstalledApex apex)
    {
        await using var bench = await PageBench.StartAsync(apex);

        var answer = await SearchAsync(bench, "07700900482", "+447700900482");

        Assert.Contains(answer.Candidates, c => c.Record.Type == "Account" && c.PersonContactId is not null);
    }

    [Fact]
    public async Task Apex_reads_what_a_record_is_about()
    {
        await using var bench = await PageBench.StartAsync();
        var fred = bench.IdOf("Contact", "Fred Bloggs");
        var task = bench.Server.Org.Create("Task", [new("Subject", "Call back"), new("WhoId", fred)], bench.IdOf("User", "Sam Taylor")).Id!;

        var read = await bench.Route.ReadAsync(task, default);

        Assert.Equal(("Task", new RecordRef(fred, "Contact", "Fred Bloggs"), null), (read!.Record.Type, read.Who, read.What));
        Assert.Null(await bench.Route.ReadAsync("003000000000009AAA", default));
        Assert.Null(await bench.Route.ReadAsync("nonsense", default));
    }

    [Theory]
    [InlineData(InstalledApex.All, 1)]
    [InlineData(InstalledApex.None, 0)]
    public async Task Apex_tells_a_contacts_open_cases(InstalledApex apex, int cases)
    {
        await using var bench = await PageBench.StartAsync(apex);
        var fred = bench.IdOf("Contact", "Fred Bloggs");
        var user = bench.IdOf("User", "Sam Taylor");
        foreach (var open in bench.Server.Org.All("Case").Where(c => c.Text("ContactId") == fred))
            bench.Server.Org.Delete(open.Id, user);
        bench.Server.Org.Create("Case", [new("Subject", "Broken"), new("ContactId", fred), new("Status", "New")], user);
        bench.Server.Org.Create("Case", [new("Subject", "Mended"), new("ContactId", fred), new("Status", "Closed")], user);

        var found = await bench.Route.FindCasesAsync([fred, "nonsense"], default);

        Assert.Equal(Enumerable.Repeat("Broken", cases), found.Select(c => c.Subject));
        Assert.All(found, c => Assert.Equal(fred, c.ContactId));
    }

    [Fact]
    public async Task A_record_type_that_the_user_does_not_have_is_said()
    {
        await using var bench = await PageBench.StartAsync();

        var saved = Assert.IsType<SaveOutcome.Saved>(Assert.Single(
            await bench.Route.SaveAsync([new(OrgBench.Record() with { RecordType = "No_Such_Type" })], default)));

        Assert.Contains("No_Such_Type", saved.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_users_page_is_not_worked_through_and_said()
    {
        await using var bench = await PageBench.StartAsync(username: "somebody.else@acme.example");

        var retry = Assert.IsType<SaveOutcome.Retry>(Assert.Single(await bench.Route.SaveAsync([new(OrgBench.Record())], default)));

        Assert.Contains("Another Salesforce user", retry.Message, StringComparison.Ordinal);
        Assert.Equal(["page describe"], bench.Pages.Done);
    }

    [Fact]
    public async Task The_first_page_that_takes_the_work_does_it()
    {
        await using var bench = await PageBench.StartAsync();
        bench.Pages.Open.Add("second");
        bench.Pages.Instead = (page, _) => page == "page" ? new PageReply.NotTaken() : null;

        Assert.IsType<SaveOutcome.Saved>(Assert.Single(await bench.Route.SaveAsync([new(OrgBench.Record())], default)));

        Assert.Equal(["second describe", "second save"], bench.Pages.Done);
    }

    [Fact]
    public async Task The_leader_does_all_of_it()
    {
        await using var bench = await PageBench.StartAsync();
        bench.Pages.Open.Add("second");

        await bench.Route.SaveAsync([new(OrgBench.Record())], default);
        await SearchAsync(bench, "07814256404");

        Assert.Equal(["page describe", "page save", "page search"], bench.Pages.Done);
    }

    [Fact]
    public async Task A_link_that_is_gone_is_dropped_and_said()
    {
        await using var bench = await PageBench.StartAsync();
        var fred = bench.IdOf("Contact", "Fred Bloggs");
        bench.Server.Org.Delete(fred, bench.IdOf("User", "Sam Taylor"));

        var saved = Assert.IsType<SaveOutcome.Saved>(Assert.Single(
            await bench.Route.SaveAsync([new(OrgBench.Record() with { WhoId = fred })], default)));

        Assert.Equal(DroppedLinks.Who, saved.Dropped);
        Assert.Null(bench.Server.Org.Find(saved.TaskId)!.Text("WhoId"));
    }

    [Fact]
    public async Task What_the_configuration_adds_is_saved_by_its_type()
    {
        await using var bench = await PageBench.StartAsync();
        var record = OrgBench.Record() with
        {
            Fields = ImmutableSortedDictionary<string, string>.Empty.Add("IsReminderSet", "true").Add("NoSuchField__c", "x"),
        };

        var saved = Assert.IsType<SaveOutcome.Saved>(Assert.Single(await bench.Route.SaveAsync([new(record)], default)));

        var task = bench.Server.Org.Find(saved.TaskId)!;
        Assert.True(task.Is("IsReminderSet"));
        Assert.Equal(("Completed", "Call", 42L), (task.Text("Status"), task.Text("TaskSubtype"), task["CallDurationInSeconds"]));
    }

    [Fact]
    public async Task An_org_that_is_asked_in_vain_is_asked_again()
    {
        await using var bench = await PageBench.StartAsync();
        bench.Pages.Instead = (_, _) => new PageReply.Lost("Salesforce gave no answer.");
        Assert.Equal("Salesforce gave no answer.", (await bench.Route.ReadFactsAsync(default)).Problem);

        bench.Pages.Instead = (_, _) => null;

        Assert.NotNull((await bench.Route.ReadFactsAsync(default)).Facts);
    }

    [Fact]
    public async Task A_refusal_without_a_word_of_salesforces_own_may_have_been_carried_out()
    {
        await using var bench = await PageBench.StartAsync(InstalledApex.None, KeyFieldKind.Absent);
        bench.Pages.Instead = (_, ask) => OrgPages.Saves(ask) ? new PageReply.Refused([new("SERVER_ERROR", "An unexpected connection error occurred.")]) : null;

        var unknown = Assert.IsType<SaveOutcome.Unknown>(Assert.Single(await bench.Route.SaveAsync([new(OrgBench.Record())], default)));

        Assert.Equal("An unexpected connection error occurred.", unknown.Message);
    }

    [Theory]
    [InlineData("00TgK0000000001UAA")]
    [InlineData("""{"success":true,"id":"00TgK0000000001UAA","created":true}""")]
    public async Task A_task_that_a_page_reports_late_is_found(string answer)
    {
        await using var bench = await PageBench.StartAsync(InstalledApex.None, KeyFieldKind.Absent);
        var record = OrgBench.Record();
        Assert.IsType<FindOutcome.CannotLook>(Assert.Single(await bench.Route.FindAsync([record], default)));

        Assert.False(bench.Route.Heard(record.Key, JsonSerializer.SerializeToElement("003gK0000000001AAA")));
        Assert.True(bench.Route.Heard(record.Key, JsonSerializer.SerializeToElement(answer)));

        Assert.Equal("00TgK0000000001UAA", Assert.IsType<FindOutcome.Found>(Assert.Single(await bench.Route.FindAsync([record], default))).TaskId);
    }

    [Theory]
    [InlineData("""{"success":true}""")]
    [InlineData("""{"success":false}""")]
    [InlineData("""{"success":true,"id":7}""")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task An_answer_to_a_save_that_makes_no_sense_is_a_lost_one(string json)
    {
        await using var bench = await PageBench.StartAsync();
        bench.Pages.Afterwards = ask => OrgPages.Saves(ask) ? new PageReply.Answered(JsonSerializer.SerializeToElement(json)) : null;

        Assert.IsType<SaveOutcome.Unknown>(Assert.Single(await bench.Route.SaveAsync([new(OrgBench.Record())], default)));
    }

    [Theory]
    [InlineData("Europe/London", "Europe/London")]
    [InlineData("(GMT-05:00) Eastern Standard Time (America/New_York)", "America/New_York")]
    [InlineData("(GMT+05:30) India Standard Time (Asia/Kolkata)", "Asia/Kolkata")]
    [InlineData("Pacific Standard Time", "America/Los_Angeles")]
    [InlineData("GMT", "Etc/UTC")]
    [InlineData("Greenwich Mean Time", "Europe/London")]
    [InlineData("Central European Standard Time", "Europe/Warsaw")]
    [InlineData("(GMT+00:00) Greenwich Mean Time", "Europe/London")]
    [InlineData("(GMT+09:00) Japan Standard Time (Asia/Tokyo)", "Asia/Tokyo")]
    [InlineData("Japan Standard Time", "Asia/Tokyo")]
    [InlineData("Heure normale d’Europe centrale", null)]
    [InlineData("Nowhere/Land", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_users_zone_is_read_from_each_form_of_apexs_answer(string? text, string? zone) => Assert.Equal(zone, UserTimeZone.Read(text));

    [Theory]
    [InlineData("SERVER_ERROR", "UNABLE_TO_LOCK_ROW: unable to obtain exclusive access", null, "UNABLE_TO_LOCK_ROW")]
    [InlineData("SERVER_ERROR", "An error occurred", """{"output":{"errors":[{"errorCode":"DUPLICATE_VALUE"}]}}""", "DUPLICATE_VALUE")]
    [InlineData("INVALID_PARAM", "The parameter value is wrong", null, "INVALID_PARAM")]
    [InlineData("GENERIC_ERROR", "GENERIC_ERROR", null, null)]
    [InlineData("SERVER_ERROR", "IMPORTANT: nothing works", null, null)]
    public void Salesforces_own_code_is_found_in_an_error_of_the_page(string code, string description, string? details, string? told) =>
        Assert.Equal(told, new PageError(code, description, details).Told()?.Code);

    private static Task<SearchAnswer> SearchAsync(PageBench bench, params ImmutableArray<string> notations) =>
        bench.Route.SearchAsync(new(notations, ["Contact", "Lead", "Account"]), default);
}
