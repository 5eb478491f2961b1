using System.Collections.Concurrent;
using System.Threading.Channels;
using CallBridge.Api;

namespace CallBridge.Desks;

/// <summary>
/// The whole live desk, pushed to whoever looks. The latest wins: each reader has a mailbox of one, so a slow page slows nobody and
/// never sees an old state after a newer one.
/// </summary>
internal sealed class DeskFeed(DeskShell desk, DeskViews views, TimeProvider time)
{
    private readonly ConcurrentDictionary<ChannelWriter<DeskPush>, byte> _readers = new();
    private readonly Lock _gate = new();
    private long _version;
    private DeskPush? _latest;

    /// <summary>Grows from one run of the listener to the next.</summary>
    public long Epoch { get; } = time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Begins to follow the desk.</summary>
    public void Start() => desk.Changed += Publish;

    /// <summary>Shows the desk anew; also called when something beside the calls has changed.</summary>
    public void Publish()
    {
        // Written inside, so that no older push can displace a newer one from a mailbox.
        lock (_gate)
        {
            var push = views.Push(desk.Current, Epoch, ++_version);
            _latest = push;
            foreach (var reader in _readers.Keys)
                reader.TryWrite(push);
        }
    }

    /// <summary>Pushes from now on, beginning with the present desk; ends, without an exception, when cancelled.</summary>
    public async IAsyncEnumerable<DeskPush> FollowAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var mailbox = Channel.CreateBounded<DeskPush>(new BoundedChannelOptions(1)
        {
            FullMode = BoundedChannelFullMode.DropOldest,
            SingleReader = true,
        });
        _readers[mailbox.Writer] = 0;
        try
        {
            DeskPush first;
            lock (_gate)
                first = _latest ??= views.Push(desk.Current, Epoch, ++_version);
            long seen = first.Version;
            yield return first;
            await using var end = cancellationToken.Register(() => mailbox.Writer.TryComplete());
            await foreach (var push in mailbox.Reader.ReadAllAsync(CancellationToken.None))
            {
                if (push.Version <= seen)
                    continue;
                seen = push.Version;
                yield return push;
            }
        }
        finally
        {
            _readers.TryRemove(mailbox.Writer, out _);
        }
    }
}
