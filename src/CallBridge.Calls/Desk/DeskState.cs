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

    /// <summary>Whether the agent takes queue calls; null until the phone system says so, and always where no queue is set up.</summary>
    public PresenceNow? Presence { get; init; }

    public DeskCall? Find(string id) => Live.TryGetValue(id, out var call) ? call : Ended.Find(ended => ended.Id == id);
}
