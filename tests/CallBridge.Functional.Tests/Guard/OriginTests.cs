using System.Net;
using CallBridge.Functional.Tests.Running;

namespace CallBridge.Functional.Tests.Guard;

/// <summary>Which web pages may talk to the listener: exact origins only (RFC 6454), on every door.</summary>
public sealed class OriginTests(SharedListener shared) : IClassFixture<SharedListener>
{
    private RunningListener Listener => shared.Listener;

    /// <summary>Origins that may never talk to the listener; {http}, {https}, {demo} stand for its ports.</summary>
    public static TheoryData<string> Spoofed =>
    [
        "https://evil.example",
        "null",
        "",
        "file://",
        "http://localhost",
        "https://localhost",
        "http://localhost:1",
        "http://localhost:{http}/",
        "HTTP://LOCALHOST:{http}",
        "http://LOCALHOST:{http}",
        "http://localhost:{http}.evil.example",
        "http://localhost:{http}@evil.example",
        "http://evil.example:{http}",
        "https://localhost:{http}",
        "http://localhost:{https}",
        "https://localhost:{https}",
        "http://127.0.0.1:{http}",
        "http://[::1]:{http}",
        "http://localhost:{http}, https://evil.example",
        "http://localhost:{demo}",
        "https://acme.lightning.force.com",
        "https://acme.lightning.force.com.evil.example",
        "https://INTRANET.example",
        "https://intranet.example/",
        "https://intranet.example:443",
        "http://intranet.example",
        "https://intranet.example.evil.example",
        "https://sub.intranet.example",
        "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
    ];

    /// <summary>Every door that changes something, and those that tell something.</summary>
    private static readonly (HttpMethod Method, string Path, string? Body)[] Doors =
    [
        (HttpMethod.Post, "/api/calls", """{"number":"07700900999"}"""),
        (HttpMethod.Post, "/api/calls/1/answer", null),
        (HttpMethod.Post, "/api/calls/1/reject", null),
        (HttpMethod.Post, "/api/calls/1/hold", null),
        (HttpMethod.Post, "/api/calls/1/retrieve", null),
        (HttpMethod.Post, "/api/calls/1/hang-up", null),
        (HttpMethod.Post, "/api/calls/1/transfer", """{"number":"1002"}"""),
        (HttpMethod.Post, "/api/calls/1/dtmf", """{"digits":"1"}"""),
        (HttpMethod.Post, "/api/calls/1/note", """{"text":"x"}"""),
        (HttpMethod.Post, "/api/calls/1/private", null),
        (HttpMethod.Post, "/api/calls/1/association", "{}"),
        (HttpMethod.Get, "/api/calls", null),
        (HttpMethod.Get, "/api/calls/1", null),
        (HttpMethod.Get, "/api/status", null),
        (HttpMethod.Get, "/api/events", null),
        (HttpMethod.Post, "/softphone/session", "{}"),
        (HttpMethod.Post, "/softphone/ticket", null),
        (HttpMethod.Get, "/hubs/softphone", null),
        (HttpMethod.Post, "/hubs/softphone/negotiate", null),
        (HttpMethod.Get, "/softphone/", null),
        (HttpMethod.Get, "/health", null),
        (HttpMethod.Get, "/call-center.xml", null),
        (HttpMethod.Get, "/openapi/v1.json", null),
        (HttpMethod.Options, "/api/calls", null),
        (HttpMethod.Get, "/nothing", null),
    ];

    [Theory]
    [MemberData(nameof(Spoofed))]
    public async Task Foreign_origin_is_refused_at_every_door_even_with_the_token(string origin)
    {
        var spoofed = Fill(origin);
        foreach (var (method, path, body) in Doors)
        {
            using var request = Answers.Request(method, path, spoofed, Listener.Token, body is null ? null : Answers.Json(body));
            using var answer = await Listener.Bare.SendAsync(request).InTime();
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{method} {path} from {spoofed}: {answer.StatusCode}");
            await Answers.ProblemAsync(answer, HttpStatusCode.Forbidden);
            Assert.Null(Answers.Header(answer, "Access-Control-Allow-Origin"));
        }

        Assert.Empty(await Listener.CallsAsync());
    }

