using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace CallBridge.Browser.Tests.Salesforce;

/// <summary>
/// Salesforce's hosts over TLS, as far as a browser can tell: the demo org's pages, toolkit and Open CTI wire under Salesforce's names, and a stand-in of
/// Classic beside them. Every host leads to the one org of the test.
/// </summary>
internal sealed class SalesforceSite : IAsyncDisposable
{
    private static readonly string[] OfOneHop = ["Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade", "Host"];

    private readonly WebApplication _app;
    private readonly HttpClient _org;

    private SalesforceSite(WebApplication app, HttpClient org, int port) => (_app, _org, Port) = (app, org, port);

    public int Port { get; }

    /// <param name="port">Of the site, on 127.0.0.1.</param>
    /// <param name="orgPort">The demo org's, which may come and go.</param>
    /// <param name="certificate">For all hosts.</param>
    public static async Task<SalesforceSite> StartAsync(int port, int orgPort, X509Certificate2 certificate)
    {
        var org = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromSeconds(1) })
        {
            BaseAddress = new Uri($"http://localhost:{orgPort}"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.PreferHostingUrls(false).ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, options => options.UseHttps(certificate)));
        var app = builder.Build();
        var site = new SalesforceSite(app, org, port);
        app.Run(site.ForwardAsync);
        await app.StartAsync();
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _org.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var request = context.Request;
        if (!SalesforceHosts.All.Contains(request.Host.Value))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return;
        }

        if (await ClassicFiles.AnswerAsync(context))
            return;

        using var asked = new HttpRequestMessage(new HttpMethod(request.Method), request.GetEncodedPathAndQuery());
        if (request.ContentLength is > 0)
            asked.Content = new StreamContent(request.Body);
        foreach (var (name, values) in request.Headers.Where(header => !OfOneHop.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!asked.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                asked.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        // To the org, its own pages ask; anybody else stays a stranger.
        if (request.Headers.Origin == $"https://{request.Host.Value}")
            Replace(asked, "Origin", _org.BaseAddress!.GetLeftPart(UriPartial.Authority));
        try
        {
            using var answer = await _org.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
            context.Response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfOneHop.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
                context.Response.Headers[name] = new StringValues([.. values]);
            LetHostsFrameEachOther(context.Response);
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            // The page went away, or the org did: a test that ends closes both.
            if (!context.Response.HasStarted)
                context.Response.StatusCode = StatusCodes.Status502BadGateway;
            else
                context.Abort();
        }
    }

    // In Salesforce, Visualforce pages are framed from another host than their own.
    private static void LetHostsFrameEachOther(HttpResponse response)
    {
        var hosts = string.Join(' ', SalesforceHosts.All.Select(host => $"https://{host}"));
        response.Headers.ContentSecurityPolicy = response.Headers.ContentSecurityPolicy.ToString()
            .Replace("frame-src 'self'", $"frame-src {hosts}", StringComparison.Ordinal)
            .Replace("frame-ancestors 'self'", $"frame-ancestors {hosts}", StringComparison.Ordinal);
    }

    private static void Replace(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }
}
