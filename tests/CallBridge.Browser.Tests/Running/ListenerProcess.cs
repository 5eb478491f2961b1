using System.Net;
using System.Text;

namespace CallBridge.Browser.Tests.Running;

/// <summary>The real, built listener on ports of its own, with simulated phones and the demo org in it, and nobody's files but its own.</summary>
internal sealed class ListenerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(25);

    private readonly ChildProcess _process;
    private readonly DirectoryInfo _folder;

    private ListenerProcess(ChildProcess process, DirectoryInfo folder, int[] ports)
    {
        _process = process;
        _folder = folder;
        HttpPort = ports[0];
        HttpsPort = ports[1];
        DemoPort = ports[2];
    }

    public int HttpPort { get; }

    public int HttpsPort { get; }

    public int DemoPort { get; }

    /// <summary>The demo org's first page.</summary>
    public string Org => $"http://localhost:{DemoPort}/";

    /// <summary>The softphone page by itself.</summary>
    public string Page => $"http://localhost:{HttpPort}/softphone/";

    public string SecurePage => $"https://localhost:{HttpsPort}/softphone/";

    /// <summary>Certificate and private key, PEM.</summary>
    public string CertificateFile => Path.Combine(_folder.FullName, "localhost.pem");

    /// <summary>Returns when phone system and org are connected.</summary>
    /// <param name="settings">Further settings by their environment names; <c>{demo}</c> in a value is the demo org's port.</param>
    /// <param name="readiness">The address that answers 200 once it is ready.</param>
    public static async Task<ListenerProcess> StartAsync(IReadOnlyDictionary<string, string>? settings = null, string readiness = "/health/ready")
    {
        var ports = FreePorts.Take(3);
        var folder = Directory.CreateTempSubdirectory("callbridge-browser-");
        var further = (settings ?? new Dictionary<string, string>()).ToDictionary(s => s.Key, s => s.Value.Replace("{demo}", $"{ports[2]}", StringComparison.Ordinal));
        var process = await ChildProcess.StartAsync("dotnet", [Repository.Listener], null, new Dictionary<string, string>(further)
        {
            ["Listener__HttpPort"] = $"{ports[0]}",
            ["Listener__HttpsPort"] = $"{ports[1]}",
            ["Listener__DataDirectory"] = folder.FullName,
            ["Demo__Port"] = $"{ports[2]}",
            ["DOTNET_ENVIRONMENT"] = "Production",
            // It lives for seconds: what pays off after minutes is not begun.
            ["DOTNET_TieredPGO"] = "0",
        });
        var listener = new ListenerProcess(process, folder, ports);
        try
        {
            await listener.ReadyAsync(readiness);
            return listener;
        }
        catch
        {
            await listener.DisposeAsync();
            throw;
        }
    }

    /// <summary>Plays a scenario as the demo org's button does, for tests that have no org page open.</summary>
    /// <param name="scenario">Its id, such as <c>known-caller</c>.</param>
    public async Task PlayAsync(string scenario)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Org}ui/demo/scenarios/{scenario}");
        request.Headers.Add("Origin", Org.TrimEnd('/'));
        request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{scenario}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Takes its time away, as a machine that goes to sleep does; it notices nothing of it.</summary>
    public Task SuspendAsync() => _process.SignalAsync("STOP");

    public Task ResumeAsync() => _process.SignalAsync("CONT");

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task ReadyAsync(string address)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://localhost:{HttpPort}") };
        using var deadline = new CancellationTokenSource(StartDeadline, TimeProvider.System);
        while (!await IsReadyAsync(http, address, deadline.Token))
        {
            Assert.False(_process.HasExited, $"The listener ended:\n{_process.Output}");
            await Task.Delay(BetweenQuestions, TimeProvider.System, deadline.Token);
        }
    }

    private async Task<bool> IsReadyAsync(HttpClient http, string address, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The listener was not ready within {StartDeadline.TotalSeconds:0} s:\n{_process.Output}");
            throw;
        }
    }
}
