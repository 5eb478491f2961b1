namespace CallBridge.Pages;

/// <summary>The part of the softphone layout that the listener goes by.</summary>
internal sealed record PageLayout
{
    public string[] Objects { get; init; } = [];
}