    [Fact]
    public async Task Only_the_sign_of_life_can_be_seen_from_another_site()
    {
        // Such a request carries no Origin, and the page that sent it cannot read the answer.
        foreach (var (method, path, _) in Doors.Where(door => door.Method == HttpMethod.Get && door.Path != "/api/events"))
        {
            using var request = Answers.Request(method, path);
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
            using var answer = await Listener.Bare.SendAsync(request).InTime();
            Assert.Equal(path == "/health" ? "cross-origin" : "same-origin", Answers.Header(answer, "Cross-Origin-Resource-Policy"));
        }
    }

    [Fact]
    public async Task Two_origin_headers_are_refused()
    {
        var answer = await RawHttp.AskAsync(Listener.HttpPort,
            $"GET /api/calls HTTP/1.1\r\nHost: localhost:{Listener.HttpPort}\r\nOrigin: {Listener.Origin}\r\nOrigin: {Listener.Origin}\r\nAuthorization: Bearer {Listener.Token}\r\nConnection: close\r\n\r\n");

        Assert.Equal(403, RawHttp.Status(answer));
    }

    [Theory]
    [InlineData("http://localhost:{http}", "/api/calls")]
    [InlineData(SharedListener.Intranet, "/api/calls")]
    [InlineData("http://localhost:{http}", "/health")]
    [InlineData(null, "/api/calls")]
    public async Task Known_origin_is_let_in(string? origin, string path)
    {
        using var request = Answers.Request(HttpMethod.Get, path, origin is null ? null : Fill(origin), Listener.Token);
        using var answer = await Listener.Bare.SendAsync(request).InTime();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Answers.AssertHeaders(answer, path == "/health" ? "cross-origin" : "same-origin");
    }

    [Theory]
    [InlineData("/softphone/session")]
    [InlineData("/softphone/ticket")]
    [InlineData("/softphone/")]
    [InlineData("/hubs/softphone")]
    [InlineData("/health")]
    public async Task Allowed_origin_is_let_to_the_api_and_nowhere_else(string path)
    {
        using var request = Answers.Request(HttpMethod.Post, path, SharedListener.Intranet, Listener.Token);
        using var answer = await Listener.Bare.SendAsync(request).InTime();

        await Answers.ProblemAsync(answer, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Preflight_of_an_allowed_origin_is_granted()
    {
        using var request = Answers.Request(HttpMethod.Options, "/api/calls", SharedListener.Intranet);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,idempotency-key");
        using var answer = await Listener.Bare.SendAsync(request).InTime();

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(SharedListener.Intranet, Answers.Header(answer, "Access-Control-Allow-Origin"));
        Assert.Contains("POST", Answers.Header(answer, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Contains("Idempotency-Key", Answers.Header(answer, "Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase);
        Assert.Null(Answers.Header(answer, "Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Answer_to_an_allowed_origin_names_it_for_the_browser()
    {
        using var request = Answers.Request(HttpMethod.Get, "/api/calls", SharedListener.Intranet, Listener.Token);
        using var answer = await Listener.Bare.SendAsync(request).InTime();

        Assert.Equal(SharedListener.Intranet, Answers.Header(answer, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Session_without_an_origin_is_refused()
    {
        using var request = Answers.Request(HttpMethod.Post, "/softphone/session", content: Answers.Json("{}"));
        using var answer = await Listener.Bare.SendAsync(request).InTime();

        await Answers.ProblemAsync(answer, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("none")]
    public async Task Session_that_the_browser_calls_foreign_is_refused(string site)
    {
        using var request = Answers.Request(HttpMethod.Post, "/softphone/session", Listener.Origin, content: Answers.Json("{}"));
        request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await Listener.Bare.SendAsync(request).InTime();

        await Answers.ProblemAsync(answer, HttpStatusCode.Forbidden);
    }

    private string Fill(string origin) => origin
        .Replace("{http}", $"{Listener.HttpPort}", StringComparison.Ordinal)
        .Replace("{https}", $"{Listener.HttpsPort}", StringComparison.Ordinal)
        .Replace("{demo}", $"{Listener.DemoPort}", StringComparison.Ordinal);
}
