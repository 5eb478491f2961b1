using System.Collections.Immutable;
using System.Globalization;
using CallBridge.Calls.Associations;
using CallBridge.Calls.Dialling;

namespace CallBridge.Calls.Records;

/// <summary>Whether a call becomes a record, and what that says.</summary>
public static class RecordRules
{
    public const int MaxSubject = 255;
    public const int MaxDescription = 32_000;
    public const int MaxDisposition = 255;

    /// <summary>All that a record says of who called, once its call was made private.</summary>
    public const string PrivateSubject = "Private call";

    /// <summary>CallDurationInSeconds has eight digits.</summary>
    public const int MaxDurationSeconds = 99_999_999;

    /// <summary>Whether this call is to be saved at all.</summary>
    public static bool IsWanted(CallFacts facts, RecordPolicy policy, DialPlan plan)
    {
        // Made private afterwards, a record that may be in Salesforce is emptied there.
        if ((facts.Private && facts.Revision == 1) || (facts.Internal && !policy.LogInternal))
            return false;
        if (policy.NeverLog.Any(never => plan.Same(never, facts.Far.Number) || plan.Same(never, facts.FarNumberAsShown)))
            return false;
        // A call that went on out of sight may well have been long enough.
        if (facts.Answered)
            return facts.AtLeast || facts.Talk >= TimeSpan.FromSeconds(policy.MinimumSeconds);
        if (facts.Direction == Direction.Outbound)
            return policy.LogUnansweredOutbound;
        return policy.LogMissed switch
        {
            LogMissed.All => true,
            LogMissed.Direct => !facts.ThroughGroup && facts.Reason is not (EndReason.AnsweredElsewhere or EndReason.PickedUp or EndReason.Forwarded),
            _ => false,
        };
    }

    /// <summary>The Task's content; of a private call without who it was with, what about and through which number.</summary>
    /// <param name="facts">The call.</param>
    /// <param name="policy">Its wording.</param>
    /// <param name="zone">The agent's time zone; null if unknown: times are then UTC and say so.</param>
    /// <param name="culture">The agent's, for the time of day.</param>
    public static CallRecord Write(CallFacts facts, RecordPolicy policy, TimeZoneInfo? zone, CultureInfo culture)
    {
        facts = facts.Private ? Nameless(facts) : facts;
        var local = zone is null ? facts.StartedAt.ToUniversalTime() : TimeZoneInfo.ConvertTime(facts.StartedAt, zone);
        var values = Values(facts, local, zone, culture);
        var subject = facts.Private ? PrivateSubject : Subject(policy.SubjectTemplate, values);
        var note = RecordText.Lines(facts.Note);
        var whole = new Dictionary<string, string?>(values) { ["subject"] = subject, ["note"] = note };
        var description = facts.Private ? "" : RecordText.Cut(RecordText.Lines(RecordTemplate.Fill(policy.DescriptionTemplate, whole)), MaxDescription);
        var disposition = RecordText.Cut(RecordText.Line(facts.Disposition), MaxDisposition);
        return new CallRecord
        {
            Key = facts.Key,
            Agent = facts.Agent,
            CallId = facts.CallId,
            Revision = facts.Revision,
            Subject = subject,
            Description = description.Length == 0 ? null : description,
            Type = facts.Internal ? CallType.Internal : facts.Direction == Direction.Inbound ? CallType.Inbound : CallType.Outbound,
            DurationSeconds = Math.Clamp((int)Math.Floor(Math.Min(facts.Talk.TotalSeconds, MaxDurationSeconds)), 0, MaxDurationSeconds),
            ActivityDate = DateOnly.FromDateTime(local.DateTime),
            StartedAt = facts.StartedAt,
            Disposition = disposition.Length == 0 ? null : disposition,
            WhoId = facts.Association.Who?.Record.Id,
            WhatId = facts.Association.What?.Record.Id,
            Status = policy.Status,
            RecordType = policy.RecordType,
            Fields = Fields(facts, policy, whole),
            NeverOverwrite = facts.Reason == EndReason.LinkLost,
        };
    }

    private static CallFacts Nameless(CallFacts facts) => facts with
    {
        Far = Party.Unknown,
        FarNumberAsShown = null,
        PartyName = null,
        CalledNumber = null,
        Queue = null,
        Association = Association.None,
        Note = null,
        Disposition = null,
    };

