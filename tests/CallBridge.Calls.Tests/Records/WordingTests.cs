using System.Globalization;
using CallBridge.Calls.Associations;
using CallBridge.Calls.Records;

namespace CallBridge.Calls.Tests.Records;

public class WordingTests
{
    private static readonly RecordPolicy Usual = new();
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    [Theory]
    [InlineData("en-US", "America/New_York", "11:11:36 AM America/New_York")]
    [InlineData("de-DE", "Europe/Berlin", "17:11:36 Europe/Berlin")]
    [InlineData("ja-JP", "Asia/Tokyo", "0:11:36 Asia/Tokyo")]
    [InlineData("en-AU", "Australia/Sydney", "1:11:36 am Australia/Sydney")]
    public void The_time_is_in_the_users_zone_and_locale_with_plain_spaces(string culture, string zone, string expected) =>
        Assert.StartsWith(
            "Inbound Call at " + expected + " from",
            RecordRules.Write(Calls.Fred, Usual, TimeZoneInfo.FindSystemTimeZoneById(zone), CultureInfo.GetCultureInfo(culture)).Subject,
            StringComparison.Ordinal);

    [Fact]
    public void Times_are_plain_in_every_language() =>
        Assert.All(CultureInfo.GetCultures(CultureTypes.NeutralCultures), culture =>
            Assert.DoesNotMatch(@"[^\S ]|\p{Cf}(?<![\u200C\u200D])|  ", RecordRules.Write(Calls.Fred, Usual, London, culture).Subject));

    [Fact]
    public void A_windows_zone_is_named_as_IANA_names_it() =>
        Assert.Contains(
            "16:11:36 Europe/London from",
            RecordRules.Write(Calls.Fred, Usual, TimeZoneInfo.CreateCustomTimeZone("GMT Standard Time", TimeSpan.FromHours(1), null, null), British).Subject,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("07814256404")]
    public void No_name_leaves_no_empty_parentheses(string? name) =>
        Assert.Equal("Inbound Call at 16:11:36 Europe/London from 07814256404", Write(Calls.Fred with { PartyName = name }).Subject);

    [Fact]
    public void The_phone_systems_name_is_taken_where_nothing_better_is_known() =>
        Assert.EndsWith("(FRED B)", Write(Calls.Fred with { PartyName = null, Far = new Party("07814256404", "FRED B") }).Subject, StringComparison.Ordinal);

    [Fact]
    public void An_outbound_call_without_far_number_names_what_was_dialled() =>
        Assert.EndsWith(
            "to 118118",
            Write(Calls.Fred with { Direction = Direction.Outbound, Far = Party.Unknown, PartyName = null, CalledNumber = "118118" }).Subject,
            StringComparison.Ordinal);

    [Fact]
    public void The_number_is_worded_as_the_panel_shows_it() =>
        Assert.EndsWith("from 07814 256404 (Fred Bloggs)", Write(Calls.Fred with { FarNumberAsShown = "07814 256404" }).Subject, StringComparison.Ordinal);

    [Fact]
    public void A_private_record_keeps_what_names_nobody()
    {
        var policy = Usual with
        {
            Fields = Usual.Fields.SetItem("Number__c", "{number}").SetItem("Whom__c", "{name}{called}{queue}{note}{disposition}").SetItem("Talk__c", "{talk}"),
        };
        var facts = Calls.Fred with { Private = true, Revision = 2, Queue = "600", Note = "Wants a quote", Disposition = "Sale" };

        var record = RecordRules.Write(facts, policy, London, British);

        Assert.Equal(("Private call", null, null, 205), (record.Subject, record.Description, record.Disposition, record.DurationSeconds));
        Assert.Equal(("", "", "3:25"), (record.Fields["Number__c"], record.Fields["Whom__c"], record.Fields["Talk__c"]));
    }

    [Fact]
    public void Line_breaks_controls_and_braces_in_names_are_text() =>
        Assert.EndsWith("(Fred {time} Bloggs)", Write(Calls.Fred with { PartyName = "Fred\r\n{time}\0 \u00A0Bloggs" }).Subject, StringComparison.Ordinal);

