using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Records;

namespace CallBridge.Tests.Desks;

/// <summary>Keeps nothing and says that it did.</summary>
internal sealed class EmptyStore : ICallStore
{
    public Task<string?> CommitAsync(ImmutableArray<StoreWrite> writes) => Task.FromResult<string?>(null);

    public Task<ImmutableArray<JournalRow>> LoadLiveAsync(CancellationToken cancellationToken) => Task.FromResult(ImmutableArray<JournalRow>.Empty);

    public Task<ImmutableArray<JournalRow>> LoadEndedAsync(int most, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<JournalRow>.Empty);

    public Task<ImmutableArray<KeptFact>> LoadKeptAsync(string agent, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<KeptFact>.Empty);
}
