namespace CallBridge.Calls.Records;

/// <summary>News of a call record from delivery.</summary>
/// <param name="Key">The call key.</param>
/// <param name="CallId">Our id of the call.</param>
/// <param name="Agent">Whose desk it belongs to.</param>
/// <param name="Revision">The newest revision that was committed then: news of an older one says nothing of a newer.</param>
/// <param name="State">Where it stands.</param>
/// <param name="TaskId">The Task, once known.</param>
/// <param name="Message">A plain sentence, if there is something to say.</param>
public sealed record RecordProgress(string Key, string CallId, string Agent, int Revision, RecordState State, string? TaskId, string? Message);
