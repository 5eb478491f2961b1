using System.Collections.Immutable;
using System.Globalization;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Records;

/// <summary>What a Task holds of a call record: by it one tells whether a change arrived, or whether a person has been there since.</summary>
/// <param name="Values">Text by Task field, null where empty; fields that could not be read are not in it.</param>
public sealed record TaskContent(ImmutableSortedDictionary<string, string?> Values)
{
    private const string Who = "WhoId";
    private const string What = "WhatId";

    public static ImmutableSortedDictionary<string, string?> Nothing { get; } =
        ImmutableSortedDictionary.Create<string, string?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The fields that a record fills, those of the configuration included, as the text that they are given; null for none, which empties fields of every type.</summary>
    public static ImmutableSortedDictionary<string, string?> Of(CallRecord record)
    {
        var values = Nothing.ToBuilder();
        values["Subject"] = record.Subject;
        values["Description"] = record.Description;
        values["CallType"] = record.Type.ToString();
        values["CallDurationInSeconds"] = record.DurationSeconds.ToString(CultureInfo.InvariantCulture);
        values["ActivityDate"] = record.ActivityDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        values["CallDisposition"] = record.Disposition;
        values[Who] = record.WhoId;
        values[What] = record.WhatId;
        foreach (var (name, value) in record.Fields)
            values[name] = value.Length > 0 ? value : null;
        return values.ToImmutable();
    }

    /// <summary>Whether everything that can be read is as <paramref name="record"/> would have it.</summary>
    public bool ReadsLike(CallRecord record) => !Differences(record).Any();

    /// <summary>As <see cref="ReadsLike"/>, but a link may be missing: Salesforce may have refused it.</summary>
    public bool ReadsLikeWithoutLinks(CallRecord record) =>
        Differences(record).All(name => IsLink(name) && string.IsNullOrWhiteSpace(Values[name]));

    /// <summary><paramref name="record"/> as the Task has it: what a later look-up of the same Task is compared with.</summary>
    public CallRecord AsRecord(CallRecord record) => record with
    {
        Subject = Values.GetValueOrDefault("Subject") ?? "",
        Description = Values.GetValueOrDefault("Description"),
        Type = Enum.TryParse<CallType>(Values.GetValueOrDefault("CallType"), ignoreCase: true, out var type) ? type : record.Type,
        DurationSeconds = Number(Plain(Values.GetValueOrDefault("CallDurationInSeconds"))) is { } seconds and >= 0 and <= int.MaxValue ? (int)seconds : record.DurationSeconds,
        ActivityDate = DateOnly.TryParseExact(Values.GetValueOrDefault("ActivityDate"), "yyyy-MM-dd", out var date) ? date : record.ActivityDate,
        Disposition = Values.GetValueOrDefault("CallDisposition"),
        WhoId = Values.GetValueOrDefault(Who),
        WhatId = Values.GetValueOrDefault(What),
        Fields = record.Fields.ToImmutableSortedDictionary(f => f.Key, f => Values.GetValueOrDefault(f.Key) ?? "", record.Fields.KeyComparer),
    };

    /// <summary>The links of <paramref name="record"/> that the Task lacks.</summary>
    public DroppedLinks Lacking(CallRecord record)
    {
        var lacking = DroppedLinks.None;
        if (record.WhoId is not null && Values.TryGetValue(Who, out var who) && string.IsNullOrWhiteSpace(who))
            lacking |= DroppedLinks.Who;
        if (record.WhatId is not null && Values.TryGetValue(What, out var what) && string.IsNullOrWhiteSpace(what))
            lacking |= DroppedLinks.What;
        return lacking;
    }

    private IEnumerable<string> Differences(CallRecord record) =>
        Of(record).Where(wanted => Values.TryGetValue(wanted.Key, out var held) && !Alike(wanted.Value, held)).Select(wanted => wanted.Key);

    private static bool IsLink(string name) =>
        name.Equals(Who, StringComparison.OrdinalIgnoreCase) || name.Equals(What, StringComparison.OrdinalIgnoreCase);

    // Salesforce trims text, empties blanks, writes ids long, and numbers, flags and times in its own way.
    private static bool Alike(string? wanted, string? held)
    {
        var (one, other) = (Plain(wanted), Plain(held));
        if (one == other)
            return true;
        if (one.Length == 0 || other.Length == 0)
            return false;
        return SalesforceId.Same(one, other)
            || (Number(one) is { } number && number == Number(other))
            || (bool.TryParse(one, out var flag) && bool.TryParse(other, out var otherFlag) && flag == otherFlag)
            || (Time(one) is { } time && time == Time(other));
    }

    private static string Plain(string? text) => text?.ReplaceLineEndings("\n").Trim() ?? "";

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Time(string text) =>
        text.Contains('T', StringComparison.Ordinal)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
