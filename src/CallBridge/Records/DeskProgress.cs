using CallBridge.Calls.Desk;
using CallBridge.Calls.Records;
using CallBridge.Desks;
using CallBridge.Records.Delivering;

namespace CallBridge.Records;

/// <summary>Tells the desk how far its records have come.</summary>
internal sealed class DeskProgress(DeskShell desk, DeskFeed feed) : IRecordProgressSink
{
    public void Report(RecordProgress progress)
    {
        if (progress.Agent == desk.Current.Rules.Extension)
            desk.Post(new DeskInput.RecordMoved(progress));
        feed.Publish();
    }
}
