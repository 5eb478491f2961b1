using CallBridge.Calls;

namespace CallBridge.Telephony.Asterisk;

/// <summary>
/// Why a part ended. Q.850 causes are unreliable (a caller's cancel can read 127, a hunt group's no answer 0, a reject 17), so: what
/// was decided, then DialStatus, then the cause, then who hung up.
/// </summary>
internal static class EndReasons
{
    private const int AnsweredElsewhereCause = 26;

    /// <summary>SIP 603, or our own Reject; Asterisk calls such a dial's end NOANSWER.</summary>
    private const int RejectedCause = 21;

    public static EndReason Of(TrackerState state, TrackedPart part, TrackedChannel leg, int cause)
    {
        if (part.Decided is { } decided)
            return decided;
        if (part.Answered is not null && (part.Direction == Direction.Inbound || part.WasConnected))
            return OfTalk(state, part);
        return part.Direction == Direction.Inbound ? OfRinging(state, leg, cause) : OfDialling(part, leg, cause);
    }

    /// <summary>DialStatus of a dial that nobody answered; null where it says nothing (CANCEL: the dialling side gave up).</summary>
    /// <param name="status">As on the wire.</param>
    /// <param name="cause">With which the dialled side refused, if it did: Asterisk calls a 404 and a 603 NOANSWER too.</param>
    public static EndReason? OfFailedDial(string status, int cause = 0) => status switch
    {
        "BUSY" => EndReason.Busy,
        "NOANSWER" => OfFailure(cause) ?? EndReason.NoAnswer,
        "CONGESTION" => EndReason.Congestion,
        "CHANUNAVAIL" => EndReason.Unreachable,
        _ => null,
    };

    /// <summary>Reason of an OriginateResponse.</summary>
    public static EndReason OfOriginate(int reason) => reason switch
    {
        1 or 3 => EndReason.NoAnswer,
        5 => EndReason.Busy,
        8 => EndReason.Congestion,
        0 => EndReason.Unreachable,
        _ => EndReason.Unknown,
    };

    /// <summary>What a cause says of a call that came to nothing; null for one that a person ends.</summary>
    public static EndReason? OfFailure(int cause) => cause == AnsweredElsewhereCause ? null : OfCause(cause);

    private static EndReason OfTalk(TrackerState state, TrackedPart part) =>
        part.AskedFirst
        ?? (part is { FarIsMoving: true, LeftFirst: not EndReason.LocalHangUp } ? EndReason.Transferred : part.LeftFirst)
        ?? (state.Find(part.FarId) is not { } far ? EndReason.RemoteHangUp
            : TalksElsewhere(state, part, far) ? EndReason.Transferred
            : EndReason.LocalHangUp);

    /// <summary>A list showed it with others, before any event told that it left. Beside a Local channel it may talk with the agent still.</summary>
    private static bool TalksElsewhere(TrackerState state, TrackedPart part, TrackedChannel far) =>
        far.Bridge is { } id && state.Bridges.GetValueOrDefault(id) is { Holding: false, Members.Length: > 1 } bridge
        && !bridge.Members.Any(m => part.Legs.Contains(m) || state.Find(m) is { IsLocal: true });

    private static EndReason OfRinging(TrackerState state, TrackedChannel leg, int cause)
    {
        if (leg.Forwarded)
            return EndReason.Forwarded;
        if (leg.HangUpOrdered || cause == RejectedCause)
            return EndReason.Rejected;
        return leg.DialStatus switch
        {
            "BUSY" => EndReason.Rejected,
            "NOANSWER" => EndReason.NoAnswer,
            "CANCEL" => cause == AnsweredElsewhereCause || AnotherAnswered(state, leg) ? EndReason.AnsweredElsewhere
                : EndReason.CallerCancelled,
            "CONGESTION" => EndReason.Congestion,
            "CHANUNAVAIL" => OfCause(cause) ?? EndReason.Unreachable,
            _ => OfCause(cause) switch
            {
                EndReason.Busy => EndReason.Rejected,
                { } known => known,
                null => cause == 0 ? EndReason.NoAnswer : EndReason.CallerCancelled,
            },
        };
    }

    private static EndReason OfDialling(TrackedPart part, TrackedChannel leg, int cause)
    {
        if (part is { Fetches: true, Answered: not null })
            return part.AskedFirst ?? EndReason.Unreachable;
        if (part.Originated && part.Answered is null && leg.DialStatus is { } status)
            return leg.HangUpOrdered ? EndReason.LocalHangUp : OfFailedDial(status) ?? EndReason.LocalHangUp;
        return (leg.DialFailure == EndReason.NoAnswer ? OfFailure(cause) : null)
            ?? leg.DialFailure ?? part.AskedFirst ?? OfCause(cause) ?? part.NotTaken ?? EndReason.LocalHangUp;
    }

    private static bool AnotherAnswered(TrackerState state, TrackedChannel leg) =>
        state.Find(leg.DialSource) is { AnsweredBy: { } answered } && answered != leg.Uniqueid;

    private static EndReason? OfCause(int cause) => cause switch
    {
        AnsweredElsewhereCause => EndReason.AnsweredElsewhere,
        17 => EndReason.Busy,
        RejectedCause => EndReason.Rejected,
        18 or 19 => EndReason.NoAnswer,
        34 or 38 or 42 => EndReason.Congestion,
        1 or 3 or 20 or 27 => EndReason.Unreachable,
        _ => null,
    };
}
