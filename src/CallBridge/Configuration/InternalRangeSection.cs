namespace CallBridge.Configuration;

/// <summary>Internal numbers: how they start and how long they are.</summary>
public sealed record InternalRangeSection
{
    public string StartsWith { get; init; } = "";

    public int Digits { get; init; }
}
