using CallBridge.Records;

namespace CallBridge.Crash;

/// <summary>A named place at which the listener is killed.</summary>
/// <param name="Name">As the counts show it.</param>
/// <param name="Sort">Who kills, and what must be so beforehand.</param>
internal sealed record Place(string Name, PlaceSort Sort)
{
    public static readonly Place Random = new("at random", PlaceSort.Random);

    /// <summary>Every named place.</summary>
    public static readonly Place[] All =
    [
        new("ring-written", PlaceSort.Passed),
        new("ring-committed", PlaceSort.Passed),
        new("end-written", PlaceSort.Passed),
        new("end-committed", PlaceSort.Passed),
        new("sending-written", PlaceSort.Passed),
        new("sending-committed", PlaceSort.Passed),
        new("request-arrived", PlaceSort.RequestArrived),
        new("answer-unread", PlaceSort.AnswerUnread),
        new("answer-written", PlaceSort.Passed),
        new("answer-committed", PlaceSort.Passed),
        new("searching", PlaceSort.Searching),
        new(FailPoint.LookedUp, PlaceSort.LookedUp),
        new(FailPoint.Pruning, PlaceSort.Passed),
        new(FailPoint.Migrating, PlaceSort.Migrating),
        new(FailPoint.SalvageCopied, PlaceSort.Salvaging),
        new(FailPoint.SalvageReady, PlaceSort.Salvaging),
        new(FailPoint.SalvageSetAside, PlaceSort.Salvaging),
    ];

    /// <summary>Whether the program kills itself there.</summary>
    public bool IsInside => Sort is PlaceSort.Passed or PlaceSort.LookedUp or PlaceSort.Migrating or PlaceSort.Salvaging;
}
