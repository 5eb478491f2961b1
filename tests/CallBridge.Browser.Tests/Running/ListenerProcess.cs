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
    public static async Task<ListenerProcess> StartAsync()
    {
        var ports = FreePorts.Take(3);
        var folder = Directory.CreateTempSubdirectory("callbridge-browser-");
        var process = await ChildProcess.StartAsync("dotnet", [Repository.Listener], null, new Dictionary<string, string>
        {
            ["Listener__HttpPort"] = $"{ports[0]}",
            ["Listener__HttpsPort"] = $"{ports[1]}",
            ["Listener__DataDirectory"] = folder.FullName,
            ["Demo__Port"] = $"{ports[2]}",
            ["DOTNET_ENVIRONMENT"] = "Production",
        });
        var listener = new ListenerProcess(process, folder, ports);
        try
        {
            await listener.ReadyAsync();
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

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://localhost:{HttpPort}") };
        using var deadline = new CancellationTokenSource(StartDeadline, TimeProvider.System);
        while (!await IsReadyAsync(http, deadline.Token))
        {
            Assert.False(_process.HasExited, $"The listener ended:\n{_process.Output}");
            await Task.Delay(BetweenQuestions, TimeProvider.System, deadline.Token);
        }
    }

    private async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
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
