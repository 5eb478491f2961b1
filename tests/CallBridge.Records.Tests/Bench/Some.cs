using CallBridge.Calls.Records;

namespace CallBridge.Records.Tests.Bench;

/// <summary>Plausible values.</summary>
public static class Some
{
    public static CallRecord Record(string key = "pbx.1001.1", int revision = 1) => new()
    {
        Key = key,
        Agent = "1001",
        CallId = "call-" + key,
        Revision = revision,
        Subject = $"Inbound Call, revision {revision}",
        Type = CallType.Inbound,
        DurationSeconds = 30 + revision,
        ActivityDate = new(2026, 3, 2),
        StartedAt = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
    };

    public static JournalRow Row(string callId = "call-1", string json = "{}") =>
        new(callId, "1001", 1, json, new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public static StoreWrite Ended(CallRecord record) => new StoreWrite.End(Row(record.CallId), record);

    public static StoreWrite Revised(CallRecord record) => new StoreWrite.Revise(Row(record.CallId), record);
}
