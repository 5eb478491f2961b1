using System.Collections.Concurrent;

namespace CallBridge.Salesforce.Browser;

/// <summary>
/// Tasks that Salesforce has named when nobody waited any more: a page that was closed in between reports them when it is back. In memory only;
/// the page keeps them until they have been taken.
/// </summary>
internal sealed class SavedTasks
{
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<string, string> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<string> _order = new();

    /// <param name="key">The call key.</param>
    /// <param name="taskId">18 characters.</param>
    public void Heard(string key, string taskId)
    {
        if (_byKey.TryAdd(key, taskId))
            _order.Enqueue(key);
        while (_order.Count > Most && _order.TryDequeue(out var oldest))
            _byKey.TryRemove(oldest, out _);
    }

    public string? Find(string key) => _byKey.GetValueOrDefault(key);
}
