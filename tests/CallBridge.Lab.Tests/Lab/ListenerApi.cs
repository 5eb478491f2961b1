using System.Net;
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

    public AuthenticationHeaderValue Token => _http.DefaultRequestHeaders.Authorization!;

    public void Dispose() => _http.Dispose();

    /// <summary>Click-to-dial.</summary>
    public Task DialAsync(string number) => PostAsync("/api/calls", new { number });

    /// <summary>Sends a command, such as <c>answer</c>, <c>hold</c> or <c>hang-up</c>, to a call.</summary>
    public Task CommandAsync(string call, string command, object? body = null) => PostAsync($"/api/calls/{call}/{command}", body ?? new { });

    /// <summary>Awaits that one of the agent's calls is in the state, and gives its id.</summary>
    /// <param name="state">As the API names it.</param>
    /// <param name="talkSeconds">So long at least it must have been talked.</param>
    public async Task<string> AwaitCallAsync(string state, int talkSeconds = 0) =>
        await Deadline.UntilAsync($"a call that is {state}", async cancellation =>
            (await CallsAsync(cancellation)).FirstOrDefault(call => call.State == state && call.TalkSeconds >= talkSeconds)?.Id, _diagnosis);

    /// <summary>
    /// Awaits that calls have ended, that none lives and that the record of each is saved, and gives them, newest first. One answer of the
    /// API tells all of it, so nothing can be on its way in between.
    /// </summary>
    public Task<IReadOnlyList<ShownCall>> SettledAsync() =>
        Deadline.UntilAsync<IReadOnlyList<ShownCall>>("all calls ended and their records saved", async cancellation =>
            await CallsAsync(cancellation) is { Count: > 0 } calls
            && calls.All(call => call is { State: "ended", RecordState: "saved" or "none" }) ? calls : null, _diagnosis, TimeSpan.FromSeconds(60));

    /// <summary>Awaits that the listener has noticed the loss of the phone system, and said so.</summary>
    public Task NotConnectedAsync() =>
        Deadline.UntilAsync("status notConnected", async cancellation =>
        {
            using var status = JsonDocument.Parse(await _http.GetStringAsync("/api/status", cancellation));
            return Text(status.RootElement, "status") == "notConnected" ? "lost" : null;
        }, _diagnosis);

    /// <summary>Sends a request as some other program might; without a token unless it brings one.</summary>
    public async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using var stranger = new HttpClient { BaseAddress = _http.BaseAddress };
        using var answer = await stranger.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<IReadOnlyList<ShownCall>> CallsAsync(CancellationToken cancellation)
    {
        using var calls = JsonDocument.Parse(await _http.GetStringAsync("/api/calls", cancellation));
        return [.. calls.RootElement.GetProperty("calls").EnumerateArray().Select(call => new ShownCall(
            Text(call, "id"), Text(call, "key"), Text(call, "state"), call.GetProperty("talkSeconds").GetInt32(), Text(call, "endReason"),
            Text(call.GetProperty("record"), "state")))];
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private async Task PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}\n{_diagnosis()}");
    }
}
