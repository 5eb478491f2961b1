using System.Net.Http.Json;
using System.Text.Json;

namespace CallBridge.Functional.Tests.Running;

/// <summary>Looks into the demo org over REST, as any Salesforce client would.</summary>
internal sealed class OrgClient : IDisposable
{
    private readonly HttpClient _http;

    private OrgClient(HttpClient http) => _http = http;

    public static async Task<OrgClient> SignInAsync(int port)
    {
        var http = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "demo",
            ["client_secret"] = "demo",
        });
        using var answer = await http.PostAsync(new Uri("/services/oauth2/token", UriKind.Relative), form).InTime();
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
        http.DefaultRequestHeaders.Authorization = RunningListener.Bearer(token);
        return new OrgClient(http);
    }

    /// <summary>The Tasks that stand for calls.</summary>
    public async Task<IReadOnlyList<JsonElement>> CallTasksAsync()
    {
        const string Query = "SELECT Id, Subject, Status, WhoId, WhatId, CallObject, CallType, CallDurationInSeconds, TaskSubtype FROM Task WHERE CallObject != null";
        var answer = await _http.GetFromJsonAsync<JsonElement>("/services/data/v67.0/query?q=" + Uri.EscapeDataString(Query)).InTime();
        return [.. answer.GetProperty("records").EnumerateArray()];
    }

    public void Dispose() => _http.Dispose();
}
