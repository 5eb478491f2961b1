using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace CallBridge.Lab.Tests.Lab;

/// <summary>The listener's HTTP API, as a program on the agent's machine uses it.</summary>
internal sealed class ListenerApi : IDisposable
{
    private readonly HttpClient _http;
    private readonly Func<string> _diagnosis;

    public ListenerApi(Uri address, string token, Func<string> diagnosis)
    {
        _http = new HttpClient { BaseAddress = address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _diagnosis = diagnosis;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Click-to-dial.</summary>
    public Task DialAsync(string number) => PostAsync("/api/calls", new { number });

    /// <summary>Sends a command, such as <c>answer</c>, <c>hold</c> or <c>hang-up</c>, to a call.</summary>
    public Task CommandAsync(string call, string command, object? body = null) => PostAsync($"/api/calls/{call}/{command}", body ?? new { });

    /// <summary>Awaits that one of the agent's calls is in the state, and gives its id.</summary>
    public async Task<string> AwaitCallAsync(string state)
    {
        var call = await Deadline.UntilAsync($"a call that is {state}", async cancellation =>
            (await CallsAsync("", cancellation)).FirstOrDefault(call => Text(call, "state") == state) is { ValueKind: JsonValueKind.Object } found
                ? Text(found, "id")
                : null, _diagnosis);
        return call;
    }

    /// <summary>Awaits that every call has ended and every record has left the outbox.</summary>
    public async Task SettledAsync() =>
        await Deadline.UntilAsync("all calls ended and all records saved", async cancellation =>
        {
            if ((await CallsAsync("?state=live", cancellation)).Count > 0)
                return null;
            using var status = JsonDocument.Parse(await _http.GetStringAsync("/api/status", cancellation));
            var outbox = status.RootElement.GetProperty("outbox");
            return outbox.GetProperty("pending").GetInt32() == 0 && outbox.GetProperty("failed").GetInt32() == 0 ? "settled" : null;
        }, _diagnosis, TimeSpan.FromSeconds(40));

    private async Task<List<JsonElement>> CallsAsync(string query, CancellationToken cancellation)
    {
        using var calls = JsonDocument.Parse(await _http.GetStringAsync($"/api/calls{query}", cancellation));
        return [.. calls.RootElement.GetProperty("calls").EnumerateArray().Select(call => call.Clone())];
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private async Task PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}\n{_diagnosis()}");
    }
}
