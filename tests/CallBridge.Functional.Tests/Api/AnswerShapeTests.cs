using System.Net;
using System.Text.Json;
using CallBridge.Functional.Tests.Running;

namespace CallBridge.Functional.Tests.Api;

/// <summary>Types, headers and refusals that hold for all of the API.</summary>
public sealed class AnswerShapeTests(SharedListener shared) : IClassFixture<SharedListener>
{
    private RunningListener Listener => shared.Listener;

    [Theory]
    [InlineData("/health", "text/plain")]
    [InlineData("/health/ready", "application/json")]
    [InlineData("/softphone/", "text/html")]
    [InlineData("/softphone/main.js", "text/javascript")]
    [InlineData("/softphone/styles/call.css", "text/css")]
    [InlineData("/softphone/icon.svg", "image/svg+xml")]
    [InlineData("/softphone/lib/signalr/signalr.min.js", "text/javascript")]
    [InlineData("/call-center.xml", "application/xml")]
    [InlineData("/openapi/v1.json", "application/json")]
    [InlineData("/api/status", "application/json")]
    [InlineData("/api/calls", "application/json")]
    [InlineData("/api/calls?state=live", "application/json")]
    [InlineData("/api/calls?state=ended", "application/json")]
    [InlineData("/api/directory", "application/json")]
    [InlineData("/api/events", "text/event-stream")]
    public async Task Answer_says_what_it_is(string path, string type)
    {
        foreach (var origin in new[] { Listener.Origin, Listener.SecureOrigin })
        {
            using var answer = await Listener.Api.GetAsync(new Uri(origin + path), HttpCompletionOption.ResponseHeadersRead).InTime();

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
            Answers.AssertHeaders(answer, path == "/health" ? "cross-origin" : "same-origin");
        }
    }

