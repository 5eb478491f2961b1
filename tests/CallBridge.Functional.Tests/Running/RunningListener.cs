using System.Net.Http.Headers;
using System.Text.Json;
using CallBridge.Guard;
using CallBridge.Hosting;
using CallBridge.Telephony.Simulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CallBridge.Functional.Tests.Running;

/// <summary>The whole listener in this process: Kestrel, simulated phone system and demo org on ports of its own.</summary>
internal sealed class RunningListener : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TempDirectory _directory;
    private bool _stopped;

    private RunningListener(WebApplication app, TempDirectory directory, CapturedLog log, int http, int https, int demo)
    {
        _app = app;
        _directory = directory;
        Log = log;
        (HttpPort, HttpsPort, DemoPort) = (http, https, demo);
        Origin = $"http://localhost:{http}";
        SecureOrigin = $"https://localhost:{https}";
        Token = app.Services.GetRequiredService<ApiToken>().Value;
        // Redirects and cookies are looked at, not followed.
        Bare = new HttpClient(Handler()) { BaseAddress = new Uri(Origin) };
        Api = new HttpClient(Handler()) { BaseAddress = new Uri(Origin), DefaultRequestHeaders = { Authorization = Bearer(Token) } };
    }

    public int HttpPort { get; }
    public int HttpsPort { get; }
    public int DemoPort { get; }
    public string Origin { get; }
    public string SecureOrigin { get; }
    public string Token { get; }
    public CapturedLog Log { get; }
    public string DataDirectory => _directory.Path;

    /// <summary>Without any token.</summary>
    public HttpClient Bare { get; }

    /// <summary>With the API token.</summary>
    public HttpClient Api { get; }

    public SimulatedPhones Phones => _app.Services.GetRequiredService<SimulatedPhones>();

    public IServiceProvider Services => _app.Services;

    /// <summary>Has the simulated phone system play a scenario; one that it refuses, as before it runs, is no test.</summary>
    public async Task PlayAsync(string scenario)
    {
        var outcome = await Phones.PlayAsync(scenario, CancellationToken.None).InTime();
        Assert.True(outcome.Problem is null, $"{scenario}: {outcome.Problem}");
    }

    public static Task<RunningListener> StartAsync(params string[] settings) => StartWithAsync(null, settings);

    /// <param name="replace">Changes services before they are made, for what no setting reaches.</param>
    /// <param name="settings">Such as <c>ScreenPop:When=Ringing</c>.</param>
    public static async Task<RunningListener> StartWithAsync(Action<IServiceCollection>? replace, params string[] settings)
    {
        var directory = new TempDirectory();
        var (http, https, demo) = (FreePorts.Take(), FreePorts.Take(), FreePorts.Take());
        // The demo org through its pages.
        if (settings.Contains("Salesforce:Connection=Browser") && !settings.Any(s => s.StartsWith("Salesforce:LoginUrl=", StringComparison.Ordinal)))
            settings = [.. settings, $"Salesforce:LoginUrl=http://localhost:{demo}"];
        string[] args =
        [
            $"--Listener:HttpPort={http}", $"--Listener:HttpsPort={https}", $"--Listener:DataDirectory={directory.Path}", $"--Demo:Port={demo}",
            .. settings.Select(setting => "--" + setting),
        ];
        var app = ListenerApp.Build(args, replace);
        var log = new CapturedLog();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await app.StartAsync().InTime();
        ListenerApp.AssertLoopback(app);
        return new RunningListener(app, directory, log, http, https, demo);
    }

    public static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);

    /// <summary>Any certificate will do: which one it is, other tests look at.</summary>
    public static HttpClientHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
    };

    /// <summary>Follows the pushes of <c>/api/events</c>.</summary>
    public Task<DeskStream> FollowAsync() => DeskStream.OpenAsync(Api);

    /// <summary>The live and ended calls.</summary>
    public async Task<IReadOnlyList<JsonElement>> CallsAsync()
    {
        using var answer = JsonDocument.Parse(await Api.GetStringAsync(new Uri("/api/calls", UriKind.Relative)).InTime());
        return [.. answer.RootElement.GetProperty("calls").EnumerateArray().Select(call => call.Clone())];
    }

    public async Task StopAsync()
    {
        _stopped = true;
        await _app.StopAsync().InTime();
    }

    public async ValueTask DisposeAsync()
    {
        Bare.Dispose();
        Api.Dispose();
        if (!_stopped)
            await StopAsync();
        await _app.DisposeAsync();
        _directory.Dispose();
    }
}
