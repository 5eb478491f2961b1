namespace CallBridge.Calls.Pages;

/// <summary>A page that has gone. Classic loads it anew with each page that the agent opens, and it comes back by its name.</summary>
/// <param name="Page">As it was.</param>
/// <param name="Until">On the monotonic clock: what has not come back by then is gone for good.</param>
public sealed record PageLeft(PageSeen Page, TimeSpan Until);
