using System.Net;
using CallBridge.DemoOrg.Lightning;
using CallBridge.DemoOrg.OAuth;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Rest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallBridge.DemoOrg;

/// <summary>
/// A stand-in Salesforce org on loopback: its REST API and pages, over records in memory. It knows nothing of CallBridge, so
/// that what works with it works through the same door as with a real org.
/// </summary>
public sealed class DemoOrgServer : IAsyncDisposable
{
    private const int AnyPortAttempts = 20;

    /// <summary>Bytes: a long query travels in the address, and Salesforce takes 16 kB of it.</summary>
    private const int MaximumRequestLine = 16 * 1024;

    private readonly WebApplication _app;
    private readonly RequestLog _requests;
    private readonly AccessTokens _tokens;
    private readonly SignIns _signIns;

    private DemoOrgServer(WebApplication app, OrgStore org, RequestLog requests, AccessTokens tokens, SignIns signIns, int port)
    {
        _app = app;
        _requests = requests;
        _tokens = tokens;
        _signIns = signIns;
        Org = org;
        Address = new Uri($"http://localhost:{port}/");
    }

    /// <summary>Where a browser or a REST client finds it.</summary>
    public Uri Address { get; }

    /// <summary>Its records.</summary>
    public OrgStore Org { get; }

    /// <summary>Every request under /services and /id since the start, oldest first.</summary>
    public IReadOnlyList<DemoOrgRequest> Requests => _requests.All;

    /// <summary>Asked before each request under /services and /id, from any thread: what goes wrong with it, or null.</summary>
    public Func<DemoOrgRequest, DemoOrgFault?>? Fault
    {
        get => _requests.Fault;
        set => _requests.Fault = value;
    }

    /// <summary>Fills an org and opens its port on 127.0.0.1 and, where the machine has it, ::1.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<DemoOrgServer> StartAsync(
        DemoOrgOptions options, IDemoPhone? phone, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        // ::1 must have the same port as 127.0.0.1 (a browser tries it first for "localhost"), so a free port of one may be taken on the other.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StartOnceAsync(options, phone, time, loggers, cancellationToken);
            }
            catch (IOException) when (options.Port == 0 && attempt < AnyPortAttempts)
            {
            }
        }
    }

    /// <summary>Makes every access token invalid, as an administrator can: the next request gets INVALID_SESSION_ID.</summary>
    public void RevokeTokens() => _tokens.RevokeAll();

    /// <summary>Ends every person's sign-in, as an administrator can: their refresh tokens and access tokens are good no more.</summary>
    public void RevokeSignIns()
    {
        _signIns.RevokeAll();
        _tokens.RevokeAll();
    }

    /// <summary>Closes the port; the records are gone with it.</summary>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<DemoOrgServer> StartOnceAsync(
        DemoOrgOptions options, IDemoPhone? phone, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var port = options.Port == 0 ? LoopbackPort.Free() : options.Port;
        var org = new OrgStore(time, options.KeyField);
        OrgSeed.Fill(org, time.GetUtcNow());
        var requests = new RequestLog();

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        // Nothing from files or the environment may open another port or change this outsider.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Services.AddSingleton<ILoggerFactory>(new ServerLogs(loggers));
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.AddRouting();
        // ASPNETCORE_URLS in the environment must not open another port.
        builder.WebHost.PreferHostingUrls(false).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = MaximumRequestLine;
            kestrel.Listen(IPAddress.Loopback, port);
            if (LoopbackPort.HasIPv6)
                kestrel.Listen(IPAddress.IPv6Loopback, port);
        });

        var app = builder.Build();
        app.UseMiddleware<HostAllowList>(port);
        var tokens = new AccessTokens();
        var signIns = new SignIns(time);
        new RestApi(org, options, new Uri($"http://localhost:{port}"), time, requests, tokens, signIns).Map(app);
        LightningEndpoints.Map(app, org, phone, options);
        try
        {
            await app.StartAsync(cancellationToken);
            AssertLoopbackOnly(app, port);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new DemoOrgServer(app, org, requests, tokens, signIns, port);
    }

    // Settings of the environment can make Kestrel open ports that no code here asked for.
    private static void AssertLoopbackOnly(WebApplication app, int port)
    {
        foreach (var address in app.Urls.Select(url => new Uri(url)))
        {
            if (!address.IsLoopback || address.Port != port)
                throw new InvalidOperationException($"The demo org must listen on loopback port {port} only, but also listens on {address}.");
        }
    }
}
