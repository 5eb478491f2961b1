namespace CallBridge.Calls.Records;

/// <summary>What was dropped, for a person.</summary>
public static class DroppedLinksWords
{
    /// <summary>A plain sentence; null if nothing was dropped.</summary>
    public static string? Sentence(this DroppedLinks dropped) => dropped switch
    {
        DroppedLinks.None => null,
        DroppedLinks.Who => "Saved without its person: that record is gone or may not be written to.",
        DroppedLinks.What => "Saved without what it relates to: that record is gone or may not be written to.",
        _ => "Saved without its person and what it relates to: those records are gone or may not be written to.",
    };
}
