using System.Globalization;
using CallBridge.Calls.Records;
using FsCheck;
using FsCheck.Fluent;

namespace CallBridge.Calls.Tests.Records;

public class LimitTests
{
    private const string Family = "👩‍👩‍👧‍👦";

    [Fact]
    public void Subject_disposition_and_description_are_within_Salesforces_limits()
    {
        var letters = new string('a', 40_000);
        var record = Write(Calls.Fred with { PartyName = letters, Note = letters, Disposition = letters });
        Assert.Equal((255, 255, 32_000), (record.Subject.Length, record.Disposition!.Length, record.Description!.Length));
    }

    [Fact]
    public void A_cut_never_splits_what_a_person_sees_as_one_sign()
    {
        var disposition = Write(Calls.Fred with { Disposition = string.Concat(Enumerable.Repeat(Family, 30)) }).Disposition!;
        Assert.Equal(string.Concat(Enumerable.Repeat(Family, 255 / Family.Length)), disposition);
    }

    [Fact]
    public void Whatever_names_and_notes_hold_the_texts_are_within_limits_on_one_line_and_well_formed() =>
        Prop.ForAll<string?, string?, string?>((name, note, number) =>
        {
            var long64 = string.Concat(Enumerable.Repeat(name + Family, 64));
            var record = Write(Calls.Fred with { PartyName = long64, Note = note, Disposition = long64, Far = new Party(number, name) });
            return record.Subject.Length is > 0 and <= 255
                && !record.Subject.Any(char.IsControl)
                && record.Disposition is null or { Length: <= 255 }
                && record.Description is null or { Length: <= 32_000 }
                && record.Subject.EnumerateRunes().Sum(rune => rune.Utf16SequenceLength) == record.Subject.Length
                && !record.Subject.Contains("()", StringComparison.Ordinal) | (number + name).Contains('(', StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();

    private static CallRecord Write(CallFacts facts) =>
        RecordRules.Write(facts, new RecordPolicy(), TimeZoneInfo.Utc, CultureInfo.GetCultureInfo("en-GB"));
}
