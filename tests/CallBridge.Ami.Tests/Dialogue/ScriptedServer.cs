using System.Net;
using System.Net.Sockets;

namespace CallBridge.Ami.Tests.Dialogue;

/// <summary>A listener on a loopback port whose side of each session the test writes out.</summary>
public sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public ScriptedServer() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public AmiOptions Options => new()
    {
        Port = Port,
        Username = "callbridge",
        Secret = "s3cret",
        ExcludedEvents = ["VarSet"],
        // A test that lets time go by says so; otherwise no ping disturbs the dialogue.
        PingInterval = TimeSpan.FromMinutes(10),
    };

    public async Task<ScriptedSession> AcceptAsync() => new(await AcceptStreamAsync());

    public async Task<Stream> AcceptStreamAsync() =>
        new NetworkStream(await Patience.Of(_listener.AcceptSocketAsync()), ownsSocket: true);

    public void Dispose() => _listener.Dispose();
}
