using CallBridge.Calls;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.Salesforce.Tests;

public class ReadTests
{
    [Fact]
    public async Task The_facts_name_the_agents_user_zone_locale_links_and_key_field()
    {
        await using var bench = await OrgBench.StartAsync();

        var (facts, problem) = await bench.Client.ReadFactsAsync(CancellationToken.None);

        Assert.Null(problem);
        Assert.Equal(
            (bench.IdOf("User", "Alex Morgan"), "Alex Morgan", true, "Europe/London", "en_GB", "CallBridge_Key__c"),
            (facts!.UserId, facts.UserName, facts.UserEnabled, facts.TimeZone, facts.Locale, facts.KeyField));
        Assert.Equal("Account, Opportunity, Case", string.Join(", ", facts.WhatTypes));
    }

    [Theory]
    [InlineData(KeyFieldKind.Absent)]
    [InlineData(KeyFieldKind.ExternalIdOnly)]
    public async Task A_key_field_that_is_not_unique_or_not_there_is_none(KeyFieldKind keyField)
    {
        await using var bench = await OrgBench.StartAsync(keyField);

        Assert.Null((await bench.Client.ReadFactsAsync(CancellationToken.None)).Facts!.KeyField);
    }

    [Fact]
    public async Task Without_a_configured_user_name_the_agent_is_who_signed_in()
    {
        await using var bench = await OrgBench.StartAsync(configure: o => o with { Username = null });

        Assert.Equal(bench.IdOf("User", "Alex Morgan"), (await bench.Client.ReadFactsAsync(CancellationToken.None)).Facts!.UserId);
    }

    [Fact]
    public async Task An_unknown_user_name_is_a_problem_that_names_it()
    {
        await using var bench = await OrgBench.StartAsync(configure: o => o with { Username = "o'nobody@example.com" });

        var (facts, problem) = await bench.Client.ReadFactsAsync(CancellationToken.None);

        Assert.Null(facts);
        Assert.Contains("o'nobody@example.com", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_in_all_its_notations_is_one_request()
    {
        await using var bench = await OrgBench.ReadyAsync();

        var answer = await bench.SearchAsync("+447814256404", "07814256404", "00447814256404");

        Assert.Equal(["GET /search"], bench.NewRequests());
        var hit = Assert.Single(answer.Candidates);
        Assert.Equal(new RecordRef(bench.IdOf("Contact", "Fred Bloggs"), "Contact", "Fred Bloggs"), hit.Record);
        Assert.Contains("+44 7814 256404", hit.Phones);
        Assert.Equal((bench.IdOf("Account", "Bloggs & Daughters Joinery"), "Bloggs & Daughters Joinery"), (hit.AccountId, hit.AccountName));
    }

    [Fact]
    public async Task A_person_account_is_told_with_its_contact()
    {
        await using var bench = await OrgBench.ReadyAsync();

        var answer = await bench.SearchAsync(OrgSeed.PersonAccountNumber);

        var account = Assert.Single(answer.Candidates, c => c.Record.Type == "Account");
        Assert.True(account.IsPersonAccount);
        Assert.StartsWith("003", account.PersonContactId, StringComparison.Ordinal);
        Assert.All(answer.Candidates.Where(c => c.Record.Type == "Contact"), c => Assert.True(c.IsPersonAccount));
    }

    [Fact]
    public async Task A_converted_lead_is_told_as_converted()
    {
        await using var bench = await OrgBench.ReadyAsync();

        var answer = await bench.SearchAsync(OrgSeed.ConvertedLeadNumber);

        Assert.All(answer.Candidates, c => Assert.True(c.IsConverted));
    }

    [Fact]
    public async Task An_object_that_the_org_does_not_have_does_not_spoil_the_search_of_the_others()
    {
        await using var bench = await OrgBench.ReadyAsync();

        var answer = await bench.Client.SearchAsync(new([OrgSeed.KnownCaller, "+447814256404"], ["Vehicle__c", "Contact"]), CancellationToken.None);

        Assert.Null(answer.Problem);
        Assert.Single(answer.Candidates);
    }

    [Fact]
    public async Task A_contact_is_read_with_its_account()
    {
        await using var bench = await OrgBench.ReadyAsync();
        var id = bench.IdOf("Contact", "Fred Bloggs");

        // The 15-character form, as addresses of pages carry it.
        var details = await bench.Client.ReadAsync(id[..15], CancellationToken.None);

        Assert.Equal(new RecordRef(id, "Contact", "Fred Bloggs"), details!.Record);
        Assert.Equal(bench.IdOf("Account", "Bloggs & Daughters Joinery"), details.AccountId);
    }

    [Fact]
    public async Task A_case_is_read_with_its_contact_and_account()
    {
        await using var bench = await OrgBench.ReadyAsync();
        var row = bench.Server.Org.All("Case").Single(c => c.Text("Subject") == "Delivery arrived damaged");

        var details = await bench.Client.ReadAsync(row.Id, CancellationToken.None);

        Assert.Equal(new RecordRef(bench.IdOf("Contact", "Fred Bloggs"), "Contact", "Fred Bloggs"), details!.Contact);
        Assert.Equal(row.Text("AccountId"), details.AccountId);
    }

    [Fact]
    public async Task A_person_account_is_read_with_its_contact()
    {
        await using var bench = await OrgBench.ReadyAsync();

        var details = await bench.Client.ReadAsync(bench.IdOf("Account", "Margaret Okafor"), CancellationToken.None);

        Assert.Equal(("Contact", "Margaret Okafor"), (details!.Contact!.Type, details.Contact.Name));
    }

    [Fact]
    public async Task A_task_is_read_with_its_own_who_and_what()
    {
        await using var bench = await OrgBench.ReadyAsync();
        var row = bench.Server.Org.All("Task").Single(t => t.Text("Subject") == "Send revised quote");

        var details = await bench.Client.ReadAsync(row.Id, CancellationToken.None);

        Assert.Equal(new RecordRef(bench.IdOf("Contact", "Fred Bloggs"), "Contact", "Fred Bloggs"), details!.Who);
        Assert.Equal(new RecordRef(bench.IdOf("Opportunity", "Workshop refit"), "Opportunity", "Workshop refit"), details.What);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an id at all")]
    [InlineData("003' OR Id!='x1")]
    [InlineData("a0Xxx0000000001")]
    public async Task What_is_no_record_of_the_org_reads_as_nothing(string id)
    {
        await using var bench = await OrgBench.ReadyAsync();

        Assert.Null(await bench.Client.ReadAsync(id, CancellationToken.None));
    }

    [Fact]
    public async Task The_orgs_own_count_of_requests_is_known_after_an_answer()
    {
        await using var bench = await OrgBench.ReadyAsync();

        Assert.True(bench.Client.Usage!.Used > 0);
    }
}
