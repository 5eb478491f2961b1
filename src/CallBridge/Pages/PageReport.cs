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

/// <summary>A record as a page names it: hostile until checked.</summary>
internal sealed record PageRecord(string? Id, string? Type = null, string? Name = null);

/// <summary>The part of the softphone layout that the listener goes by.</summary>
internal sealed record PageLayout
{
    public string[] Objects { get; init; } = [];
}

/// <summary>What came of claimed work.</summary>
internal sealed record PageResult(bool Ok, string? Problem = null);
