using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Records;
using Microsoft.Extensions.Logging;

namespace CallBridge.Records.Delivering;

/// <summary>Puts batches to Salesforce such that an outcome comes back for each, whatever the client does.</summary>
internal sealed class Asking(ISalesforce salesforce, TimeProvider time, ILogger log)
{
    // Longer than the client's own attempts together: a client that hangs must not stop the records behind.
    private static readonly TimeSpan LongestOfOne = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan MoreForEach = TimeSpan.FromSeconds(2);

    public int MostAtOnce => Math.Clamp(salesforce.MostAtOnce, 1, 200);

    public Task<ImmutableArray<SaveOutcome>> SaveAsync(ImmutableArray<SaveRequest> batch, CancellationToken cancellationToken) =>
        AskAsync(batch.Length, c => salesforce.SaveAsync(batch, c), m => new SaveOutcome.Unknown(m), cancellationToken);

    public Task<ImmutableArray<FindOutcome>> FindAsync(ImmutableArray<CallRecord> records, CancellationToken cancellationToken) =>
        AskAsync(records.Length, c => salesforce.FindAsync(records, c), m => new FindOutcome.Retry(m, WholeOrg: false), cancellationToken);

    private async Task<ImmutableArray<T>> AskAsync<T>(
        int count, Func<CancellationToken, Task<ImmutableArray<T>>> ask, Func<string, T> unanswered, CancellationToken cancellationToken)
    {
        if (count == 0)
            return [];
        using var deadline = new CancellationTokenSource(LongestOfOne + ((count - 1) * MoreForEach), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var outcomes = await ask(either.Token);
            return outcomes.Length == count ? outcomes : All($"An unexpected error (outcomes of {outcomes.Length} instead of {count} records) while asking Salesforce.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return All("Salesforce did not answer in time.");
        }
        catch (Exception fault)
        {
            // The port promises values; a bug in it must not stop the records behind this one.
            log.Fault(fault);
            return All($"An unexpected error ({fault.GetType().Name}) while asking Salesforce.");
        }

        ImmutableArray<T> All(string message) => [.. Enumerable.Repeat(unanswered(message), count)];
    }
}
