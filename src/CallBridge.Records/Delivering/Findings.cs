using CallBridge.Calls.Records;
using CallBridge.Records.Outbox;

namespace CallBridge.Records.Delivering;

/// <summary>What a Task that a look-up found means for the row: pure.</summary>
internal abstract record Findings
{
    private Findings()
    {
    }

    /// <summary>The Task is as it was before what is still to be written.</summary>
    public sealed record Send : Findings;

    /// <summary>The Task holds this revision.</summary>
    /// <param name="Revision">Never sent again.</param>
    /// <param name="Held">What the Task holds; null if that is not known.</param>
    /// <param name="Dropped">Links that it was saved without.</param>
    public sealed record Arrived(int Revision, CallRecord? Held, DroppedLinks Dropped) : Findings;

    /// <summary>Another wrote the Task.</summary>
    /// <param name="Held">What it holds; null if that is not known.</param>
    public sealed record Foreign(CallRecord? Held) : Findings;

    /// <summary>The Task reads as nobody here wrote it: somebody has changed it, or made it.</summary>
    /// <param name="Revision">The revision that arrived for certain before that; 0: none.</param>
    public sealed record Changed(int Revision) : Findings;

    /// <summary>Whether this revision arrived cannot be told.</summary>
    public sealed record Doubtful(int Revision) : Findings;

    public static Findings Of(OutboxRow row, TaskContent? content) => (row.InFlight, row.TaskId) switch
    {
        (0, null) => OfRefusedNew(row, content),
        (0, _) => OfRetried(row, content),
        _ when row.Delivered == 0 => OfLostNew(row, content),
        _ => OfLostUpdate(row, content),
    };

    // Refused at last; but what was lost before it may have come after all, and may have been changed since.
    private static Findings OfRefusedNew(OutboxRow row, TaskContent? content) =>
        content is null || row.Held is not { } former ? new Foreign(content?.AsRecord(row.Record))
        : content.ReadsLikeWithoutLinks(former) ? new Arrived(former.Revision, former, content.Lacking(former))
        : new Changed(0);

    // Nothing is in flight. Where nothing is known of what the Task held, the person who wants it sent has decided.
    private static Findings OfRetried(OutboxRow row, TaskContent? content) =>
        content?.ReadsLike(row.Record) is true ? new Arrived(row.Desired, row.Record, DroppedLinks.None)
        : content is null || row.Held is not { } held || content.ReadsLike(held) ? new Send()
        : new Changed(row.Delivered);

    // Where it reads otherwise it may be ours, changed since, or another's who was faster: left as it is, and said.
    private static Findings OfLostNew(OutboxRow row, TaskContent? content) => (content, row.Sent) switch
    {
        (null, var sent) => new Arrived(row.InFlight, sent, DroppedLinks.None),
        (_, null) => new Arrived(row.InFlight, null, DroppedLinks.None),
        var (found, sent) when found.ReadsLikeWithoutLinks(sent) => Arrival(row, sent, found),
        // What was lost before it came after all; the newer one found it there.
        var (found, _) when row.Held is { } former && found.ReadsLikeWithoutLinks(former) => new Arrived(former.Revision, former, found.Lacking(former)),
        _ => new Changed(0),
    };

    private static Findings OfLostUpdate(OutboxRow row, TaskContent? content)
    {
        if (content is null || row.Sent is not { } sent)
            return new Doubtful(row.InFlight);
        if (content.ReadsLike(sent))
            return Arrival(row, sent, content);
        if (row.Held is { } held && content.ReadsLike(held))
            return new Send();
        if (content.ReadsLikeWithoutLinks(sent))
            return Arrival(row, sent, content);
        return row.Held is null ? new Doubtful(row.InFlight) : new Changed(row.Delivered);
    }

    private static Arrived Arrival(OutboxRow row, CallRecord sent, TaskContent content) =>
        new(row.InFlight, sent, content.Lacking(sent));
}
