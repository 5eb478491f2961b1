using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Search;

namespace CallBridge.Salesforce;

/// <summary>The org's users with an extension, asked for when a page wants them and then kept for an hour.</summary>
internal sealed class ColleagueBook(ISalesforce salesforce, TimeProvider time) : IDisposable
{
    /// <summary>How long an answer stands.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>How long a page waits: a directory without colleagues is better than none.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim _one = new(1);
    private ImmutableArray<Colleague> _known = [];
    private long? _asked;

    /// <returns>Those known; none while the org does not answer, which is asked again the next time.</returns>
    public async Task<ImmutableArray<Colleague>> ReadAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _one.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [];
        }

        try
        {
            if (_asked is not { } asked || time.GetElapsedTime(asked) >= Kept)
            {
                if (await salesforce.FindColleaguesAsync(either.Token) is { } found)
                    (_known, _asked) = (found, time.GetTimestamp());
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // What was known stands.
        }
        finally
        {
            _one.Release();
        }

        return _known;
    }

    public void Dispose() => _one.Dispose();
}
