namespace CallBridge.Lab.Tests.Lab;

/// <summary>A call as the listener's API shows it.</summary>
internal sealed record ShownCall
{
    public required string Id { get; init; }

    public required string Key { get; init; }

    public required string State { get; init; }

    public required string Direction { get; init; }

    public bool Internal { get; init; }

    public required string Origin { get; init; }

    public required ShownParty Party { get; init; }

    public string? CalledNumber { get; init; }

    public string? Queue { get; init; }

    public string? TransferredFrom { get; init; }

    public string? ParkedAt { get; init; }

    public IReadOnlyList<ShownParty> Parties { get; init; } = [];

    public int RingSeconds { get; init; }

    public int TalkSeconds { get; init; }

    public int HeldSeconds { get; init; }

    public string? EndReason { get; init; }

    public string? ConsultOf { get; init; }

    public IReadOnlyList<string> Capabilities { get; init; } = [];

    public bool Muted { get; init; }

    public ShownCommand? LastCommand { get; init; }

    public required ShownRecord Record { get; init; }

    /// <summary>Neither ended nor about to be.</summary>
    public bool IsLive => State is not ("ended" or "closing");
}
