using System.Collections.Immutable;
using CallBridge.Calls.Records;

namespace CallBridge.Calls;

/// <summary>Journal, history and outbox.</summary>
public interface ICallStore
{
    /// <summary>
    /// Queues one transaction; they commit in the order queued. Returns at once; the task completes at commit with null, or with a
    /// plain sentence saying why it could not be kept (the write then stays in memory and is tried again before later ones).
    /// </summary>
    Task<string?> CommitAsync(ImmutableArray<StoreWrite> writes);

    /// <summary>Journal rows of calls that were live when the process last ended.</summary>
    Task<ImmutableArray<JournalRow>> LoadLiveAsync(CancellationToken cancellationToken);

    /// <summary>The newest history rows of ended calls, newest first.</summary>
    Task<ImmutableArray<JournalRow>> LoadEndedAsync(int most, CancellationToken cancellationToken);

    /// <summary>What was kept for one agent.</summary>
    Task<ImmutableArray<KeptFact>> LoadKeptAsync(string agent, CancellationToken cancellationToken);
}
