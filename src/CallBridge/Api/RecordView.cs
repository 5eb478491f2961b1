using CallBridge.Calls.Records;

namespace CallBridge.Api;

internal sealed record RecordView(RecordState State, string? TaskId, string? Message);
