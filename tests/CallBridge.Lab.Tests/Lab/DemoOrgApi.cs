using System.Net.Http.Headers;
using System.Text.Json;
using CallBridge.DemoOrg;

namespace CallBridge.Lab.Tests.Lab;

/// <summary>The demo org over Salesforce's REST API, as any outside program sees it.</summary>
internal sealed class DemoOrgApi : IDisposable
{
    public const string ClientId = "demo";
    public const string ClientSecret = "demo";
    private const string ApiVersion = "v67.0";
    private readonly HttpClient _http = new();

    /// <summary>The agent's user, whom the org seeds.</summary>
    public static string Username { get; } = new DemoOrgOptions().RunAsUsername;

    public void Dispose() => _http.Dispose();

    public static async Task<DemoOrgApi> LoginAsync(Uri org)
    {
        var api = new DemoOrgApi();
        api._http.BaseAddress = org;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = ClientId,
            ["client_secret"] = ClientSecret,
        });
        using var answer = await api._http.PostAsync("/services/oauth2/token", form);
        answer.EnsureSuccessStatusCode();
        using var token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        api._http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", token.RootElement.GetProperty("access_token").GetString());
        return api;
    }

    /// <summary>All Tasks of calls: the org seeds none.</summary>
    public async Task<IReadOnlyList<SavedTask>> TasksAsync()
    {
        const string query = "SELECT Subject, Description, CallType, CallDurationInSeconds, CallObject, Status FROM Task "
            + "WHERE CallObject != null ORDER BY CreatedDate";
        using var answer = JsonDocument.Parse(
            await _http.GetStringAsync($"/services/data/{ApiVersion}/query?q={Uri.EscapeDataString(query)}"));
        return [.. answer.RootElement.GetProperty("records").EnumerateArray().Select(task => new SavedTask(
            Text(task, "Subject"), Text(task, "Description"), Text(task, "CallType"),
            task.GetProperty("CallDurationInSeconds") is { ValueKind: JsonValueKind.Number } seconds ? seconds.GetInt32() : 0,
            Text(task, "CallObject"), Text(task, "Status")))];
    }

    private static string Text(JsonElement task, string field) => task.GetProperty(field).GetString() ?? "";
}
