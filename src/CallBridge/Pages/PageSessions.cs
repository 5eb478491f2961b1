using System.Collections.Concurrent;
using CallBridge.Guard;

namespace CallBridge.Pages;

/// <summary>
/// Short-lived tokens of the softphone pages and their one-use socket tickets. In memory only: a restarted listener gives new ones.
/// </summary>
internal sealed class PageSessions(TimeProvider time)
{
    /// <summary>How long a page's token is good for; the page renews it when refused.</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromHours(1);

    /// <summary>How long a socket ticket is good for, once.</summary>
    public static readonly TimeSpan TicketLife = TimeSpan.FromSeconds(30);

    /// <summary>Most tokens or tickets kept at once; the oldest go first.</summary>
    public const int Most = 1_000;

    private readonly ConcurrentDictionary<string, Entry> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Entry> _tickets = new(StringComparer.Ordinal);

    /// <summary>A token for a new page, or for <paramref name="page"/> again.</summary>
    public (string Token, string Page, DateTimeOffset Expires) Open(string? page)
    {
        page ??= Guid.NewGuid().ToString("N");
        var token = ApiToken.RandomText();
        var expires = Add(_tokens, token, page, TokenLife);
        return (token, page, expires);
    }

    /// <summary>The page of a token that is still good; else null.</summary>
    public string? Find(string token) =>
        _tokens.TryGetValue(token, out var entry) && entry.Expires > time.GetUtcNow() ? entry.Page : null;

    public string MakeTicket(string page)
    {
        var ticket = ApiToken.RandomText();
        Add(_tickets, ticket, page, TicketLife);
        return ticket;
    }

    /// <summary>The page of a ticket, which is used up by this; null if it is not, or no longer, good.</summary>
    public string? UseTicket(string? ticket) =>
        ticket is not null && _tickets.TryRemove(ticket, out var entry) && entry.Expires > time.GetUtcNow() ? entry.Page : null;

    private DateTimeOffset Add(ConcurrentDictionary<string, Entry> entries, string secret, string page, TimeSpan life)
    {
        var now = time.GetUtcNow();
        foreach (var (old, entry) in entries)
        {
            if (entry.Expires <= now)
                entries.TryRemove(old, out _);
        }

        while (entries.Count >= Most && entries.MinBy(entry => entry.Value.Expires) is { Key: { } oldest })
            entries.TryRemove(oldest, out _);
        entries[secret] = new Entry(page, now + life);
        return now + life;
    }

    private sealed record Entry(string Page, DateTimeOffset Expires);
}
