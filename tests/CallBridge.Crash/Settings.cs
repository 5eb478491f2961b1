using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CallBridge.Crash.Phone;
using CallBridge.Testing;

namespace CallBridge.Crash;

/// <summary>How a lane's listener is configured, and its door.</summary>
internal sealed class Settings : IDisposable
{
    private readonly string _directory;
    private readonly HttpClient _http;

    public Settings(string directory, int phonePort, Uri org, int kept)
    {
        _directory = directory;
        var port = FreePorts.Take();
        _http = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
        var most = kept.ToString(CultureInfo.InvariantCulture);
        Environment = new Dictionary<string, string>
        {
            ["Listener__HttpPort"] = port.ToString(CultureInfo.InvariantCulture),
            ["Listener__HttpsPort"] = FreePorts.Take().ToString(CultureInfo.InvariantCulture),
            ["Listener__DataDirectory"] = directory,
            ["Agent__Extension"] = PhoneSystem.Extension,
            ["Agent__SalesforceUsername"] = DemoOrg.Org.OrgSeed.AgentUsername,
            ["DialPlan__CountryCallingCode"] = "44",
            ["Telephony__Provider"] = "Asterisk",
            ["Telephony__Asterisk__Host"] = "127.0.0.1",
            ["Telephony__Asterisk__Port"] = phonePort.ToString(CultureInfo.InvariantCulture),
            ["Telephony__Asterisk__Username"] = "callbridge",
            ["Telephony__Asterisk__Secret"] = "s3cret",
            ["Salesforce__Connection"] = "Rest",
            ["Salesforce__MyDomains__0"] = "acme",
            ["Salesforce__LoginUrl"] = org.ToString(),
            ["Salesforce__ClientId"] = "demo",
            ["Salesforce__ClientSecret"] = "demo",
            ["CallRecords__KeepCalls"] = most,
            ["CallRecords__KeepRecords"] = most,
        };
    }

    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Whether the door is open.</summary>
    public async Task<bool> HearsAsync()
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("/health", UriKind.Relative), CancellationToken.None);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>The agent makes the call with this caller private.</summary>
    /// <returns>Whether the listener said yes. Where it did not, or was killed before it could, the call may be private or not.</returns>
    public async Task<bool> MakePrivateAsync(string caller)
    {
        try
        {
            await ShowTokenAsync(CancellationToken.None);
            var answer = await _http.GetFromJsonAsync<JsonElement>("/api/calls", CancellationToken.None);
            var call = answer.GetProperty("calls").EnumerateArray().FirstOrDefault(
                c => c.GetProperty("party").GetProperty("number").GetString()?.EndsWith(caller[1..], StringComparison.Ordinal) == true);
            if (call.ValueKind == JsonValueKind.Undefined)
                return false;
            using var response = await _http.PostAsJsonAsync($"/api/calls/{call.GetProperty("id").GetString()}/private", new { @private = true }, CancellationToken.None);
            return response.IsSuccessStatusCode;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            return false;
        }
    }

    /// <summary>Whether the listener says that no call is live and no record waits or was set aside.</summary>
    public async Task<bool> IsAtRestAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ShowTokenAsync(cancellationToken);
            var status = await _http.GetFromJsonAsync<JsonElement>("/api/status", cancellationToken);
            var outbox = status.GetProperty("outbox");
            if (outbox.GetProperty("pending").GetInt32() + outbox.GetProperty("failed").GetInt32() > 0)
                return false;
            var calls = await _http.GetFromJsonAsync<JsonElement>("/api/calls?state=live", cancellationToken);
            return calls.GetProperty("calls").GetArrayLength() == 0;
        }
        catch (Exception early) when (early is HttpRequestException or IOException)
        {
            // Not up yet.
            return false;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task ShowTokenAsync(CancellationToken cancellationToken)
    {
        var token = (await File.ReadAllTextAsync(Path.Combine(_directory, "api-token"), cancellationToken)).Trim();
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }
}
