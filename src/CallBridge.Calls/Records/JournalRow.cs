namespace CallBridge.Calls.Records;

/// <summary>A call on disk.</summary>
/// <param name="CallId">Our id of the call.</param>
/// <param name="Agent">Extension.</param>
/// <param name="Schema">Version of <paramref name="Json"/>'s shape.</param>
/// <param name="Json">The call, written and read by the desk alone.</param>
/// <param name="At">When this state was confirmed (UTC).</param>
public sealed record JournalRow(string CallId, string Agent, int Schema, string Json, DateTimeOffset At);
