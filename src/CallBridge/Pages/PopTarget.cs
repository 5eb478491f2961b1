using CallBridge.Calls;

namespace CallBridge.Pages;

/// <param name="Kind"><c>record</c> or <c>search</c>.</param>
/// <param name="Record">The record to open.</param>
/// <param name="Text">What to search for.</param>
internal sealed record PopTarget(string Kind, RecordRef? Record, string? Text);
