using System.Net;
using System.Net.WebSockets;
using System.Text;
using CallBridge.Functional.Tests.Running;

namespace CallBridge.Functional.Tests.Guard;

/// <summary>Nothing under <c>/api</c> without a token, nothing on the hub without a fresh ticket, JSON only.</summary>
public sealed class TokenTests(SharedListener shared) : IClassFixture<SharedListener>
{
    private RunningListener Listener => shared.Listener;

    public static TheoryData<string, string> Guarded => new()
    {
        { "GET", "/api/calls" },
        { "GET", "/api/calls/1" },
        { "GET", "/api/status" },
        { "GET", "/api/events" },
        { "POST", "/api/calls" },
        { "POST", "/api/calls/1/hang-up" },
        { "POST", "/softphone/ticket" },
        { "GET", "/API/calls" },
        { "GET", "/Api/Status" },
        { "POST", "/aPI/calls" },
        { "GET", "/api/nothing" },
        { "POST", "/Softphone/Ticket" },
        { "GET", "/%61pi/calls" },
    };

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Without_a_token_nothing_is_told_or_done(string method, string path) => await RefusedAsync(method, path, null);

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task With_a_wrong_token_nothing_is_told_or_done(string method, string path) =>
        await RefusedAsync(method, path, "Bearer " + new string('A', 43));

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic {token}")]
    [InlineData("{token}")]
    [InlineData("Bearer {token}x")]
    [InlineData("Bearer {TOKEN}")]
    public async Task Malformed_authorization_is_refused(string header) => await RefusedAsync("GET", "/api/calls", header
        .Replace("{token}", Listener.Token, StringComparison.Ordinal)
        .Replace("{TOKEN}", Listener.Token.ToUpperInvariant(), StringComparison.Ordinal));

    [Fact]
    public async Task Token_in_the_address_is_no_token()
    {
        using var answer = await Listener.Bare.GetAsync(new Uri($"/api/calls?access_token={Listener.Token}&token={Listener.Token}", UriKind.Relative)).InTime();

        await Answers.ProblemAsync(answer, HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/api//calls")]
    [InlineData("//api/calls")]
    [InlineData("/api/calls/")]
    [InlineData("/./api/calls")]
    [InlineData("/softphone/../api/calls")]
    [InlineData("/softphone/%2e%2e/api/calls")]
    [InlineData("/api;x/calls")]
    public async Task Odd_path_opens_nothing_without_a_token(string path)
    {
        var answer = await RawHttp.AskAsync(Listener.HttpPort, $"GET {path} HTTP/1.1\r\nHost: localhost:{Listener.HttpPort}\r\nConnection: close\r\n\r\n");

        Assert.InRange(RawHttp.Status(answer), 400, 404);
        Assert.DoesNotContain("\"calls\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_token_opens_the_api()
    {
        var (_, token) = await HubPage.SignInAsync(Listener);
        using var request = Answers.Request(HttpMethod.Get, "/api/calls", Listener.Origin, token);
        using var answer = await Listener.Bare.SendAsync(request).InTime();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Api_token_gets_no_ticket()
    {
        using var request = Answers.Request(HttpMethod.Post, "/softphone/ticket", Listener.Origin, Listener.Token);
        using var answer = await Listener.Bare.SendAsync(request).InTime();

        await Answers.ProblemAsync(answer, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/xml")]
    [InlineData("application/jsonx")]
    [InlineData("text/json")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task Body_that_is_not_called_JSON_is_refused(string? type)
    {
        foreach (var path in new[] { "/api/calls", "/softphone/session", "/api/calls/1/note" })
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"number":"07700900999"}"""));
            if (type is not null)
                content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var request = Answers.Request(HttpMethod.Post, path, Listener.Origin, Listener.Token, content);
            using var answer = await Listener.Bare.SendAsync(request).InTime();

            await Answers.ProblemAsync(answer, HttpStatusCode.UnsupportedMediaType);
        }

        Assert.Empty(await Listener.CallsAsync());
    }

    [Fact]
    public async Task Plain_text_over_HTTP_2_is_refused()
    {
        // No Content-Length and no Transfer-Encoding there.
        using var content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes("""{"number":"07700900999"}""")));
        content.Headers.TryAddWithoutValidation("Content-Type", "text/plain");
        using var request = new HttpRequestMessage(HttpMethod.Post, Listener.SecureOrigin + "/api/calls")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
            Headers = { Authorization = RunningListener.Bearer(Listener.Token), TransferEncodingChunked = null },
        };
        using var answer = await Listener.Bare.SendAsync(request).InTime();

        await Answers.ProblemAsync(answer, HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("POST", "/hubs/softphone/negotiate")]
    [InlineData("POST", "/hubs/softphone/negotiate?negotiateVersion=1")]
    [InlineData("POST", "/HUBS/softphone/negotiate")]
    [InlineData("GET", "/hubs/softphone")]
    [InlineData("GET", "/hubs/softphone?id=1")]
    [InlineData("POST", "/hubs/softphone?id=1")]
    [InlineData("DELETE", "/hubs/softphone?id=1")]
    public async Task Other_transports_of_the_hub_do_not_exist(string method, string path)
    {
        var (_, token) = await HubPage.SignInAsync(Listener);
        using var request = Answers.Request(new HttpMethod(method), path, Listener.Origin, token);
        request.Headers.Add("Accept", "text/event-stream");
        using var answer = await Listener.Bare.SendAsync(request).InTime();

        await Answers.ProblemAsync(answer, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Socket_without_a_ticket_is_refused() => Assert.Equal(HttpStatusCode.Unauthorized, await ConnectAsync(null, Listener.Origin));

    [Fact]
    public async Task Socket_with_a_made_up_ticket_is_refused() => Assert.Equal(HttpStatusCode.Unauthorized, await ConnectAsync(new string('A', 43), Listener.Origin));

    [Fact]
    public async Task Socket_with_the_page_token_for_a_ticket_is_refused()
    {
        var (_, token) = await HubPage.SignInAsync(Listener);

        Assert.Equal(HttpStatusCode.Unauthorized, await ConnectAsync(token, Listener.Origin));
    }

    [Fact]
    public async Task Ticket_is_good_once()
    {
        var (_, token) = await HubPage.SignInAsync(Listener);
        var ticket = await HubPage.TicketAsync(Listener, token);

        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(ticket, Listener.Origin));
        Assert.Equal(HttpStatusCode.Unauthorized, await ConnectAsync(ticket, Listener.Origin));
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(SharedListener.Intranet, HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task Socket_of_another_origin_is_refused_and_leaves_the_ticket_whole(string? origin, HttpStatusCode status)
    {
        var (_, token) = await HubPage.SignInAsync(Listener);
        var ticket = await HubPage.TicketAsync(Listener, token);

        Assert.Equal(status, await ConnectAsync(ticket, origin));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(ticket, Listener.Origin));
    }

    private async Task<HttpStatusCode> ConnectAsync(string? ticket, string? origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(HubPage.SocketAddress(Listener, ticket), CancellationToken.None).InTime();
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        return socket.HttpStatusCode;
    }

    private async Task RefusedAsync(string method, string path, string? authorization)
    {
        using var request = Answers.Request(new HttpMethod(method), path, content: method == "POST" ? Answers.Json("""{"number":"07700900999"}""") : null);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await Listener.Bare.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).InTime();

        await Answers.ProblemAsync(answer, HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        Assert.Empty(await Listener.CallsAsync());
    }
}
