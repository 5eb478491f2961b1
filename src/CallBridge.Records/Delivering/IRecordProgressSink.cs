using CallBridge.Calls.Records;

namespace CallBridge.Records.Delivering;

/// <summary>Hears of every committed change of a call record, in order. Called on the store's thread: enqueues, never blocks, never throws.</summary>
public interface IRecordProgressSink
{
    void Report(RecordProgress progress);
}
