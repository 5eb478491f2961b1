using System.Net.ServerSentEvents;
using System.Text.Json;

namespace CallBridge.Functional.Tests.Running;

/// <summary>The pushes of <c>/api/events</c>, awaited one after another: a test waits for a state, never for a time.</summary>
internal sealed class DeskStream : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<JsonElement>> _items;
    private readonly CancellationTokenSource _limit;

    private DeskStream(HttpResponseMessage response, Stream stream, CancellationTokenSource limit)
    {
        _response = response;
        _limit = limit;
        _items = SseParser.Create(stream, (_, data) => JsonDocument.Parse(data.ToArray()).RootElement).EnumerateAsync(limit.Token).GetAsyncEnumerator(limit.Token);
    }

    /// <summary>The push that was read last.</summary>
    public SseItem<JsonElement> Current => _items.Current;

    public static async Task<DeskStream> OpenAsync(HttpClient api, long? after = null)
    {
        // For the whole stream: no test follows for longer.
        var limit = Patience.Token();
        var response = await api.GetAsync(new Uri("/api/events" + (after is null ? "" : $"?after={after}"), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, limit.Token);
        response.EnsureSuccessStatusCode();
        return new DeskStream(response, await response.Content.ReadAsStreamAsync(limit.Token), limit);
    }

    public async Task<JsonElement> NextAsync()
    {
        Assert.True(await _items.MoveNextAsync(), "The stream of pushes ended.");
        return _items.Current.Data;
    }

    /// <summary>The first push that is so: the one read last, since nothing need follow a push that has it already, or a later.</summary>
    public async Task<JsonElement> UntilAsync(Func<JsonElement, bool> isSo, string what)
    {
        var last = _items.Current.Data;
        try
        {
            while (last.ValueKind is JsonValueKind.Undefined || !isSo(last))
                last = await NextAsync();
            return last;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"No push in time with {what}; the last was {last}.");
        }
    }

    /// <summary>The first call pushed that is so.</summary>
    public async Task<JsonElement> CallAsync(Func<JsonElement, bool> isSo, string what)
    {
        var push = await UntilAsync(p => p.GetProperty("calls").EnumerateArray().Any(isSo), what);
        return push.GetProperty("calls").EnumerateArray().First(isSo);
    }

    public Task<JsonElement> CallInStateAsync(string state) => CallAsync(call => call.GetProperty("state").GetString() == state, "a call that is " + state);

    /// <summary>Until phone system and demo org are there.</summary>
    public Task<JsonElement> ReadyAsync() => UntilAsync(
        push => push.GetProperty("status").GetProperty("telephony").GetProperty("connected").GetBoolean()
            && push.GetProperty("status").GetProperty("salesforce").GetProperty("connected").GetBoolean(),
        "phone system and Salesforce connected");

    public async ValueTask DisposeAsync()
    {
        await _limit.CancelAsync();
        try
        {
            await _items.DisposeAsync();
        }
        catch (OperationCanceledException)
        {
            // It was just told to end.
        }

        _response.Dispose();
        _limit.Dispose();
    }
}
