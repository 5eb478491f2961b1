using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace CallBridge.Functional.Tests.Running;

/// <summary>
/// A softphone page as the listener sees it: signs in, fetches a ticket, opens the socket and speaks SignalR's JSON protocol (records ended by U+001E).
/// </summary>
internal sealed class HubPage : IAsyncDisposable
{
    private const char End = '\u001e';
    private readonly ClientWebSocket _socket;
    private readonly CancellationTokenSource _stop = Patience.Token();
    private readonly Channel<JsonElement> _pushes = Channel.CreateUnbounded<JsonElement>();
    private readonly Channel<JsonElement> _offers = Channel.CreateUnbounded<JsonElement>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _answers = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _sending = new(1);
    private Task _reading = Task.CompletedTask;
    private int _calls;

    private HubPage(ClientWebSocket socket, string id, string token)
    {
        _socket = socket;
        Id = id;
        Token = token;
    }

    public string Id { get; }

    public string Token { get; }

    public static async Task<(string Page, string Token)> SignInAsync(RunningListener listener)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/softphone/session") { Content = JsonContent.Create(new { }) };
        request.Headers.Add("Origin", listener.Origin);
        using var response = await listener.Bare.SendAsync(request).InTime();
        response.EnsureSuccessStatusCode();
        var session = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (session.GetProperty("page").GetString()!, session.GetProperty("token").GetString()!);
    }

    public static async Task<string> TicketAsync(RunningListener listener, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/softphone/ticket");
        request.Headers.Authorization = RunningListener.Bearer(token);
        request.Headers.Add("Origin", listener.Origin);
        using var response = await listener.Bare.SendAsync(request).InTime();
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ticket").GetString()!;
    }

    public static Uri SocketAddress(RunningListener listener, string? ticket) =>
        new($"ws://localhost:{listener.HttpPort}/hubs/softphone{(ticket is null ? "" : "?ticket=" + Uri.EscapeDataString(ticket))}");

    public static async Task<HubPage> OpenAsync(RunningListener listener)
    {
        var (id, token) = await SignInAsync(listener);
        var ticket = await TicketAsync(listener, token);
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", listener.Origin);
        await socket.ConnectAsync(SocketAddress(listener, ticket), CancellationToken.None).InTime();
        var page = new HubPage(socket, id, token);
        await page.SendAsync(new { protocol = "json", version = 1 });
        page._reading = page.ReadAsync();
        return page;
    }

    /// <summary>The next push of the desk.</summary>
    public async Task<JsonElement> PushAsync() => await _pushes.Reader.ReadAsync(_stop.Token);

    /// <summary>The next <c>Do</c>.</summary>
    public async Task<JsonElement> OfferAsync() => await _offers.Reader.ReadAsync(_stop.Token);

    /// <summary>The next <c>Do</c>, whenever it comes.</summary>
    public async Task<JsonElement> OfferAsync(CancellationToken stop) => await _offers.Reader.ReadAsync(stop);

    /// <summary>Whether a <c>Do</c> is there already.</summary>
    public bool WasOffered => _offers.Reader.TryPeek(out _);

    public Task ReportAsync(bool visible, bool focused, object? record = null) =>
        InvokeAsync("Report", new { visible, focused, url = (string?)null, record, newRecord = (string?)null });

    /// <summary>Calls the hub and waits for its answer; the completion message.</summary>
    public async Task<JsonElement> InvokeAsync(string target, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _calls).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = _answers[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(new { type = 1, invocationId = id, target, arguments });
        return await answer.Task.WaitAsync(_stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).InTime();
        }
        catch (WebSocketException)
        {
            // The listener has ended before.
        }

        await _stop.CancelAsync();
        await _reading;
        _socket.Dispose();
        _stop.Dispose();
        _sending.Dispose();
    }

    private async Task SendAsync(object message)
    {
        var bytes = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message) + End);
        await _sending.WaitAsync(_stop.Token);
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, _stop.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        var text = new StringBuilder();
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.AsMemory(), _stop.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                    break;
                text.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
                var all = text.ToString();
                var last = all.LastIndexOf(End);
                if (last < 0)
                    continue;
                text.Clear().Append(all[(last + 1)..]);
                foreach (var record in all[..last].Split(End))
                    Take(JsonDocument.Parse(record).RootElement);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            // Closed.
        }
    }

    private void Take(JsonElement message)
    {
        // The handshake's answer has no type; 1 is an invocation, 3 a completion, 6 a ping.
        if (!message.TryGetProperty("type", out var type))
        {
            Assert.False(message.TryGetProperty("error", out _), message.ToString());
            return;
        }

        switch (type.GetInt32())
        {
            case 1 when message.GetProperty("target").GetString() == "Desk":
                _pushes.Writer.TryWrite(message.GetProperty("arguments")[0]);
                break;
            case 1 when message.GetProperty("target").GetString() == "Do":
                _offers.Writer.TryWrite(message.GetProperty("arguments")[0]);
                break;
            case 3:
                if (_answers.TryRemove(message.GetProperty("invocationId").GetString()!, out var answer))
                    answer.TrySetResult(message);
                break;
        }
    }
}
