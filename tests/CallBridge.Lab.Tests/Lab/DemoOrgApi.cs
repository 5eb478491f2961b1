using System.Net.Http.Headers;
using System.Text.Json;

namespace CallBridge.Lab.Tests.Lab;

/// <summary>The demo org over Salesforce's REST API, as any outside program sees it.</summary>
internal sealed class DemoOrgApi : IDisposable
{
    private const string ApiVersion = "v67.0";
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    public static async Task<DemoOrgApi> LoginAsync(Uri org)
    {
        var api = new DemoOrgApi();
        api._http.BaseAddress = org;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "demo",
            ["client_secret"] = "demo",
        });
        using var answer = await api._http.PostAsync("/services/oauth2/token", form);
        answer.EnsureSuccessStatusCode();
        using var token = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        api._http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", token.RootElement.GetProperty("access_token").GetString());
        return api;
    }

    /// <summary>The Tasks of calls whose key begins with the phone system's name.</summary>
    public async Task<IReadOnlyList<SavedTask>> TasksAsync(string systemName)
    {
        var query = "SELECT Subject, CallType, CallDurationInSeconds, CallObject, Status FROM Task "
            + $"WHERE CallObject LIKE '{systemName}%' ORDER BY CreatedDate";
        using var answer = JsonDocument.Parse(
            await _http.GetStringAsync($"/services/data/{ApiVersion}/query?q={Uri.EscapeDataString(query)}"));
        return [.. answer.RootElement.GetProperty("records").EnumerateArray().Select(task => new SavedTask(
            Text(task, "Subject"), Text(task, "CallType"),
            task.GetProperty("CallDurationInSeconds") is { ValueKind: JsonValueKind.Number } seconds ? seconds.GetInt32() : 0,
            Text(task, "CallObject"), Text(task, "Status")))];
    }

    private static string Text(JsonElement task, string field) => task.GetProperty(field).GetString() ?? "";
}
