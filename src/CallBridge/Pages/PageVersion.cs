namespace CallBridge.Pages;

/// <summary>The version of the page that this listener serves: an open page of another one is told to reload.</summary>
internal sealed record PageVersion(string Text);
