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
    private readonly List<TcpClient> _passing = [];
    private bool _cut;
    private readonly int _asterisk;
    private readonly Task _accepting;

    public AmiRelay(AsteriskProcess asterisk)
    {
        _asterisk = asterisk.AmiPort;
        _entrance.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_entrance.LocalEndpoint).Port;

    /// <summary>Names of the actions sent so far, in order. Pings are left out: time sends them, not a request.</summary>
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
    public void Cut()
    {
        lock (_passing)
        {
            _cut = true;
            _passing.ForEach(client => client.Dispose());
            _passing.Clear();
        }
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
            lock (_passing)
            {
                if (_cut)
                    return;
                _passing.Add(listener);
            }

            try
            {
                await asterisk.ConnectAsync(IPAddress.Loopback, _asterisk, _closing.Token);
                var (near, far) = (listener.GetStream(), asterisk.GetStream());
                await Task.WhenAny(CopyAsync(near, far, keep: true), CopyAsync(far, near, keep: false));
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or InvalidOperationException)
            {
                // Either side is gone: the other shall notice.
            }
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool keep)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer, _closing.Token)) > 0)
            {
                if (keep)
                {
                    lock (_sent)
                        _sent.Write(buffer, 0, read);
                }

                await to.WriteAsync(buffer.AsMemory(0, read), _closing.Token);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // As above.
        }
    }
}
