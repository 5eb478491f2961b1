using System.Net;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.DemoOrg.Tests.Lightning;

/// <summary>What an administrator deploys, as the demo org serves it.</summary>
public sealed class VisualforceTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private DemoOrgServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await DemoOrgServer.StartAsync(new DemoOrgOptions { Port = 0 }, null, TimeProvider.System, NullLoggerFactory.Instance, default);
        _client.BaseAddress = _server.Address;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Stand_by_page_is_the_one_that_is_deployed_as_plain_html()
    {
        using var answer = await _client.GetAsync(new Uri("/apex/CallBridgeStandby?http=1&https=2", UriKind.Relative));
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("<!doctype html>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("apex:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("{!", html, StringComparison.Ordinal);
        foreach (var resource in new[]
        {
            ("/resource/CallBridgeStandby", "text/javascript"), ("/resource/CallBridgeStandbyWords", "text/javascript"), ("/resource/CallBridgeStandbyStyle", "text/css"),
        })
        {
            Assert.Contains($"\"{resource.Item1}\"", html, StringComparison.Ordinal);
            using var file = await _client.GetAsync(new Uri(resource.Item1, UriKind.Relative));
            Assert.Equal(resource.Item2, file.Content.Headers.ContentType?.MediaType);
        }
    }

    [Theory]
    [InlineData("/apex/Nosuch")]
    [InlineData("/apex/..%2fwwwroot%2findex.html")]
    [InlineData("/resource/Nosuch")]
    public async Task Page_or_resource_that_is_not_deployed_is_not_there(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