    [Fact]
    public void Invisible_marks_that_turn_a_name_around_are_left_out() =>
        Assert.EndsWith("from 07814256404", Write(Calls.Fred with { PartyName = "\u202E\u200B" }).Subject, StringComparison.Ordinal);

    [Theory]
    [InlineData("{name}: {queue} [{queue}] ({called})", "Fred Bloggs: (02079460018)")]
    [InlineData("{nmae} {direction}", "{nmae} Inbound")]
    [InlineData("{queue}", "Inbound Call at 16:11:36 Europe/London from 07814256404 (Fred Bloggs)")]
    [InlineData("", "Inbound Call at 16:11:36 Europe/London from 07814256404 (Fred Bloggs)")]
    [InlineData("{date} {talk} {ring} {reason} {agent}", "01/07/2026 3:25 0:04 hung up there 1001")]
    public void A_template_is_filled_in_and_what_is_empty_takes_its_brackets_along(string template, string subject) =>
        Assert.Equal(subject, Write(Calls.Fred, Usual with { SubjectTemplate = template }).Subject);

    [Fact]
    public void Placeholders_that_do_not_exist_are_found()
    {
        Assert.Equal(["nmae"], RecordTemplate.Unknown("{nmae} {name} {nmae}").ToArray());
        Assert.Empty(RecordTemplate.Unknown(RecordPolicy.DefaultSubject + RecordPolicy.DefaultDescription));
    }

    [Fact]
    public void The_description_is_the_subject_and_the_note()
    {
        Assert.Equal("Inbound Call at 16:11:36 Europe/London from 07814256404 (Fred Bloggs)", Write(Calls.Fred).Description);
        Assert.Equal(
            "Inbound Call at 16:11:36 Europe/London from 07814256404 (Fred Bloggs)\nCall back.\n\nOn Monday.",
            Write(Calls.Fred with { Note = "Call back. \r\n\r\nOn Monday.\n" }).Description);
    }

    [Fact]
    public void A_duration_over_a_gap_is_said_as_at_least() =>
        Assert.Contains("at least 1:00:01", Write(Calls.Fred with { AtLeast = true, Talk = TimeSpan.FromSeconds(3601) }).Description, StringComparison.Ordinal);

    [Theory]
    [InlineData(205.9, 205)]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(1e10, RecordRules.MaxDurationSeconds)]
    public void The_duration_is_whole_seconds_of_talk(double talk, int seconds) =>
        Assert.Equal(seconds, Write(Calls.Fred with { Talk = TimeSpan.FromSeconds(talk) }).DurationSeconds);

    [Fact]
    public void A_call_whose_end_was_not_seen_never_overwrites_and_says_so()
    {
        var record = Write(Calls.Fred with { Reason = EndReason.LinkLost });
        Assert.True(record.NeverOverwrite);
        Assert.Contains("was not seen", record.Description, StringComparison.Ordinal);
        Assert.False(Write(Calls.Fred).NeverOverwrite);
    }

    [Fact]
    public void Links_status_disposition_and_further_fields_are_carried_over()
    {
        var association = new Association(
            new Link(new RecordRef("003000000000001AAA", "Contact", null), Because.Chosen),
            new Link(new RecordRef("500000000000001AAA", "Case", null), Because.Chosen));
        var record = Write(
            Calls.Fred with { Association = association, Disposition = "Sold\n" },
            Usual with { Status = "Done", Fields = Usual.Fields.Add("Queue__c", "Q: {called}") });
        Assert.Equal(
            ("003000000000001AAA", "500000000000001AAA", "Done", "Sold", "Q: 02079460018"),
            (record.WhoId, record.WhatId, record.Status, record.Disposition, record.Fields["Queue__c"]));
    }

    private static CallRecord Write(CallFacts facts, RecordPolicy? policy = null) => RecordRules.Write(facts, policy ?? Usual, London, British);
}