    private static ImmutableSortedDictionary<string, string> Fields(CallFacts facts, RecordPolicy policy, Dictionary<string, string?> values)
    {
        var fields = policy.Fields.ToImmutableSortedDictionary(field => field.Key, field => RecordTemplate.Fill(field.Value, values), policy.Fields.KeyComparer);
        // Salesforce keeps whole seconds: more would read back as another time.
        return policy.StartField is { } start
            ? fields.SetItem(start, facts.StartedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            : fields;
    }

    private static Dictionary<string, string?> Values(CallFacts facts, DateTimeOffset local, TimeZoneInfo? zone, CultureInfo culture)
    {
        var inbound = facts.Direction == Direction.Inbound;
        var number = RecordText.Line(facts.FarNumberAsShown ?? facts.Far.Number ?? (inbound ? null : facts.CalledNumber));
        var name = RecordText.Line(facts.PartyName ?? facts.Far.Name);
        return new Dictionary<string, string?>
        {
            ["direction"] = inbound ? "Inbound" : "Outbound",
            ["time"] = RecordText.Line(local.ToString("T", culture)),
            ["date"] = RecordText.Line(local.ToString("d", culture)),
            ["zone"] = zone is null ? "UTC" : Name(zone, local),
            ["preposition"] = inbound ? "from" : "to",
            ["number"] = number.Length > 0 || facts.Private ? number : inbound ? "a hidden number" : "an unknown number",
            // Phone systems that know no name repeat the number.
            ["name"] = name == number || name == facts.Far.Number ? "" : name,
            ["called"] = RecordText.Line(facts.CalledNumber),
            ["queue"] = RecordText.Line(facts.Queue),
            ["agent"] = RecordText.Line(facts.Agent),
            ["ring"] = Span(facts.Ring),
            ["talk"] = (facts.AtLeast ? "at least " : "") + Span(facts.Talk),
            ["held"] = Span(facts.Held),
            ["reason"] = Words(facts.Reason),
            ["disposition"] = RecordText.Line(facts.Disposition),
            ["note"] = RecordText.Line(facts.Note),
            ["remark"] = Remark(facts),
            ["key"] = facts.Key,
        };
    }

    private static string Subject(string template, Dictionary<string, string?> values)
    {
        var subject = RecordText.Line(RecordTemplate.Fill(template, values));
        return RecordText.Cut(subject.Length > 0 ? subject : RecordText.Line(RecordTemplate.Fill(RecordPolicy.DefaultSubject, values)), MaxSubject);
    }

    private static string? Remark(CallFacts facts) =>
        facts.AtLeast ? $"Talk time at least {Span(facts.Talk)}: the phone system could not be reached for part of the call."
        : facts.Reason == EndReason.LinkLost ? "The end of this call was not seen: the phone system could not be reached."
        : null;

    private static string Span(TimeSpan span) => span < TimeSpan.FromHours(1)
        ? span.ToString(@"m\:ss", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}");

    private static string Words(EndReason reason) => reason switch
    {
        EndReason.LocalHangUp => "hung up here",
        EndReason.RemoteHangUp => "hung up there",
        EndReason.CallerCancelled => "caller gave up",
        EndReason.NoAnswer => "no answer",
        EndReason.Busy => "busy",
        EndReason.Rejected => "rejected",
        EndReason.AnsweredElsewhere => "answered elsewhere",
        EndReason.PickedUp => "picked up by a colleague",
        EndReason.Forwarded => "forwarded",
        EndReason.Transferred => "transferred",
        EndReason.Parked => "parked",
        EndReason.Congestion => "congestion",
        EndReason.Unreachable => "unreachable",
        EndReason.LinkLost => "connection to the phone system lost",
        _ => "",
    };

    /// <summary>As IANA names it; in the hour that a change of the clocks repeats with its offset, since the time alone says two moments.</summary>
    private static string Name(TimeZoneInfo zone, DateTimeOffset local)
    {
        var name = zone.HasIanaId || !TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? zone.Id : iana;
        if (!zone.IsAmbiguousTime(local))
            return name;
        var sign = local.Offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"{name} UTC{sign}{local.Offset:hh\\:mm}");
    }
}
