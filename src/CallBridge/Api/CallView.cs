using CallBridge.Calls;
using CallBridge.Calls.Desk;

namespace CallBridge.Api;

/// <summary>A call as the API and the pages show it.</summary>
internal sealed record CallView
{
    public required string Id { get; init; }
    public required string Key { get; init; }
    public required string Agent { get; init; }
    public required Direction Direction { get; init; }
    public required bool Internal { get; init; }
    public required CallOrigin Origin { get; init; }
    public required ConnectionState State { get; init; }
    /// <summary>When this state began.</summary>
    public required DateTimeOffset StateSince { get; init; }
    public required PartyView Party { get; init; }
    public string? CalledNumber { get; init; }
    public string? Queue { get; init; }
    public string? TransferredFrom { get; init; }
    /// <summary>The parking space in which the far party waits; null if it waits in none.</summary>
    public string? ParkedAt { get; init; }
    public required IReadOnlyList<PartyView> Parties { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? ConnectedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public required int RingSeconds { get; init; }
    public required int TalkSeconds { get; init; }
    public required int HeldSeconds { get; init; }
    public EndReason? EndReason { get; init; }
    public string? ConsultOf { get; init; }
    public required IReadOnlyList<string> Capabilities { get; init; }
    public PendingView? Pending { get; init; }
    public LastCommandView? LastCommand { get; init; }
    public required bool Muted { get; init; }
    public required SearchProgress Search { get; init; }
    /// <summary>What finds the same records on Salesforce's own search page; null where nothing is searched.</summary>
    public string? SearchText { get; init; }
    public required IReadOnlyList<MatchView> Matches { get; init; }
    public required AssociationView Association { get; init; }
    public string? Note { get; init; }
    public string? Disposition { get; init; }
    public required bool Private { get; init; }
    public required RecordView Record { get; init; }
}
