using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CallBridge.Calls;
using CallBridge.Calls.Records;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.Functional.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Functional.Tests.Api;

/// <summary><c>/api/call-records</c> against an org that refuses records without a disposition.</summary>
public sealed class CallRecordTests : IAsyncLifetime
{
    private const string Key = "hq-1001-1763827896.7";
    private DemoOrgServer _org = null!;
    private RunningListener _listener = null!;
    private DeskStream _desk = null!;

    public async Task InitializeAsync()
    {
        _org = await DemoOrgServer.StartAsync(
            new DemoOrgOptions { Port = 0 }, null, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        _org.Org.Rule = task => task.Text("CallDisposition") is null
            ? new OrgError("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Choose a call result.", "CallDisposition") : null;
        _listener = await RunningListener.StartAsync(
            "Salesforce:Connection=Rest", $"Salesforce:LoginUrl={_org.Address.GetLeftPart(UriPartial.Authority)}", "Salesforce:MyDomains:0=acme",
            "Salesforce:ClientId=demo", "Salesforce:ClientSecret=demo", $"Agent:SalesforceUsername={OrgSeed.AgentUsername}");
        _desk = await _listener.FollowAsync();
        await _desk.ReadyAsync();
    }

    public async Task DisposeAsync()
    {
        await _desk.DisposeAsync();
        await _listener.DisposeAsync();
        await _org.DisposeAsync();
    }

    [Fact]
    public async Task A_record_that_salesforce_refused_is_listed_with_its_words_mended_and_saved()
    {
        await EndAsync(Key);
        await StateAsync(Key, "failed");

        var listed = Assert.Single((await GetAsync("/api/call-records?state=failed")).GetProperty("records").EnumerateArray());
        Assert.Equal((Key, "Choose a call result.", "2026-03-02T16:11:36+00:00"), (Text(listed, "key"), Text(listed, "message"), Text(listed, "startedAt")));
        Assert.Empty((await GetAsync("/api/call-records?state=saved")).GetProperty("records").EnumerateArray());

        var contact = _org.Org.All("Contact").Single(c => c.Name == "Fred Bloggs").Id;
        using var mended = await SendAsync(
            HttpMethod.Patch, $"/api/call-records/{Key}", $$"""{"subject":"Mended","description":"","disposition":"Interested","who":"{{contact[..15]}}"}""");
        Assert.Equal(HttpStatusCode.Accepted, mended.StatusCode);

        var saved = await StateAsync(Key, "saved");
        var task = Assert.Single(_org.Org.FindBy("Task", "CallObject", Key));
        Assert.Equal((task.Id, 1), (Text(saved, "taskId"), saved.GetProperty("deliveredRevision").GetInt32()));
        Assert.Equal(("Mended", null, "Interested", contact), (task.Text("Subject"), task.Text("Description"), task.Text("CallDisposition"), task.Text("WhoId")));
    }

    [Fact]
    public async Task A_record_that_was_set_aside_is_sent_again_when_a_person_says_so()
    {
        await EndAsync(Key);
        await StateAsync(Key, "failed");
        _org.Org.Rule = null;

        using var retried = await SendAsync(HttpMethod.Post, $"/api/call-records/{Key}/retry");

        Assert.Equal(HttpStatusCode.Accepted, retried.StatusCode);
        await StateAsync(Key, "saved");
        Assert.Single(_org.Org.FindBy("Task", "CallObject", Key));
    }

    [Fact]
    public async Task A_record_that_was_set_aside_can_be_given_up()
    {
        await EndAsync(Key);
        await StateAsync(Key, "failed");

        using (var gone = await SendAsync(HttpMethod.Delete, $"/api/call-records/{Key}"))
            Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);

        using var again = await SendAsync(HttpMethod.Delete, $"/api/call-records/{Key}");
        await Answers.ProblemAsync(again, HttpStatusCode.NotFound);
        Assert.Equal(0, (await GetAsync("/api/status")).GetProperty("outbox").GetProperty("failed").GetInt32());
    }

