using System.Net.Sockets;
using System.Text;

namespace CallBridge.Lab.Tests.Lab;

/// <summary>
/// The tests' own, plain AMI connection: it shares no code with the product, keeps every byte that came, and lets a test await what
/// the phone system says.
/// </summary>
internal sealed class LabAmi : IAsyncDisposable
{
    private readonly TcpClient _client;
    private readonly MemoryStream _captured = new();
    private readonly List<AmiMessage> _messages = [];
    private readonly CancellationTokenSource _closing = new();
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private int _actions;

    private LabAmi(TcpClient client) => _client = client;

    /// <summary>How many messages came so far: what is awaited from here on lies after them.</summary>
    public int Now
    {
        get
        {
            lock (_messages)
                return _messages.Count;
        }
    }

    public static async Task<LabAmi> LoginAsync(int port, string user, string secret, CancellationToken cancellation)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancellation);
        }
        catch
        {
            client.Dispose();
            throw;
        }

        var ami = new LabAmi(client);
        ami._reading = ami.ReadAsync();
        await ami.ActAsync("Login", ("Username", user), ("Secret", secret), ("Events", "system,call,agent"));
        await ami.AwaitAsync("FullyBooted", message => message.IsEvent("FullyBooted"));
        return ami;
    }

    /// <summary>What is kept of what comes; null: everything, to the byte.</summary>
    public Func<AmiMessage, bool>? Keeps { get; set; }

    /// <summary>Completes when the connection has ended, here or there.</summary>
    public Task Closed => _reading;

    /// <summary>What a failing test shows of what Asterisk said.</summary>
    public Func<AmiMessage, bool> Concerns { get; set; } = _ => true;

    /// <summary>Every byte that Asterisk sent up to now.</summary>
    public byte[] Captured()
    {
        lock (_messages)
            return _captured.ToArray();
    }

    public IReadOnlyList<AmiMessage> Messages(int after = 0)
    {
        lock (_messages)
            return [.. _messages.Skip(after)];
    }

    /// <summary>Sends an action and awaits its response, which must be a success.</summary>
    public async Task<AmiMessage> ActAsync(string action, params (string Key, string Value)[] lines)
    {
        var response = await SendAsync(action, lines);
        return response["Response"] is "Success"
            ? response
            : throw new InvalidOperationException($"Asterisk refused {action}: {response["Message"]}");
    }

    /// <summary>The same; null if Asterisk refused.</summary>
    public async Task<AmiMessage?> TryActAsync(string action, params (string Key, string Value)[] lines) =>
        await SendAsync(action, lines) is var response && response["Response"] is "Success" ? response : null;

    /// <summary>A list action: awaits the event that completes it, and gives that.</summary>
    public async Task<AmiMessage> ListAsync(string action, string completedBy, params (string Key, string Value)[] lines)
    {
        var response = await ActAsync(action, lines);
        return await AwaitAsync(completedBy, message => message.IsEvent(completedBy) && message["ActionID"] == response["ActionID"]);
    }

    /// <summary>Awaits a message, one that already came included.</summary>
    public async Task<AmiMessage> AwaitAsync(string what, Func<AmiMessage, bool> wanted, int after = 0, Func<string>? otherwise = null)
    {
        using var deadline = new CancellationTokenSource(Deadline.Default, TimeProvider.System);
        var next = after;
        while (true)
        {
            var ended = _reading.IsCompleted;
            Task arrived;
            lock (_messages)
            {
                for (; next < _messages.Count; next++)
                {
                    if (wanted(_messages[next]))
                        return _messages[next];
                }

                arrived = _arrived.Task;
            }

            try
            {
                if (ended)
                    throw new IOException($"Asterisk closed the connection and never said: {what}.");
                await Task.WhenAny(arrived, _reading).WaitAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                var heard = Messages(after).Where(message => !message.IsEvent("DeviceStateChange") && Concerns(message)).TakeLast(40);
                throw new TimeoutException($"Asterisk never said: {what}. It said:\n{string.Join('\n', heard)}\n{otherwise?.Invoke()}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _client.Dispose();
        await _reading;
        _closing.Dispose();
    }

    private async Task<AmiMessage> SendAsync(string action, (string Key, string Value)[] lines)
    {
        var id = $"lab{Interlocked.Increment(ref _actions)}";
        var text = new StringBuilder($"Action: {action}\r\nActionID: {id}\r\n");
        foreach (var (key, value) in lines)
            text.Append(key).Append(": ").Append(value).Append("\r\n");
        await _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text.Append("\r\n").ToString()), _closing.Token);
        return await AwaitAsync($"response to {action}", message => message["ActionID"] == id && message["Response"].Length > 0);
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        var pending = "";
        var banner = true;
        try
        {
            int read;
            while ((read = await _client.GetStream().ReadAsync(buffer, _closing.Token)) > 0)
            {
                // Latin-1 keeps each byte apart, so a split character cannot break the framing.
                pending += Encoding.Latin1.GetString(buffer, 0, read);
                lock (_messages)
                {
                    if (Keeps is null)
                        _captured.Write(buffer, 0, read);
                    if (banner && pending.IndexOf("\r\n", StringComparison.Ordinal) is var end and >= 0)
                    {
                        pending = pending[(end + 2)..];
                        banner = false;
                    }

                    while (!banner && pending.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var close and >= 0)
                    {
                        var message = AmiMessage.Parse(pending[..close]);
                        if (Keeps?.Invoke(message) != false)
                            _messages.Add(message);
                        pending = pending[(close + 4)..];
                    }

                    _arrived.SetResult();
                    _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection ended, here or there; whoever still waits runs into its deadline.
        }
    }
}
