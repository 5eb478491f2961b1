using CallBridge.Calls.Records;

namespace CallBridge.Calls.Desk;

/// <summary>Where the call's record stands.</summary>
/// <param name="State">See <see cref="RecordState"/>.</param>
/// <param name="Revision">The latest revision asked for; 0 if none.</param>
/// <param name="TaskId">The Task, once known.</param>
/// <param name="Message">A plain sentence, if there is something to say.</param>
public sealed record RecordNews(RecordState State, int Revision, string? TaskId, string? Message)
{
    public static readonly RecordNews None = new(RecordState.None, 0, null, null);
}
