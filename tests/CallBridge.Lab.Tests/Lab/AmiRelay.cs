using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallBridge.Lab.Tests.Lab;

/// <summary>Stands on the wire between a listener and Asterisk, passes every byte on and keeps what the listener sends.</summary>
internal sealed class AmiRelay : IAsyncDisposable
{
    private readonly TcpListener _entrance = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly MemoryStream _sent = new();
    private readonly List<Passage> _passing = [];
    private bool _cut;
    private int _connections;
    private readonly int _asterisk;
    private readonly Task _accepting;

    public AmiRelay(AsteriskProcess asterisk)
    {
        _asterisk = asterisk.AmiPort;
        _entrance.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_entrance.LocalEndpoint).Port;

    /// <summary>
    /// What becomes of each message of Asterisk, in which connection (from 0, in the order in which they came): what it returns is sent instead. Called
    /// on the relay's own threads; null passes all on as it comes.
    /// </summary>
    public Func<int, string, string>? Rewrite { get; init; }

    /// <summary>Names of the actions sent so far, in order, also of those that were lost. Pings are left out: time sends them, not a request.</summary>
    public IReadOnlyList<string> Actions =>
        [.. Sent.Split("\r\n").Where(line => line.StartsWith("Action:", StringComparison.OrdinalIgnoreCase))
            .Select(line => line[7..].Trim()).Where(name => name != "Ping")];

    /// <summary>All that was sent.</summary>
    public string Sent
    {
        get
        {
            lock (_sent)
                return Encoding.Latin1.GetString(_sent.ToArray());
        }
    }

    /// <summary>Breaks the connection; whoever comes again is turned away at once.</summary>
    public void Cut() => Break(reset: false);

    /// <summary>The same by a TCP reset, as of a firewall or a server that crashed.</summary>
    public void Reset() => Break(reset: true);

    /// <summary>
    /// From now on every byte of the present connections is lost, both ways, and nobody closes them, as behind a firewall that forgot them. New
    /// connections pass.
    /// </summary>
    public void Lose()
    {
        lock (_passing)
            _passing.ForEach(passage => passage.IsLost = true);
    }

    /// <summary>Lets the listener through again.</summary>
    public void Mend()
    {
        lock (_passing)
            _cut = false;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _entrance.Stop();
        await _accepting;
        _closing.Dispose();
    }

    private void Break(bool reset)
    {
        lock (_passing)
        {
            _cut = true;
            foreach (var passage in _passing)
            {
                // The socket itself: its stream would say goodbye first.
                if (reset)
                    passage.Listener.Client.Close(0);
                passage.Listener.Dispose();
            }

            _passing.Clear();
        }
    }

    private async Task AcceptAsync()
    {
        var passing = new List<Task>();
        try
        {
            while (true)
                passing.Add(PassAsync(await _entrance.AcceptTcpClientAsync(_closing.Token)));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(passing);
        }
    }

    private async Task PassAsync(TcpClient listener)
    {
        using var asterisk = new TcpClient();
        using (listener)
        {
            var passage = new Passage(listener, Interlocked.Increment(ref _connections) - 1);
            lock (_passing)
            {
                if (_cut)
                    return;
                _passing.Add(passage);
            }

            try
            {
                await asterisk.ConnectAsync(IPAddress.Loopback, _asterisk, _closing.Token);
                var (near, far) = (listener.GetStream(), asterisk.GetStream());
                await Task.WhenAny(CopyAsync(passage, near, far, Keep), CopyAsync(passage, far, near, null));
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or InvalidOperationException)
            {
                // Either side is gone: the other shall notice.
            }

            lock (_passing)
                _passing.Remove(passage);
        }
    }

    private void Keep(ReadOnlyMemory<byte> bytes)
    {
        lock (_sent)
            _sent.Write(bytes.Span);
    }

    private async Task CopyAsync(Passage passage, NetworkStream from, NetworkStream to, Action<ReadOnlyMemory<byte>>? keep)
    {
        var buffer = new byte[64 * 1024];
        string? rest = null;
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer, _closing.Token)) > 0)
            {
                keep?.Invoke(buffer.AsMemory(0, read));
                if (passage.IsLost)
                    continue;
                var bytes = keep is null && Rewrite is not null
                    ? Rewritten(passage.Number, Encoding.Latin1.GetString(buffer, 0, read), ref rest)
                    : buffer.AsMemory(0, read);
                await to.WriteAsync(bytes, _closing.Token);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // As above.
        }
    }

    /// <param name="connection">Its number.</param>
    /// <param name="more">What came.</param>
    /// <param name="rest">What came before and was no whole message; null before the banner, which is a line of its own.</param>
    private ReadOnlyMemory<byte> Rewritten(int connection, string more, ref string? rest)
    {
        const string End = "\r\n\r\n";
        if (rest is null && more.IndexOf("\r\n", StringComparison.Ordinal) + 2 is var banner)
        {
            rest = more[banner..];
            return Encoding.Latin1.GetBytes(more[..banner]);
        }

        var text = rest + more;
        var to = new StringBuilder();
        var next = 0;
        for (int end; (end = text.IndexOf(End, next, StringComparison.Ordinal)) >= 0; next = end + End.Length)
            to.Append(Rewrite!(connection, text[next..(end + End.Length)]));
        rest = text[next..];
        return Encoding.Latin1.GetBytes(to.ToString());
    }

    private sealed class Passage(TcpClient listener, int number)
    {
        private volatile bool _isLost;

        public TcpClient Listener => listener;

        public int Number => number;

        public bool IsLost
        {
            get => _isLost;
            set => _isLost = value;
        }
    }
}