    [Theory]
    [InlineData("POST", "/retry", null)]
    [InlineData("PATCH", "", """{"subject":"Other"}""")]
    [InlineData("DELETE", "", null)]
    public async Task What_is_saved_can_be_neither_sent_again_nor_mended_nor_given_up(string method, string path, string? body)
    {
        await EndAsync(Key, disposition: "Interested");
        await StateAsync(Key, "saved");

        using var answer = await SendAsync(new HttpMethod(method), $"/api/call-records/{Key}{path}", body);

        var problem = await Answers.ProblemAsync(answer, HttpStatusCode.Conflict);
        Assert.Contains("is saved", Text(problem, "detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "?state=lost", null, "state")]
    [InlineData("GET", "?state=none", null, "state")]
    [InlineData("GET", "?state=4", null, "state")]
    [InlineData("GET", "?format=xml", null, "format")]
    [InlineData("GET", "?limit=0", null, "limit")]
    [InlineData("GET", "?limit=1001", null, "limit")]
    [InlineData("GET", "?before=x", null, "before")]
    [InlineData("GET", "/UPPER", null, "key")]
    [InlineData("POST", "/a%20b/retry", null, "key")]
    [InlineData("DELETE", "/a_b", null, "key")]
    [InlineData("PATCH", "/hq-1", "{}", "subject")]
    [InlineData("PATCH", "/hq-1", """{"subject":" "}""", "subject")]
    [InlineData("PATCH", "/hq-1", """{"subject":"a\nb"}""", "subject")]
    [InlineData("PATCH", "/hq-1", """{"disposition":"a\tb"}""", "disposition")]
    [InlineData("PATCH", "/hq-1", """{"who":"500000000000001"}""", "who")]
    [InlineData("PATCH", "/hq-1", """{"who":"003' OR Name LIKE '%"}""", "who")]
    [InlineData("PATCH", "/hq-1", """{"what":"003000000000001"}""", "what")]
    [InlineData("PATCH", "/hq-1", """{"what":"nonsense"}""", "what")]
    [InlineData("PATCH", "/hq-1", """{"subject":7}""", "subject")]
    public async Task Bad_input_is_refused_and_named(string method, string path, string? body, string field)
    {
        using var answer = await SendAsync(new HttpMethod(method), "/api/call-records" + path, body);

        var problem = await Answers.ProblemAsync(answer, HttpStatusCode.BadRequest);
        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_and_named()
    {
        var body = JsonSerializer.Serialize(new { subject = new string('a', 256), description = new string('a', 32_001), disposition = new string('a', 256) });

        using var answer = await SendAsync(HttpMethod.Patch, "/api/call-records/hq-1", body);

        var problem = await Answers.ProblemAsync(answer, HttpStatusCode.BadRequest);
        Assert.Equal(["description", "disposition", "subject"], problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_lead_beside_what_it_relates_to_is_refused()
    {
        await EndAsync(Key, what: _org.Org.All("Account")[0].Id);
        await StateAsync(Key, "failed");
        var lead = _org.Org.All("Lead").First(l => !l.Is("IsConverted")).Id;

        using var refused = await SendAsync(HttpMethod.Patch, $"/api/call-records/{Key}", $$"""{"disposition":"x","who":"{{lead}}"}""");
        var problem = await Answers.ProblemAsync(refused, HttpStatusCode.BadRequest);
        Assert.True(problem.GetProperty("errors").TryGetProperty("what", out _));

        using var taken = await SendAsync(HttpMethod.Patch, $"/api/call-records/{Key}", $$"""{"disposition":"x","who":"{{lead}}","what":""}""");
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        await StateAsync(Key, "saved");
    }

    [Theory]
    [InlineData("GET", "/hq-none")]
    [InlineData("POST", "/hq-none/retry")]
    [InlineData("DELETE", "/hq-none")]
    public async Task A_key_that_is_not_here_is_404(string method, string path)
    {
        using var answer = await SendAsync(new HttpMethod(method), "/api/call-records" + path);

        await Answers.ProblemAsync(answer, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Pages_follow_one_another_newest_first_without_a_gap()
    {
        for (var n = 0; n < 5; n++)
            await EndAsync($"hq-{n}");

        var first = await GetAsync("/api/call-records?limit=2");
        var second = await GetAsync($"/api/call-records?limit=2&before={first.GetProperty("next").GetInt64()}");
        var third = await GetAsync($"/api/call-records?limit=2&before={second.GetProperty("next").GetInt64()}");

        Assert.Equal(
            ["hq-4", "hq-3", "hq-2", "hq-1", "hq-0"],
            new[] { first, second, third }.SelectMany(page => page.GetProperty("records").EnumerateArray()).Select(r => Text(r, "key")));
        Assert.Equal(JsonValueKind.Null, third.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Csv_for_a_spreadsheet_names_its_times_as_utc_and_holds_no_formula()
    {
        await EndAsync("hq-1", subject: "=HYPERLINK(\"http://evil.example\")", disposition: "+1", started: new(2026, 3, 2, 18, 11, 36, TimeSpan.FromHours(2)));
        await StateAsync("hq-1", "saved");

        using var answer = await _listener.Api.GetAsync(new Uri("/api/call-records?format=csv", UriKind.Relative)).InTime();

        Assert.Equal(("text/csv", "utf-8"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentType?.CharSet));
        Assert.Equal("call-records.csv", answer.Content.Headers.ContentDisposition?.FileName);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble), "Excel takes UTF-8 without its mark for something else.");
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Contains("startedAtUtc", lines[0], StringComparison.Ordinal);
        Assert.Contains(",2026-03-02T16:11:36Z,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",\"'=HYPERLINK(\"\"http://evil.example\"\")\",", lines[1], StringComparison.Ordinal);
        Assert.Contains(",\"'+1\",", lines[1], StringComparison.Ordinal);
        Assert.Equal(lines[0].Split(',').Length, lines[1].Replace("\"\"", "", StringComparison.Ordinal).Split(',').Length);
    }

    [Fact]
    public async Task Csv_says_where_its_next_page_is()
    {
        for (var n = 0; n < 3; n++)
            await EndAsync($"hq-{n}");

        using var answer = await _listener.Api.GetAsync(new Uri("/api/call-records?format=csv&limit=2", UriKind.Relative)).InTime();
        var next = Answers.Header(answer, "Link")!;
        var rest = await _listener.Api.GetStringAsync(new Uri(next[1..next.IndexOf('>', StringComparison.Ordinal)], UriKind.Relative)).InTime();

        Assert.Contains("hq-0", rest, StringComparison.Ordinal);
        Assert.DoesNotContain("hq-1", rest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("PATCH", "/hq-1")]
    [InlineData("DELETE", "/hq-1")]
    [InlineData("POST", "/hq-1/retry")]
    public async Task Without_a_token_nothing_is_shown_or_done(string method, string path)
    {
        using var request = Answers.Request(new HttpMethod(method), "/api/call-records" + path);
        using var answer = await _listener.Bare.SendAsync(request).InTime();

        await Answers.ProblemAsync(answer, HttpStatusCode.Unauthorized);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private async Task EndAsync(
        string key, string subject = "Inbound Call", string? disposition = null, string? what = null, DateTimeOffset? started = null)
    {
        var record = new CallRecord
        {
            Key = key,
            Agent = "1001",
            CallId = "call-" + key,
            Revision = 1,
            Subject = subject,
            Description = subject,
            Type = CallType.Inbound,
            DurationSeconds = 42,
            ActivityDate = new(2026, 3, 2),
            StartedAt = started ?? new(2026, 3, 2, 16, 11, 36, TimeSpan.Zero),
            Disposition = disposition,
            WhatId = what,
        };
        Assert.Null(await _listener.Services.GetRequiredService<ICallStore>().CommitAsync(
            [new StoreWrite.End(new(record.CallId, "1001", 1, "{}", record.StartedAt), record)]).InTime());
    }

    private async Task<JsonElement> StateAsync(string key, string state)
    {
        using var patience = Patience.Token();
        while (true)
        {
            var record = await _listener.Api.GetFromJsonAsync<JsonElement>($"/api/call-records/{key}", patience.Token);
            if (Text(record, "state") == state)
                return record;
            await _desk.NextAsync();
        }
    }

    private async Task<JsonElement> GetAsync(string path) => await _listener.Api.GetFromJsonAsync<JsonElement>(path).InTime();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = Answers.Request(method, path, token: _listener.Token, content: body is null ? null : Answers.Json(body));
        return await _listener.Bare.SendAsync(request).InTime();
    }
}
