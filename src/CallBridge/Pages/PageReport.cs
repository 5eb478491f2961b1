namespace CallBridge.Pages;

/// <summary>What a page says of itself and of the tab it is in.</summary>
internal sealed record PageReport
{
    public bool Visible { get; init; }

    public bool Focused { get; init; }

    public string? Url { get; init; }

    public PageRecord? Record { get; init; }

    /// <summary>Type of a new-record form that is open.</summary>
    public string? NewRecord { get; init; }
}
