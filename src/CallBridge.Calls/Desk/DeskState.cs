using System.Collections.Immutable;
using CallBridge.Calls.Pages;

namespace CallBridge.Calls.Desk;

/// <summary>One agent's desk: calls, pages, and what is under way. Immutable; changed by <see cref="DeskReducer.Step"/> alone.</summary>
public sealed record DeskState
{
    public required DeskRules Rules { get; init; }

    public LinkState Link { get; init; } = LinkState.NeverUp;

    /// <summary>Live calls by id.</summary>
    public ImmutableDictionary<string, DeskCall> Live { get; init; } = ImmutableDictionary<string, DeskCall>.Empty;

    /// <summary>Ended calls, newest first; at most <see cref="DeskLimits.EndedCalls"/>.</summary>
    public ImmutableList<DeskCall> Ended { get; init; } = [];

    public ImmutableDictionary<string, PageSeen> Pages { get; init; } = ImmutableDictionary<string, PageSeen>.Empty;

    /// <summary>Pages that have just gone, by id.</summary>
    public ImmutableDictionary<string, PageLeft> Left { get; init; } = ImmutableDictionary<string, PageLeft>.Empty;

    /// <summary>Object types of the last softphone layout that a page reported; empty: none yet.</summary>
    public ImmutableArray<string> LayoutObjects { get; init; } = [];

    /// <summary>Objects of its outbound calls; empty: those of inbound ones.</summary>
    public ImmutableArray<string> OutboundLayoutObjects { get; init; } = [];

    /// <summary>Whether that layout opens something, and no form for a new record, for an inbound call that nothing matches.</summary>
    public bool LayoutPopsUnmatched { get; init; }

    /// <summary>Countries that were called from here, by <see cref="Dialling.ForeignCountry.Code"/>.</summary>
    public ImmutableHashSet<string> Countries { get; init; } = [];

    /// <summary>Work under way: id → whose.</summary>
    public ImmutableDictionary<long, Doing> Doings { get; init; } = ImmutableDictionary<long, Doing>.Empty;

    public long NextDo { get; init; } = 1;

    /// <summary>Requests answered lately.</summary>
    public ImmutableDictionary<string, RememberedReply> Requests { get; init; } = ImmutableDictionary<string, RememberedReply>.Empty;

    /// <summary>Matches found lately, by canonical number.</summary>
    public ImmutableDictionary<string, RememberedAnswer> Answers { get; init; } = ImmutableDictionary<string, RememberedAnswer>.Empty;

    /// <summary>When numbers were dialled in the last minute.</summary>
    public ImmutableQueue<TimeSpan> Dials { get; init; } = [];

    /// <summary>Whether the agent takes queue calls; null until the phone system says so, and always where no queue is set up.</summary>
    public PresenceNow? Presence { get; init; }

    public DeskCall? Find(string id) => Live.TryGetValue(id, out var call) ? call : Ended.Find(ended => ended.Id == id);
}
