using System.Globalization;
using CallBridge.Guard;

namespace CallBridge.Functional.Tests.Running;

/// <summary>The environment of a listener of its own: ports, data directory, demo org.</summary>
internal sealed class ListenerSettings : IDisposable
{
    private readonly TempDirectory _directory = new();

    public int HttpPort { get; } = FreePorts.Take();
    public int HttpsPort { get; } = FreePorts.Take();
    public int DemoPort { get; } = FreePorts.Take();
    public string DataDirectory => _directory.Path;
    public string Origin => $"http://localhost:{HttpPort}";

    public string Token => File.ReadAllText(ApiToken.PathIn(DataDirectory));

    /// <summary>As environment variables, with further or other ones.</summary>
    public Dictionary<string, string> With(params (string Name, string Value)[] more)
    {
        Dictionary<string, string> settings = new()
        {
            ["Listener__HttpPort"] = HttpPort.ToString(CultureInfo.InvariantCulture),
            ["Listener__HttpsPort"] = HttpsPort.ToString(CultureInfo.InvariantCulture),
            ["Listener__DataDirectory"] = DataDirectory,
            ["Demo__Port"] = DemoPort.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in more)
            settings[name] = value;
        return settings;
    }

    /// <summary>Starts the program with these settings and waits until it runs.</summary>
    public async Task<ListenerProcess> StartAsync(params (string Name, string Value)[] more)
    {
        var process = ListenerProcess.Start([], With(more));
        await process.StartedAsync();
        return process;
    }

    /// <summary>A client with the API token, which is there once the listener has started.</summary>
    public HttpClient Client() => new(RunningListener.Handler())
    {
        BaseAddress = new Uri(Origin),
        DefaultRequestHeaders = { Authorization = RunningListener.Bearer(Token) },
    };

    public void Dispose() => _directory.Dispose();
}
