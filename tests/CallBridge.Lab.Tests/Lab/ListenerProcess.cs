using System.Net;

namespace CallBridge.Lab.Tests.Lab;

/// <summary>The real, built listener as an agent's machine runs it, joined to the lab's Asterisk and, over REST, to an org elsewhere.</summary>
internal sealed class ListenerProcess : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("callbridge-listener-").FullName;
    private readonly Dictionary<string, string> _environment;
    private readonly HttpClient _http = new();
    private ChildProcess? _process;

    private ListenerProcess(
        AsteriskProcess asterisk, Slot slot, int amiPort, Uri org, string extension, IReadOnlyDictionary<string, string>? settings)
    {
        var ports = FreePorts.Take(2);
        Address = new Uri($"http://127.0.0.1:{ports[0]}");
        SystemName = $"lab{slot.Number}";
        _environment = new Dictionary<string, string>
        {
            ["Listener__HttpPort"] = $"{ports[0]}",
            ["Listener__HttpsPort"] = $"{ports[1]}",
            ["Listener__DataDirectory"] = _folder,
            ["Agent__Extension"] = extension,
            ["Agent__SalesforceUsername"] = DemoOrgApi.Username,
            ["Agent__TimeZone"] = "Europe/London",
            ["Agent__Locale"] = "en-GB",
            ["Telephony__Provider"] = "Asterisk",
            ["Telephony__SystemName"] = SystemName,
            ["Telephony__Asterisk__Host"] = "127.0.0.1",
            ["Telephony__Asterisk__Port"] = $"{amiPort}",
            ["Telephony__Asterisk__Username"] = AsteriskProcess.ListenerUser,
            ["Telephony__Asterisk__Secret"] = asterisk.ListenerSecret,
            ["DialPlan__CountryCallingCode"] = "44",
            ["DialPlan__TrunkPrefix"] = "0",
            ["DialPlan__InternationalPrefix"] = "00",
            ["Salesforce__Connection"] = "Rest",
            ["Salesforce__MyDomains__0"] = "acme",
            ["Salesforce__LoginUrl"] = org.GetLeftPart(UriPartial.Authority),
            ["Salesforce__ClientId"] = DemoOrgApi.ClientId,
            ["Salesforce__ClientSecret"] = DemoOrgApi.ClientSecret,
            ["CallRecords__LogMissed"] = "Direct",
            ["CallRecords__WrapUpSeconds"] = "0",
            ["DOTNET_ENVIRONMENT"] = "Production",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            _environment[key] = value;
    }

    public Uri Address { get; }

    /// <summary>The first part of every call key.</summary>
    public string SystemName { get; }

    /// <param name="call">The phone system and the slot of it.</param>
    /// <param name="org">Where the calls are written to.</param>
    /// <param name="amiPort">Where the listener finds the phone system: its own port, or one on the way to it.</param>
    /// <param name="extension">Whose phone it follows; default: the slot's desk phone.</param>
    /// <param name="settings">Environment set beside or in place of the lab's own, such as <c>CallRecords__LogMissed</c>.</param>
    /// <param name="ready">Awaits that it is connected to the phone system.</param>
    public static async Task<ListenerProcess> StartAsync(
        LabCall call, Uri org, int amiPort, string? extension = null, IReadOnlyDictionary<string, string>? settings = null, bool ready = true)
    {
        var listener = new ListenerProcess(call.Asterisk, call.Slot, amiPort, org, extension ?? call.Slot.Desk, settings);
        try
        {
            await listener.RunAsync(ready);
            return listener;
        }
        catch
        {
            await listener.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts (again) on the same ports and data directory; returns when it is connected to the phone system.</summary>
    public async Task RunAsync(bool ready = true)
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(
            LabInstallation.Repository, "src/CallBridge/bin", built.Parent!.Name, built.Name, "CallBridge.dll");
        _process = await ChildProcess.StartAsync("dotnet", [program], _folder, _environment);
        await GetsAsync("/health");
        if (ready)
            await ReadyAsync();
    }

    /// <summary>Awaits that phone system and Salesforce are connected.</summary>
    public Task ReadyAsync() => GetsAsync("/health/ready");

    public async Task<ListenerApi> ApiAsync()
    {
        var token = await File.ReadAllTextAsync(Path.Combine(_folder, "api-token"));
        return new ListenerApi(Address, token.Trim(), Diagnosis);
    }

    public int ProcessId => _process?.Id ?? throw new InvalidOperationException("The listener does not run.");

    /// <summary>SIGKILL, as by a power cut: nothing is said or saved on the way out.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
            await process.DisposeAsync();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Diagnosis() => $"The listener said:\n{_process?.Output}";

    private async Task GetsAsync(string path) =>
        await Deadline.UntilAsync($"200 from {path}", async cancellation =>
        {
            Assert.False(_process!.HasExited, Diagnosis());
            using var answer = await _http.GetAsync(new Uri(Address, path), cancellation);
            return answer.StatusCode == HttpStatusCode.OK ? path : null;
        }, Diagnosis);
}
