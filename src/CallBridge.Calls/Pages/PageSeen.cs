namespace CallBridge.Calls.Pages;

/// <summary>One softphone page, as it last reported itself.</summary>
public sealed record PageSeen
{
    /// <summary>Our id of the page.</summary>
    public required string Id { get; init; }

    public required Moment OpenedAt { get; init; }

    public bool Visible { get; init; }

    public bool Focused { get; init; }

    /// <summary>When it last had the focus; null if never.</summary>
    public Moment? FocusedAt { get; init; }

    /// <summary>The record open in its tab; null on any other page.</summary>
    public RecordRef? Record { get; init; }

    /// <summary>It was loaded anew and has not yet said what is open around it: <see cref="Record"/> is what was open before.</summary>
    public bool IsBack { get; init; }

    /// <summary>A <em>New</em> begun here, whose record is still to come.</summary>
    public NewStarted? Awaiting { get; init; }
}
