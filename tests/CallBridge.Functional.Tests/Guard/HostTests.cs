using System.Net;
using CallBridge.Functional.Tests.Running;

namespace CallBridge.Functional.Tests.Guard;

/// <summary>The Host header must name this listener and its port, else a name that an attacker's DNS points here would do.</summary>
public sealed class HostTests(SharedListener shared) : IClassFixture<SharedListener>
{
    private RunningListener Listener => shared.Listener;

    [Theory]
    [InlineData("Host: localhost:{http}", 200)]
    [InlineData("Host: LocalHost:{http}", 200)]
    [InlineData("Host: 127.0.0.1:{http}", 200)]
    [InlineData("Host: [::1]:{http}", 200)]
    [InlineData("Host: localhost", 403)]
    [InlineData("Host: 127.0.0.1", 403)]
    [InlineData("Host: localhost:80", 403)]
    [InlineData("Host: localhost:{https}", 403)]
    [InlineData("Host: localhost:{demo}", 403)]
    [InlineData("Host: localhost.:{http}", 403)]
    [InlineData("Host: localhost.evil.example:{http}", 403)]
    [InlineData("Host: evil.example", 403)]
    [InlineData("Host: evil.example:{http}", 403)]
    [InlineData("Host: 0.0.0.0:{http}", 403)]
    [InlineData("Host: 127.0.0.2:{http}", 403)]
    [InlineData("Host: [::ffff:127.0.0.1]:{http}", 403)]
    [InlineData("Host: 2130706433:{http}", 403)]
    [InlineData("Host:", 403)]
    public async Task Host_must_name_this_listener_and_its_port(string header, int status)
    {
        var answer = await GetAsync("HTTP/1.1", header);

        Assert.Equal(status, RawHttp.Status(answer));
        Assert.Contains("X-Content-Type-Options: nosniff", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Absent_host_is_refused_in_HTTP_1_0()
    {
        Assert.Equal(403, RawHttp.Status(await GetAsync("HTTP/1.0", "X-Nothing: 1")));
    }

    [Fact]
    public async Task Absent_host_is_refused_in_HTTP_1_1()
    {
        Assert.Equal(400, RawHttp.Status(await GetAsync("HTTP/1.1", "X-Nothing: 1")));
    }

    [Fact]
    public async Task Two_hosts_are_refused()
    {
        Assert.Equal(400, RawHttp.Status(await GetAsync("HTTP/1.1", "Host: localhost:{http}\r\nHost: evil.example")));
    }

    [Fact]
    public async Task Foreign_host_in_the_request_line_is_refused()
    {
        var answer = await RawHttp.AskAsync(Listener.HttpPort,
            $"GET http://evil.example:{Listener.HttpPort}/health HTTP/1.1\r\nHost: localhost:{Listener.HttpPort}\r\nConnection: close\r\n\r\n");

        Assert.InRange(RawHttp.Status(answer), 400, 403);
    }

    [Fact]
    public async Task Foreign_host_over_HTTP_2_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Listener.SecureOrigin + "/health")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Headers = { Host = $"evil.example:{Listener.HttpsPort}" },
        };
        using var answer = await Listener.Bare.SendAsync(request).InTime();

        await Answers.ProblemAsync(answer, HttpStatusCode.Forbidden);
    }

    private Task<string> GetAsync(string version, string headers)
    {
        var filled = headers
            .Replace("{http}", $"{Listener.HttpPort}", StringComparison.Ordinal)
            .Replace("{https}", $"{Listener.HttpsPort}", StringComparison.Ordinal)
            .Replace("{demo}", $"{Listener.DemoPort}", StringComparison.Ordinal);
        return RawHttp.AskAsync(Listener.HttpPort, $"GET /health {version}\r\n{filled}\r\nConnection: close\r\n\r\n");
    }
}
