using CallBridge.Calls.Records;

namespace CallBridge.Calls.Tests.Records;

/// <summary>The call of the design's example.</summary>
internal static class Calls
{
    public static readonly CallFacts Fred = new()
    {
        Key = "pbx-1001-1700000000.12",
        Agent = "1001",
        CallId = "c1",
        Direction = Direction.Inbound,
        Far = new Party("07814256404", null),
        PartyName = "Fred Bloggs",
        CalledNumber = "02079460018",
        StartedAt = new DateTimeOffset(2026, 7, 1, 15, 11, 36, TimeSpan.Zero),
        Ring = TimeSpan.FromSeconds(4),
        Talk = TimeSpan.FromSeconds(205.9),
        Answered = true,
        Reason = EndReason.RemoteHangUp,
    };

    public static CallFacts Missed => Fred with { Answered = false, Talk = TimeSpan.Zero, Reason = EndReason.CallerCancelled };
}
