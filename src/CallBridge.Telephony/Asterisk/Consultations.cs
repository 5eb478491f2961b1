using CallBridge.Calls;

namespace CallBridge.Telephony.Asterisk;

/// <summary>Which held call one that the agent dials is about.</summary>
internal static class Consultations
{
    /// <summary>
    /// A call dialled on the handset while the agent holds exactly one other is taken for a consultation about that. Feature codes (pickup,
    /// unpark) dial nobody and are none. Null if it is none, or not clear.
    /// </summary>
    public static string? Of(TrackerState state, TrackedPart part, TrackedChannel leg)
    {
        if (part.ConsultOf is not null || part.Originated || part.WasConnected || part.Direction != Direction.Outbound)
            return part.ConsultOf;
        if (leg.Dials.IsEmpty && leg.AnsweredBy is null)
            return null;
        string? found = null;
        foreach (var other in state.Parts.Values)
        {
            if (other.Extension != part.Extension || other.Ref == part.Ref || other.Closed)
                continue;
            if (state.Find(other.Answered) is { Held: true, Missing: false })
            {
                if (found is not null)
                    return null;
                found = other.Ref;
            }
        }

        return found is not null && state.Parts.Values.Any(p => p.Ref != part.Ref && !p.Closed && p.ConsultOf == found) ? null : found;
    }
}
