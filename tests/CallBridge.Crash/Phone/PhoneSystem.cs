using System.Net;
using System.Net.Sockets;

namespace CallBridge.Crash.Phone;

/// <summary>
/// A phone system that speaks as much of Asterisk's manager interface as the listener hears of a plain call, and whose calls go on, end and begin
/// whether anybody follows them or not.
/// </summary>
internal sealed class PhoneSystem : IDisposable
{
    public const string Extension = "1001";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _gate = new();
    private readonly List<PhoneCall> _live = [];
    private readonly List<PhoneCall> _all = [];
    private readonly int _epoch;
    private PhoneSession? _session;
    private TaskCompletionSource _listed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PhoneSystem(string name, int epoch)
    {
        Name = name;
        _epoch = epoch;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Name { get; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every call that it ever had.</summary>
    public IReadOnlyList<PhoneCall> All
    {
        get
        {
            lock (_gate)
                return [.. _all];
        }
    }

    public IReadOnlyList<PhoneCall> Live
    {
        get
        {
            lock (_gate)
                return [.. _live];
        }
    }

    /// <summary>The next listener has been given the whole list of calls.</summary>
    public Task NextListed()
    {
        _listed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _listed.Task;
    }

    public PhoneCall Ring()
    {
        lock (_gate)
        {
            var call = new PhoneCall(Name, _epoch, _all.Count + 1);
            _all.Add(call);
            _live.Add(call);
            Tell(PhoneEvents.Ring(call));
            return call;
        }
    }

    public void Answer(PhoneCall call)
    {
        lock (_gate)
        {
            if (call.IsUp || call.IsOver)
                return;
            call.IsUp = true;
            Tell(PhoneEvents.Answer(call));
        }
    }

    /// <summary>The caller hangs up, or gives up.</summary>
    public void End(PhoneCall call)
    {
        lock (_gate)
        {
            if (call.IsOver)
                return;
            call.IsOver = true;
            _live.Remove(call);
            Tell(call.IsUp ? PhoneEvents.HangUp(call) : PhoneEvents.GiveUp(call));
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        lock (_gate)
            _session?.Dispose();
    }

    private void Tell(string events) => _session?.Tell(events);

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync();
            }
            catch (Exception end) when (end is SocketException or ObjectDisposedException)
            {
                return;
            }

            socket.NoDelay = true;
            var session = new PhoneSession(socket, Answer);
            lock (_gate)
            {
                _session?.Dispose();
                _session = session;
            }

            _ = session.RunAsync();
        }
    }

    /// <summary>The answer to an action: made and sent within the lock, so that lists and events come in one order.</summary>
    private void Answer(PhoneSession session, IReadOnlyDictionary<string, string> action)
    {
        lock (_gate)
        {
            session.Tell(PhoneAnswers.To(action, Name, _live));
            if (action["Action"] == "CoreShowChannels")
                _listed.TrySetResult();
        }
    }
}
