using CallBridge.Calls.Records;

namespace CallBridge.Records.Outbox;

/// <summary>The words by which states stand in the database.</summary>
internal static class OutboxStates
{
    public static RecordState Read(string name) => name switch
    {
        "pending" => RecordState.Pending,
        "sending" => RecordState.Sending,
        "unknown" => RecordState.Unknown,
        "saved" => RecordState.Saved,
        "failed" => RecordState.Failed,
        _ => throw new StoreUnusableException($"The outbox holds the state '{name}', which this program does not know."),
    };

    public static string Name(RecordState state) => state switch
    {
        RecordState.Pending => "pending",
        RecordState.Sending => "sending",
        RecordState.Unknown => "unknown",
        RecordState.Saved => "saved",
        RecordState.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No row is kept in this state."),
    };
}