    [Theory]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("GET", "/api", 404)]
    [InlineData("GET", "/", 404)]
    [InlineData("GET", "/softphone/nothing.js", 404)]
    [InlineData("GET", "/softphone/../appsettings.json", 404)]
    [InlineData("GET", "/softphone/..%2fappsettings.json", 404)]
    [InlineData("GET", "/softphone/%2e%2e%2fappsettings.json", 404)]
    [InlineData("GET", "/appsettings.json", 404)]
    [InlineData("GET", "/api/calls/nosuch", 404)]
    [InlineData("POST", "/api/calls/nosuch/answer", 404)]
    [InlineData("POST", "/api/calls/nosuch/reject", 404)]
    [InlineData("POST", "/api/calls/nosuch/hold", 404)]
    [InlineData("POST", "/api/calls/nosuch/retrieve", 404)]
    [InlineData("POST", "/api/calls/nosuch/hang-up", 404)]
    [InlineData("POST", "/api/calls/nosuch/private", 404)]
    [InlineData("POST", "/api/calls/nosuch/mute", 404)]
    [InlineData("POST", "/api/calls/nosuch/unmute", 404)]
    [InlineData("POST", "/api/calls/nosuch/park", 404)]
    [InlineData("POST", "/api/calls/nosuch/complete-transfer", 404)]
    [InlineData("POST", "/api/calls/nosuch/cancel-transfer", 404)]
    [InlineData("POST", "/api/calls/nosuch/swap", 404)]
    [InlineData("POST", "/api/calls/nosuch/conference", 404)]
    [InlineData("GET", "/api/calls/1/consult", 405)]
    [InlineData("POST", "/api/presence", 405)]
    [InlineData("PUT", "/api/calls", 405)]
    [InlineData("DELETE", "/api/calls/1", 405)]
    [InlineData("POST", "/api/status", 405)]
    [InlineData("GET", "/api/calls/1/answer", 405)]
    [InlineData("POST", "/health", 405)]
    [InlineData("TRACE", "/api/calls", 405)]
    [InlineData("GET", "/softphone/session", 404, 405)]
    [InlineData("GET", "/api/calls?state=nonsense", 400)]
    [InlineData("GET", "/api/events?after=nonsense", 400)]
    public async Task Refusal_is_a_problem_with_a_sentence(string method, string path, params int[] status)
    {
        using var request = Answers.Request(new HttpMethod(method), path, token: Listener.Token);
        using var answer = await Listener.Bare.SendAsync(request).InTime();

        Assert.Contains((int)answer.StatusCode, status);
        var problem = await Answers.ProblemAsync(answer, answer.StatusCode);
        if (answer.StatusCode == HttpStatusCode.MethodNotAllowed)
        {
            Assert.NotEqual("Not found", problem.GetProperty("title").GetString());
            Assert.NotEmpty(answer.Content.Headers.Allow);
        }
    }

    [Theory]
    [InlineData("transfer", """{"number":"1002"}""")]
    [InlineData("consult", """{"number":"1002"}""")]
    [InlineData("dtmf", """{"digits":"1"}""")]
    [InlineData("note", """{"text":"x"}""")]
    [InlineData("association", "{}")]
    public async Task Command_for_an_unknown_call_is_not_found(string command, string body)
    {
        using var answer = await Listener.Api.PostAsync(new Uri($"/api/calls/nosuch/{command}", UriKind.Relative), Answers.Json(body)).InTime();

        await Answers.ProblemAsync(answer, HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("nosuch/transfer", "{}", "number")]
    [InlineData("nosuch/transfer", """{"number":7}""", "number")]
    [InlineData("nosuch/consult", "{}", "number")]
    [InlineData("nosuch/consult", """{"number":""}""", "number")]
    [InlineData("nosuch/consult", """{"number":7}""", "number")]
    [InlineData("pickup", "{}", "number")]
    [InlineData("pickup", """{"number":""}""", "number")]
    [InlineData("pickup", """{"number":"sales"}""", "number")]
    [InlineData("pickup", """{"number":"1002\r\nAction: Command"}""", "number")]
    [InlineData("pickup", """{"number":1002}""", "number")]
    [InlineData("unpark", "{}", "slot")]
    [InlineData("unpark", """{"slot":"seven"}""", "slot")]
    [InlineData("unpark", """{"slot":701}""", "slot")]
    [InlineData("nosuch/association", """{"who":{"id":"x"}}""", "who")]
    [InlineData("nosuch/association", """{"what":{"id":"x"}}""", "what")]
    [InlineData("nosuch/note", """{"text":7}""", "text")]
    public async Task Bad_field_of_a_command_is_refused_by_name(string command, string body, string field)
    {
        using var answer = await Listener.Api.PostAsync(new Uri($"/api/calls/{command}", UriKind.Relative), Answers.Json(body)).InTime();
        var problem = await Answers.ProblemAsync(answer, HttpStatusCode.BadRequest);

        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task Health_is_two_letters()
    {
        Assert.Equal("ok", (await Listener.Bare.GetStringAsync(new Uri("/health", UriKind.Relative)).InTime()).TrimEnd());
    }

    [Fact]
    public async Task Ready_names_its_checks()
    {
        using var answer = await Listener.Bare.GetAsync(new Uri("/health/ready", UriKind.Relative)).InTime();
        var body = await Answers.JsonAsync(answer);

        Assert.Equal("ready", body.GetProperty("status").GetString());
        Assert.Equal(["telephony", "salesforce", "outbox"], body.GetProperty("checks").EnumerateObject().Select(check => check.Name));
    }

    [Fact]
    public async Task Only_the_demo_org_may_frame_the_page()
    {
        using var answer = await Listener.Bare.GetAsync(new Uri("/softphone/", UriKind.Relative)).InTime();

        Assert.Equal($"frame-ancestors http://localhost:{Listener.DemoPort}", Directive(answer, "frame-ancestors"));
        Assert.Null(Answers.Header(answer, "X-Frame-Options"));
    }

    [Fact]
    public async Task Nobody_may_frame_anything_else()
    {
        foreach (var path in new[] { "/health", "/api/status", "/openapi/v1.json", "/nothing" })
        {
            using var answer = await Listener.Api.GetAsync(new Uri(path, UriKind.Relative)).InTime();
            Assert.Equal("frame-ancestors 'none'", Directive(answer, "frame-ancestors"));
        }
    }

    [Fact]
    public async Task Page_without_its_slash_keeps_what_Salesforce_told_it()
    {
        using var answer = await Listener.Bare.GetAsync(new Uri("/softphone?mode=Lightning&sfdcIframeOrigin=https%3A%2F%2Facme.lightning.force.com", UriKind.Relative)).InTime();

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/softphone/?mode=Lightning&sfdcIframeOrigin=https%3A%2F%2Facme.lightning.force.com", answer.Headers.Location?.ToString());
        Answers.AssertHeaders(answer);
    }

    [Fact]
    public async Task Page_is_asked_for_at_each_load()
    {
        using var answer = await Listener.Bare.GetAsync(new Uri("/softphone/main.js", UriKind.Relative)).InTime();

        Assert.True(answer.Headers.CacheControl?.NoCache);
    }

    [Fact]
    public async Task OpenAPI_lists_every_route_of_the_API()
    {
        var paths = (await OpenApiAsync()).GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"));

        Assert.Equal(
        [
            "DELETE /api/call-records/{key}", "DELETE /api/sign-in", "GET /api/call-records", "GET /api/call-records/{key}",
            "GET /api/calls", "GET /api/calls/{id}", "GET /api/directory", "GET /api/events", "GET /api/presence", "GET /api/status",
            "GET /call-center.xml", "GET /health", "GET /health/ready", "PATCH /api/call-records/{key}",
            "POST /api/call-records/{key}/retry", "POST /api/calls", "POST /api/calls/pickup", "POST /api/calls/unpark",
            "POST /api/calls/{id}/answer", "POST /api/calls/{id}/association", "POST /api/calls/{id}/cancel-transfer",
            "POST /api/calls/{id}/complete-transfer", "POST /api/calls/{id}/conference", "POST /api/calls/{id}/consult",
            "POST /api/calls/{id}/dtmf", "POST /api/calls/{id}/hang-up", "POST /api/calls/{id}/hold", "POST /api/calls/{id}/mute",
            "POST /api/calls/{id}/note", "POST /api/calls/{id}/park", "POST /api/calls/{id}/private",
            "POST /api/calls/{id}/reject", "POST /api/calls/{id}/retrieve", "POST /api/calls/{id}/swap",
            "POST /api/calls/{id}/transfer", "POST /api/calls/{id}/unmute", "POST /api/sign-in", "PUT /api/presence",
        ], paths.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task OpenAPI_says_that_a_dial_needs_a_number_and_nothing_else()
    {
        var api = await OpenApiAsync();
        var schema = Resolve(api, api.GetProperty("paths").GetProperty("/api/calls").GetProperty("post").GetProperty("requestBody")
            .GetProperty("content").GetProperty("application/json").GetProperty("schema"));

        Assert.Equal(["number"], schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.True(api.GetProperty("paths").GetProperty("/api/calls").GetProperty("post").GetProperty("requestBody").GetProperty("required").GetBoolean());
    }

    [Fact]
    public async Task OpenAPI_says_what_a_command_answers()
    {
        var commands = (await OpenApiAsync()).GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Name: $"{operation.Name} {path.Name}", operation.Value)))
            .Where(command => command.Name.StartsWith("post /api/call", StringComparison.Ordinal) || command.Name == "put /api/presence")
            .ToArray();

        Assert.Equal(23, commands.Length);
        foreach (var (name, operation) in commands)
        {
            var answers = operation.GetProperty("responses");
            foreach (var status in new[] { "202", "400", "401", "403", "404", "409", "429", "503" })
                Assert.True(answers.TryGetProperty(status, out _), $"{name} has no {status}");
        }
    }

    [Fact]
    public async Task OpenAPI_says_what_a_call_is()
    {
        var api = await OpenApiAsync();
        var call = Resolve(api, api.GetProperty("paths").GetProperty("/api/calls/{id}").GetProperty("get").GetProperty("responses").GetProperty("200")
            .GetProperty("content").GetProperty("application/json").GetProperty("schema"));
        var required = call.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).ToHashSet(StringComparer.Ordinal);

        Assert.Superset(new HashSet<string> { "id", "key", "agent", "direction", "state", "party", "association", "record", "capabilities" }, required);
        Assert.DoesNotContain("endedAt", required);
    }

    private static JsonElement Resolve(JsonElement api, JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? api.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
        : schema;

    private static string? Directive(HttpResponseMessage answer, string name) => Answers.Header(answer, "Content-Security-Policy")?
        .Split(';', StringSplitOptions.TrimEntries).SingleOrDefault(directive => directive.StartsWith(name + " ", StringComparison.Ordinal));

    private async Task<JsonElement> OpenApiAsync() => JsonDocument.Parse(await Listener.Bare.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)).InTime()).RootElement;
}
