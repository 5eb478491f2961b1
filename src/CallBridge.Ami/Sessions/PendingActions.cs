using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace CallBridge.Ami.Sessions;

/// <summary>The actions of one session that wait for an answer, by their id.</summary>
internal sealed class PendingActions
{
    private readonly ConcurrentDictionary<string, PendingAction> _byId = new(StringComparer.Ordinal);
    private int _lists;

    /// <summary>While true, any event may be an item of a list.</summary>
    public bool AnyList => Volatile.Read(ref _lists) > 0;

    public int Count => _byId.Count;

    public bool TryAdd(PendingAction pending)
    {
        if (!_byId.TryAdd(pending.Id, pending)) return false;
        if (pending.IsList) Interlocked.Increment(ref _lists);
        return true;
    }

    public bool TryGet(string id, [NotNullWhen(true)] out PendingAction? pending) => _byId.TryGetValue(id, out pending);

    public void Remove(PendingAction pending)
    {
        if (_byId.TryRemove(pending.Id, out _) && pending.IsList) Interlocked.Decrement(ref _lists);
    }

    public void FailAll(AmiSessionEnd end)
    {
        foreach (var pending in _byId.Values) pending.SessionEnded(end);
    }
}
