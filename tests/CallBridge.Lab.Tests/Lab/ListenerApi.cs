using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace CallBridge.Lab.Tests.Lab;

/// <summary>The listener's HTTP API, as a program on the agent's machine uses it.</summary>
internal sealed class ListenerApi : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
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

    /// <summary>Takes a call out of the parking lot.</summary>
    public Task UnparkAsync(string slot) => PostAsync("/api/calls/unpark", new { slot });

    /// <summary>Takes over what rings at another extension.</summary>
    public Task PickUpAsync(string number) => PostAsync("/api/calls/pickup", new { number });

    /// <summary>Posts what need not be allowed or possible, and gives the status.</summary>
    public async Task<HttpStatusCode> TryAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        return answer.StatusCode;
    }

    /// <summary>Sends a command, such as <c>answer</c>, <c>hold</c> or <c>hang-up</c>, to a call.</summary>
    public Task CommandAsync(string call, string command, object? body = null) => PostAsync($"/api/calls/{call}/{command}", body ?? new { });

    /// <summary>Awaits that one of the agent's calls is in the state, and gives its id.</summary>
    /// <param name="state">As the API names it.</param>
    /// <param name="talkSeconds">So long at least it must have been talked.</param>
    public async Task<string> AwaitCallAsync(string state, int talkSeconds = 0) =>
        await Deadline.UntilAsync($"a call that is {state}", async cancellation =>
            (await CallsAsync(cancellation)).FirstOrDefault(call => call.State == state && call.TalkSeconds >= talkSeconds)?.Id, _diagnosis);

    /// <summary>Awaits a call, wherever it stands among others.</summary>
    public Task<ShownCall> AwaitAsync(string what, Func<ShownCall, bool> wanted) =>
        Deadline.UntilAsync(what, async cancellation => (await CallsAsync(cancellation)).FirstOrDefault(wanted), _diagnosis);

    /// <summary>Awaits that this one call is in the state.</summary>
    public Task<ShownCall> AwaitAsync(string id, string state) => AwaitAsync($"{id} to be {state}", call => call.Id == id && call.State == state);

    /// <summary>Awaits how all calls together stand, newest first.</summary>
    public Task<IReadOnlyList<ShownCall>> AwaitAllAsync(string what, Func<IReadOnlyList<ShownCall>, bool> wanted) =>
        Deadline.UntilAsync<IReadOnlyList<ShownCall>>(
            what, async cancellation => await CallsAsync(cancellation) is var calls && wanted(calls) ? calls : null, _diagnosis);

    /// <summary>The call with this id, as it is now.</summary>
    public async Task<ShownCall> CallAsync(string id) =>
        (await CallsAsync(CancellationToken.None)).FirstOrDefault(call => call.Id == id)
            ?? throw new InvalidOperationException($"No call {id}.\n{_diagnosis()}");

    /// <summary>
    /// Awaits that calls have ended, that none lives and that the record of each is saved, and gives them, newest first. One answer of the
    /// API tells all of it, so nothing can be on its way in between.
    /// </summary>
    public Task<IReadOnlyList<ShownCall>> SettledAsync() =>
        Deadline.UntilAsync<IReadOnlyList<ShownCall>>("all calls ended and their records saved", async cancellation =>
            await CallsAsync(cancellation) is { Count: > 0 } calls
            && calls.All(call => call is { State: "ended", Record.State: "saved" or "none" }) ? calls : null, _diagnosis, TimeSpan.FromSeconds(60));

    /// <summary>Awaits that the listener has noticed the loss of the phone system, and said so; gives the reason that it says.</summary>
    /// <param name="saying">What the reason must hold.</param>
    public Task<string> NotConnectedAsync(string saying = "") =>
        Deadline.UntilAsync($"status notConnected {saying}", async cancellation =>
        {
            using var status = JsonDocument.Parse(await _http.GetStringAsync("/api/status", cancellation));
            return Text(status.RootElement, "status") == "notConnected"
                && Text(status.RootElement.GetProperty("reasons")[0], "message") is var reason && reason.Contains(saying, StringComparison.Ordinal)
                    ? reason : null;
        }, _diagnosis);

    /// <summary>Hands on every push of <c>/api/events</c> until cancelled.</summary>
    public async Task FollowAsync(Action<IReadOnlyList<ShownCall>> pushed, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/events");
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        await foreach (var item in SseParser.Create(await answer.Content.ReadAsStreamAsync(cancellation)).EnumerateAsync(cancellation))
        {
            using var push = JsonDocument.Parse(item.Data);
            pushed(push.RootElement.GetProperty("calls").Deserialize<List<ShownCall>>(Json)!);
        }
    }

    /// <summary>Asks for another readiness for queue calls.</summary>
    public async Task BecomeAsync(string state, string? reason = null)
    {
        using var answer = await _http.PutAsJsonAsync("/api/presence", new { state, reason });
        Assert.True(answer.IsSuccessStatusCode, $"presence: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}\n{_diagnosis()}");
    }

    /// <summary>Awaits a readiness with nothing pending, and gives it.</summary>
    public Task<ShownPresence> AwaitPresenceAsync(string state, Func<ShownPresence, bool>? wanted = null) =>
        Deadline.UntilAsync($"presence {state}", async cancellation =>
        {
            using var answer = await _http.GetAsync("/api/presence", cancellation);
            if (!answer.IsSuccessStatusCode)
                return null;
            var shown = (await answer.Content.ReadFromJsonAsync<ShownPresence>(Json, cancellation))!;
            return shown.State == state && shown.Pending is null && wanted?.Invoke(shown) != false ? shown : null;
        }, _diagnosis);

    /// <summary>Awaits that the status gives a reason of this code, and gives its message.</summary>
    /// <param name="code">As the API names it.</param>
    /// <param name="within">Null: the default.</param>
    public Task<string> AwaitReasonAsync(string code, TimeSpan? within = null) =>
        Deadline.UntilAsync($"reason {code}", async cancellation => (await ReasonsAsync(cancellation)).GetValueOrDefault(code), _diagnosis, within);

    /// <summary>Messages of the status by their codes.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReasonsAsync(CancellationToken cancellation = default)
    {
        using var status = JsonDocument.Parse(await _http.GetStringAsync("/api/status", cancellation));
        return status.RootElement.GetProperty("reasons").EnumerateArray().ToDictionary(reason => Text(reason, "code"), reason => Text(reason, "message"));
    }

    /// <summary>Sends a request as some other program might; without a token unless it brings one.</summary>
    public async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using var stranger = new HttpClient { BaseAddress = _http.BaseAddress };
        using var answer = await stranger.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<IReadOnlyList<ShownCall>> CallsAsync(CancellationToken cancellation)
    {
        using var answer = JsonDocument.Parse(await _http.GetStringAsync("/api/calls", cancellation));
        return answer.RootElement.GetProperty("calls").Deserialize<List<ShownCall>>(Json)!;
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private async Task PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}\n{_diagnosis()}");
    }
}
