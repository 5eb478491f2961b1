using System.Net;
using System.Net.Http.Headers;
using CallBridge.Functional.Tests.Running;

namespace CallBridge.Functional.Tests.Pages;

/// <summary>How the page's files travel.</summary>
public sealed class PageFilesTests(SharedListener shared) : IClassFixture<SharedListener>
{
    [Theory]
    [InlineData("/softphone/", "br", "text/html")]
    [InlineData("/softphone/main.js", "br", "text/javascript")]
    [InlineData("/softphone/main.js", "gzip", "text/javascript")]
    [InlineData("/softphone/styles/call.css", "br", "text/css")]
    [InlineData("/softphone/lib/slds/utility.svg", "br", "image/svg+xml")]
    [InlineData("/softphone/lib/slds/utility.svg", "gzip", "image/svg+xml")]
    [InlineData("/softphone/lib/signalr/signalr.min.js", "br", "text/javascript")]
    public async Task File_is_sent_compressed_as_what_it_is(string file, string coding, string type)
    {
        using var answer = await GetAsync(file, coding);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([coding], answer.Content.Headers.ContentEncoding);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("/softphone/main.js")]
    [InlineData("/softphone/lib/signalr/signalr.min.js")]
    public async Task File_is_sent_as_it_is_to_whom_takes_no_compression(string file)
    {
        using var answer = await GetAsync(file, null);

        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Libraries_refused_in_Brotli_are_not_sent_in_it()
    {
        using var answer = await GetAsync("/softphone/lib/slds/utility.svg", "br;q=0, gzip");

        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task File_not_changed_since_is_not_sent_again()
    {
        using var first = await GetAsync("/softphone/lib/slds/utility.svg", "br");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/softphone/lib/slds/utility.svg");
        request.Headers.AcceptEncoding.ParseAdd("br");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await shared.Listener.Bare.SendAsync(request).InTime();

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Document_names_every_module_that_is_needed_at_first_and_none_of_another_language()
    {
        using var answer = await GetAsync("/softphone/", null);

        var modules = Assert.Single(answer.Headers.GetValues("Link")).Split(", ").Select(link => link.Split(['<', '>'])[1]).ToList();
        string[] needed = ["main.js", "softphone.js", "host/lightning.js", "host/classic.js", "pop/layout.js", "words/en.js"];
        Assert.Empty(needed.Except(modules));
        Assert.DoesNotContain("words/de.js", modules);
        foreach (var module in modules)
        {
            using var file = await GetAsync("/softphone/" + module, null);
            Assert.True(file.StatusCode == HttpStatusCode.OK, module);
        }
    }

    // A secret beside somebody's input, compressed, can be guessed from its length.
    [Theory]
    [InlineData("/api/status")]
    [InlineData("/api/calls")]
    [InlineData("/openapi/v1.json")]
    public async Task Answers_of_the_API_are_never_compressed(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");

        using var answer = await shared.Listener.Api.SendAsync(request).InTime();

        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task The_pages_token_is_never_compressed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/softphone/session") { Content = new StringContent("{}", new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("Origin", shared.Listener.Origin);
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");

        using var answer = await shared.Listener.Bare.SendAsync(request).InTime();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Page_may_run_no_script_but_its_own_and_its_orgs_and_make_none_from_texts()
    {
        using var answer = await GetAsync("/softphone/", null);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy")).Split("; ");
        Assert.Contains($"script-src 'self' http://localhost:{shared.Listener.DemoPort}", policy);
        Assert.Contains("style-src 'self'", policy);
        Assert.Contains("require-trusted-types-for 'script'", policy);
        Assert.Contains("trusted-types callbridge", policy);
        Assert.DoesNotContain(policy, directive => directive.StartsWith("report", StringComparison.Ordinal) || directive.Contains("unsafe", StringComparison.Ordinal));
    }

    // The whole policy is the document's; a file opened by itself can do nothing at all.
    [Theory]
    [InlineData("/softphone/main.js")]
    [InlineData("/softphone/lib/slds/utility.svg")]
    public async Task File_opened_by_itself_may_load_and_run_nothing(string file)
    {
        using var answer = await GetAsync(file, "br");

        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (coding is not null)
            request.Headers.Add("Accept-Encoding", coding);
        return await shared.Listener.Bare.SendAsync(request).InTime();
    }
}
