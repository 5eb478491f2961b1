namespace CallBridge.Lab.Tests.Lab;

/// <summary>A call as the listener's API shows it; texts that are missing there are empty.</summary>
internal sealed record ShownCall(string Id, string Key, string State, int TalkSeconds, string EndReason, string RecordState);
