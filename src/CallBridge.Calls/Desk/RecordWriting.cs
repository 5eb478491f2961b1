using CallBridge.Calls.Records;

namespace CallBridge.Calls.Desk;

/// <summary>From an ended call to its record.</summary>
internal static class RecordWriting
{
    /// <summary>The record as it reads now; null if none is wanted.</summary>
    public static CallRecord? Write(DeskTurn turn, DeskCall call, int revision)
    {
        var rules = turn.Rules;
        // A dial that never rang anybody was no call.
        if (!rules.UsesSalesforce || !call.FarReached)
            return null;

        var facts = new CallFacts
        {
            Key = call.Key,
            Agent = rules.Extension,
            CallId = call.Id,
            Revision = revision,
            Direction = call.Direction,
            Internal = call.Internal,
            Far = call.Named,
            FarNumberAsShown = call.Named.Number,
            PartyName = call.DisplayName,
            CalledNumber = call.CalledNumber,
            Queue = call.Queue,
            StartedAt = call.StartedAt.Utc,
            Ring = call.Spent.Ring,
            Talk = call.Spent.Talk,
            Held = call.Spent.Held,
            Answered = call.ConnectedAt is not null,
            AtLeast = call.AtLeast,
            Reason = call.EndReason ?? EndReason.Unknown,
            Association = call.Association,
            Note = call.Note,
            Disposition = call.Disposition,
            Private = call.Private,
            ThroughGroup = call.Queue is not null,
        };
        return RecordRules.IsWanted(facts, rules.Records, rules.DialPlan)
            ? RecordRules.Write(facts, rules.Records, rules.Zone, rules.Culture)
            : null;
    }

    /// <summary>Whether two revisions say the same.</summary>
    public static bool ReadsAlike(CallRecord one, CallRecord other) =>
        one with { Revision = other.Revision, Fields = other.Fields } == other
        && one.Fields.SequenceEqual(other.Fields);
}
