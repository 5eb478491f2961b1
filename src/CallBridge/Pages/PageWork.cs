using System.Collections.Concurrent;
using System.Text.Json;
using CallBridge.Salesforce.Browser;
using Microsoft.AspNetCore.SignalR;

namespace CallBridge.Pages;

/// <summary>
/// Gives work in Salesforce to pages: pushed as <c>Do</c>, taken by ticket, answered by <c>Done</c> on whichever connection the page then has. What
/// was not taken in time is withdrawn, so that it is certain that it is not done; late and unknown tickets do nothing.
/// </summary>
internal sealed class PageWork(IHubContext<SoftphoneHub> hub, PageConnections connections, TimeProvider time, ILogger<PageWork> log) : IPageSession
{
    /// <summary>How long a page has to take the work; a frozen tab does not.</summary>
    public static readonly TimeSpan TakeTime = TimeSpan.FromSeconds(3);

    /// <summary>How long one that took it has to answer: longer than it waits for Salesforce itself.</summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(45);

    /// <summary>How long one whose connection broke has to be back: a reload takes less.</summary>
    public static readonly TimeSpan ReturnTime = TimeSpan.FromSeconds(10);

    private static readonly PageReply GivenUp = new PageReply.Lost("The Salesforce page was closed, or did not say in time what became of this.");

    private readonly ConcurrentDictionary<string, byte> _able = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, GivenWork> _given = new(StringComparer.Ordinal);

    /// <summary>A page has come that can work, or the last one has gone.</summary>
    public event Action? Changed;

    /// <summary>A page reports a save that nobody waits for: its call key, and what Salesforce answered.</summary>
    public event Action<string, JsonElement>? SavedLate;

    /// <summary>The desk's pages, the leader first and hidden ones last; set once the desk stands.</summary>
    public Func<IReadOnlyList<string>> Ranking { get; set; } = () => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Pages =>
        [.. Ranking().Concat(_able.Keys.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).Where(page => _able.ContainsKey(page) && connections.Find(page) is not null)];

    /// <inheritdoc/>
    public async Task<PageReply> AskAsync(string page, PageAsk ask, CancellationToken cancellationToken)
    {
        if (connections.Find(page) is not { } connection)
            return new PageReply.NotTaken();
        var order = WorkOrders.Of(Guid.NewGuid().ToString("N"), ask);
        using var given = new GivenWork(page, GivenUp, time);
        _given[order.Ticket] = given;
        try
        {
            if (!await IsTakenAsync(given, connection, order, cancellationToken))
                return new PageReply.NotTaken();
            given.Expire(AnswerTime);
            var reply = await given.Answer.WaitAsync(cancellationToken);
            if (ReferenceEquals(reply, GivenUp))
                log.WorkLost(order.Kind);
            return reply;
        }
        finally
        {
            _given.TryRemove(order.Ticket, out _);
        }

        async Task<bool> IsTakenAsync(GivenWork work, string to, WorkOrder what, CancellationToken stop)
        {
            try
            {
                await hub.Clients.Client(to).SendAsync("Do", what, stop).WaitAsync(TakeTime, time, stop);
                await work.Taken.WaitAsync(TakeTime, time, stop);
                return true;
            }
            catch (Exception fault) when (fault is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                // Taken back; if it was taken in between, the page is at work.
                return !work.Withdraw();
            }
        }
    }

    /// <summary>A page takes its work: true once, and only in time.</summary>
    public bool Take(string page, string ticket) => _given.TryGetValue(ticket, out var given) && given.Page == page && given.Take();

    /// <summary>A page says what came of it; any page may that knows the ticket, since a reload gives the same tab another name.</summary>
    /// <returns>False if no such work is waited for.</returns>
    public bool Done(string ticket, PageResult result)
    {
        if (_given.TryGetValue(ticket, out var given) && given.IsTaken && given.Complete(WorkOrders.Reply(result)))
            return true;
        if (result is { Ok: true, Value: { } value } && PageInput.IsCallKey(result.Key))
            SavedLate?.Invoke(result.Key!, value);
        return false;
    }

    /// <summary>Whether this page stands in a Salesforce page where it can work.</summary>
    public void SetAble(string page, bool able)
    {
        var changed = able ? _able.TryAdd(page, 0) : _able.TryRemove(page, out _);
        if (changed)
            Changed?.Invoke();
    }

    /// <summary>The page has a connection again: what it took may still be answered.</summary>
    public void Returned(string page)
    {
        foreach (var given in Of(page))
            given.Expire(AnswerTime);
    }

    /// <summary>The page has no connection any more.</summary>
    public void Left(string page)
    {
        foreach (var given in Of(page))
            given.Expire(ReturnTime);
        SetAble(page, able: false);
    }

    private IEnumerable<GivenWork> Of(string page) => _given.Values.Where(given => given.Page == page && given.IsTaken);
}
