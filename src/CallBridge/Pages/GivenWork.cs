using CallBridge.Salesforce.Browser;

namespace CallBridge.Pages;

/// <summary>Work that was pushed to a page, until it is answered, withdrawn or given up.</summary>
internal sealed class GivenWork : IDisposable
{
    private const int Offered = 0, AtWork = 1, Withdrawn = 2;

    private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<PageReply> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _expiry;
    private int _state = Offered;

    /// <param name="page">Whom it was pushed to.</param>
    /// <param name="givenUp">The answer if none comes in time.</param>
    /// <param name="time">Times it.</param>
    public GivenWork(string page, PageReply givenUp, TimeProvider time)
    {
        Page = page;
        _expiry = time.CreateTimer(_ => _answer.TrySetResult(givenUp), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public string Page { get; }

    public bool IsTaken => Volatile.Read(ref _state) == AtWork;

    public Task Taken => _taken.Task;

    public Task<PageReply> Answer => _answer.Task;

    /// <returns>True for one caller, unless it was withdrawn.</returns>
    public bool Take()
    {
        if (Interlocked.CompareExchange(ref _state, AtWork, Offered) != Offered)
            return false;
        _taken.TrySetResult();
        return true;
    }

    /// <returns>False if it was taken before.</returns>
    public bool Withdraw() => Interlocked.CompareExchange(ref _state, Withdrawn, Offered) != AtWork;

    /// <returns>True for the first answer, unless it was given up.</returns>
    public bool Complete(PageReply reply) => _answer.TrySetResult(reply);

    /// <summary>Given up after this, from now on.</summary>
    public void Expire(TimeSpan after) => _expiry.Change(after, Timeout.InfiniteTimeSpan);

    public void Dispose() => _expiry.Dispose();
}
