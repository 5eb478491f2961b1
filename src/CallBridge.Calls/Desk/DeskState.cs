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

    /// <summary>Object types of the last softphone layout that a page reported; empty: none yet.</summary>
    public ImmutableArray<string> LayoutObjects { get; init; } = [];

    /// <summary>Work under way: id → whose.</summary>
    public ImmutableDictionary<long, Doing> Doings { get; init; } = ImmutableDictionary<long, Doing>.Empty;

    public long NextDo { get; init; } = 1;

    /// <summary>Requests answered lately.</summary>
    public ImmutableDictionary<string, RememberedReply> Requests { get; init; } = ImmutableDictionary<string, RememberedReply>.Empty;

    /// <summary>When numbers were dialled in the last minute.</summary>
    public ImmutableQueue<TimeSpan> Dials { get; init; } = [];

    public DeskCall? Find(string id) => Live.TryGetValue(id, out var call) ? call : Ended.Find(ended => ended.Id == id);
}

/// <summary>The connection to the phone system.</summary>
/// <param name="IsUp">Whether observations flow.</param>
/// <param name="SystemName">Its own name.</param>
/// <param name="Incarnation">Its start time.</param>
/// <param name="Since">When it went up or down; null before the first word.</param>
/// <param name="Problem">Why it is down, for people.</param>
/// <param name="NextTry">When it is tried again.</param>
public sealed record LinkState(bool IsUp, string? SystemName, string? Incarnation, Moment? Since, string? Problem, Moment? NextTry)
{
    public static readonly LinkState NeverUp = new(false, null, null, null, null, null);
}

/// <summary>What a piece of work under way is for.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Kind">Which answer is awaited.</param>
/// <param name="Subject">Record id of a read; request id of a command.</param>
public sealed record Doing(string CallId, DoingKind Kind, string? Subject);

/// <summary>Kinds of work under way.</summary>
public enum DoingKind
{
    Search,
    ReadChosen,

    /// <summary>A page that says only by its details what it stands for.</summary>
    ReadPage,
    ReadOrigin,
    Command,
    Pop,
}

/// <summary>A reply given, kept to answer the same request alike.</summary>
public sealed record RememberedReply(DeskCommand Command, DeskReply Reply, TimeSpan Until);
