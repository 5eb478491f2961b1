using System.Globalization;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;
using CallBridge.Calls.Tests.Desk;

namespace CallBridge.Calls.Tests.Rules;

/// <summary>
/// The design's paragraph <em>Call record</em> as far as the desk decides it, sentence by sentence. What Salesforce is sent is proved beside the client,
/// exactly-once beside the outbox.
/// </summary>
public class CallRecordRuleTests
{
    public static TheoryData<string, Func<DeskBench, DeskBench>, EndReason> Ends => new()
    {
        { "hung up here", desk => desk.Gone(EndReason.LocalHangUp), EndReason.LocalHangUp },
        { "hung up there", desk => desk.Gone(EndReason.RemoteHangUp), EndReason.RemoteHangUp },
        { "transferred", desk => desk.Gone(EndReason.Transferred), EndReason.Transferred },
        { "a conference left", desk => desk.See(Talk() with { Parties = [new Party(DeskBench.Fred, null), new Party("1002", null)] }).Gone(EndReason.LocalHangUp), EndReason.LocalHangUp },
        { "parked and not taken back", desk => desk.See(Talk() with { ParkedAt = "701", FarId = "f1" }).Gone(EndReason.Parked), EndReason.Parked },
        { "its end was not seen", desk => desk.Down().Wait(DeskLimits.Unconfirmed.TotalSeconds + 1), EndReason.LinkLost },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void When_the_agents_part_ends_there_is_one_record(string situation, Func<DeskBench, DeskBench> ends, EndReason reason)
    {
        var desk = ends(new DeskBench().See(Talk()).Wait(5));
        Assert.True(reason == desk.Ended.EndReason, situation);
        Assert.Single(Records(desk));
    }

    [Fact]
    public void Parked_and_taken_back_is_the_same_part_and_has_no_record_yet()
    {
        var desk = new DeskBench().See(Talk() with { FarId = "f1" }).See(Talk() with { ParkedAt = "701", FarId = "f1" }).Wait(30).See(Talk() with { FarId = "f1" });
        Assert.Empty(Records(desk));
        Assert.Single(Records(desk.Gone(EndReason.RemoteHangUp)));
    }

    public static TheoryData<Direction, string?, string?, string, string> Subjects => new()
    {
        { Direction.Inbound, DeskBench.Fred, "Fred Bloggs", "Europe/London", "Inbound Call at 16:11:36 Europe/London from 07814256404 (Fred Bloggs)" },
        { Direction.Outbound, DeskBench.Fred, "Fred Bloggs", "Europe/London", "Outbound Call at 16:11:36 Europe/London to 07814256404 (Fred Bloggs)" },
        { Direction.Inbound, DeskBench.Fred, null, "Europe/London", "Inbound Call at 16:11:36 Europe/London from 07814256404" },
        { Direction.Inbound, null, null, "Europe/London", "Inbound Call at 16:11:36 Europe/London from a hidden number" },
        { Direction.Inbound, "1002", "Sam Taylor", "Asia/Kolkata", "Inbound Call at 20:41:36 Asia/Kolkata from 1002 (Sam Taylor)" },
    };

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Subject_and_Description_the_time_being_first_ring_or_dial(Direction direction, string? number, string? name, string zone, string subject)
    {
        var desk = At(new DateTimeOffset(2026, 7, 1, 15, 11, 36, TimeSpan.Zero), zone, "en-GB");
        var call = direction == Direction.Inbound ? Seen.Inbound(from: number) : Seen.Outbound(to: number);
        call = call with { Far = new Party(number, name) };
        desk.See(call).Wait(9).See(call with { State = ConnectionState.Connected }).Wait(100).Gone(EndReason.RemoteHangUp);
        Assert.Equal((subject, subject), (desk.End.Record!.Subject, desk.End.Record.Description));
    }

    [Theory]
    [InlineData("en-GB", "16:11:36", "01/07/2026")]
    [InlineData("de-DE", "16:11:36", "01.07.2026")]
    [InlineData("ja-JP", "16:11:36", "2026/07/01")]
    [InlineData("en-US", "4:11:36 PM", "7/1/2026")]
    [InlineData("fr-FR", "16:11:36", "01/07/2026")]
    [InlineData("fr-CA", "16 h 11 min 36 s", "2026-07-01")]
    [InlineData("sv-SE", "16:11:36", "2026-07-01")]
    [InlineData("zh-CN", "16:11:36", "2026/7/1")]
    [InlineData("es-MX", "16:11:36", "01/07/2026")]
    public void In_the_users_zone_and_locale_plain_spaces(string locale, string time, string date)
    {
        var desk = At(new DateTimeOffset(2026, 7, 1, 15, 11, 36, TimeSpan.Zero), "Europe/London", locale, new RecordPolicy { SubjectTemplate = "{time}|{date}" });
        Assert.Equal($"{time}|{date}", desk.See(Talk()).Gone(EndReason.RemoteHangUp).End.Record!.Subject);
    }

    [Theory]
    [InlineData("Europe/London", "2026-03-29T00:59:59Z", "00:59:59 Europe/London", "2026-03-29")]
    [InlineData("Europe/London", "2026-03-29T01:00:00Z", "02:00:00 Europe/London", "2026-03-29")]
    [InlineData("Europe/London", "2026-10-24T23:59:59Z", "00:59:59 Europe/London", "2026-10-25")]
    [InlineData("Europe/London", "2026-10-25T00:30:00Z", "01:30:00 Europe/London UTC+01:00", "2026-10-25")]
    [InlineData("Europe/London", "2026-10-25T01:30:00Z", "01:30:00 Europe/London UTC+00:00", "2026-10-25")]
    [InlineData("Europe/London", "2026-10-25T02:00:00Z", "02:00:00 Europe/London", "2026-10-25")]
    [InlineData("America/New_York", "2026-11-01T05:30:00Z", "01:30:00 America/New_York UTC-04:00", "2026-11-01")]
    [InlineData("America/New_York", "2026-11-01T06:30:00Z", "01:30:00 America/New_York UTC-05:00", "2026-11-01")]
    [InlineData("America/New_York", "2026-03-08T07:00:00Z", "03:00:00 America/New_York", "2026-03-08")]
    [InlineData("Australia/Lord_Howe", "2026-04-04T15:15:00Z", "01:45:00 Australia/Lord_Howe UTC+10:30", "2026-04-05")]
    [InlineData("Asia/Kolkata", "2026-10-25T20:00:00Z", "01:30:00 Asia/Kolkata", "2026-10-26")]
    [InlineData("Pacific/Kiritimati", "2026-12-31T10:00:00Z", "00:00:00 Pacific/Kiritimati", "2027-01-01")]
    public void The_clock_is_right_on_both_sides_of_a_change_and_in_the_hour_that_happens_twice(string zone, string utc, string clock, string date)
    {
        var desk = At(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture), zone, "en-GB").See(Talk()).Gone(EndReason.RemoteHangUp);
        Assert.Equal($"Inbound Call at {clock} from 07814256404", desk.End.Record!.Subject);
        Assert.Equal(DateOnly.Parse(date, CultureInfo.InvariantCulture), desk.End.Record.ActivityDate);
    }

    [Fact]
    public void No_zone_of_the_users_where_it_is_unknown()
    {
        var desk = new DeskBench(DeskBench.Rules with { Zone = null }).See(Talk()).Gone(EndReason.RemoteHangUp);
        Assert.Equal("Inbound Call at 09:00:00 UTC from 07814256404", desk.End.Record!.Subject);
    }

    public static TheoryData<string, Func<DeskBench, DeskBench>, CallType> Types => new()
    {
        { "inbound", desk => desk.See(Talk()), CallType.Inbound },
        { "outbound", desk => desk.See(Seen.Outbound(ConnectionState.Connected)), CallType.Outbound },
        { "a colleague calls", desk => desk.See(Talk("1002")), CallType.Internal },
        { "calling a colleague", desk => desk.See(Seen.Outbound(ConnectionState.Connected, "1002")), CallType.Internal },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void CallType_Internal_for_internal_calls(string situation, Func<DeskBench, DeskBench> happens, CallType type) =>
        Assert.True(type == happens(new DeskBench()).Wait(1).Gone(EndReason.RemoteHangUp).End.Record!.Type, situation);

    [Theory]
    [InlineData(4, 205.9, 0, 205)]
    [InlineData(30, 0, 0, 0)]
    [InlineData(4, 60, 45, 60)]
    public void CallDurationInSeconds_is_talk_time(double ring, double talk, double held, int seconds)
    {
        var desk = new DeskBench().See(Seen.Inbound()).Wait(ring);
        if (talk > 0)
            desk.See(Talk()).Wait(talk);
        if (held > 0)
            desk.See(Seen.Inbound(ConnectionState.Held)).Wait(held);
        Assert.Equal(seconds, desk.Gone(EndReason.RemoteHangUp).End.Record!.DurationSeconds);
    }

    public static TheoryData<string, RecordPolicy, Func<CallRecord, string?>, string?> Settings => new()
    {
        { "CallDisposition", new(), record => record.Disposition, "Sale" },
        { "CallObject is the call key", new(), record => record.Key, "pbx-1001-5.1" },
        { "Status where none is configured", new(), record => record.Status, null },
        { "Status if configured", new() { Status = "Erledigt" }, record => record.Status, "Erledigt" },
        { "record type if configured", new() { RecordType = "Phone_Call" }, record => record.RecordType, "Phone_Call" },
        { "a DateTime field for the start if configured", new() { StartField = "CallStart__c" }, record => record.Fields["CallStart__c"], "2026-11-22T09:00:00Z" },
        { "a further field from the call", new() { Fields = new RecordPolicy().Fields.Add("Line__c", "{called} {queue}") }, record => record.Fields["Line__c"], "02079460018" },
        { "a further field with a note on one line", new() { Fields = new RecordPolicy().Fields.Add("Note__c", "{note}") }, record => record.Fields["Note__c"], "Wants a quote\nby Friday" },
        { "Subject as worded", new() { SubjectTemplate = "{direction}: {name} [{queue}] ({number})" }, record => record.Subject, "Inbound: (07814256404)" },
        { "Description as worded", new() { DescriptionTemplate = "{subject}\n{queue}\n{disposition}: {note}" }, record => record.Description?.Split('\n', 2)[1], "Sale: Wants a quote\nby Friday" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void What_is_configured_or_said_of_the_call_is_in_its_record(string situation, RecordPolicy policy, Func<CallRecord, string?> read, string? expected)
    {
        var desk = new DeskBench(DeskBench.Rules with { Records = policy }).See(Talk());
        desk.Ask(new DeskCommand.Annotate(desk.Live.Id, "Wants a quote\r\nby Friday", "Sale")).Wait(5).Gone(EndReason.RemoteHangUp);
        Assert.True(expected == read(desk.End.Record!), $"{situation}: {read(desk.End.Record!)}");
    }

    [Theory]
    [InlineData("Subject", 255, "a")]
    [InlineData("Subject", 255, "👩‍👩‍👧‍👦")]
    [InlineData("Subject", 255, "e\u0301")]
    [InlineData("Description", 32_000, "a")]
    [InlineData("Description", 32_000, "😀")]
    [InlineData("Description", 32_000, "🇬🇧")]
    public void Texts_are_cut_at_Salesforces_limits_and_between_what_a_person_sees_as_two_signs(string field, int most, string sign)
    {
        var name = string.Concat(Enumerable.Repeat(sign, 40_000 / sign.Length));
        var desk = new DeskBench(DeskBench.Rules with { Records = new RecordPolicy { SubjectTemplate = "{name}", DescriptionTemplate = "{note}" } });
        desk.See(Talk() with { Far = new Party(DeskBench.Fred, name) });
        desk.Ask(new DeskCommand.Annotate(desk.Live.Id, name[..(DeskLimits.NoteLength / sign.Length * sign.Length)], null)).Gone(EndReason.RemoteHangUp);
        var text = field == "Subject" ? desk.End.Record!.Subject : desk.End.Record!.Description!;
        Assert.InRange(text.Length, Math.Min(most, DeskLimits.NoteLength) - sign.Length, most);
        Assert.Equal(string.Concat(Enumerable.Repeat(sign, text.Length / sign.Length)), text);
    }

    [Fact]
    public void A_transfer_makes_one_record_per_part_the_original_and_the_consultation()
    {
        var desk = new DeskBench().See(Talk()).Consult("02079460999");
        desk.See(Seen.Outbound(ConnectionState.Connected, "02079460999", "guid-1") with { ConsultOf = "5.1" }).See(Seen.Inbound(ConnectionState.Held)).Wait(20);
        desk.On("guid-1", PhoneAction.CompleteTransfer).Gone(EndReason.Transferred).Gone(EndReason.Transferred, "guid-1");
        Assert.Equal([("pbx-1001-5.1", CallType.Inbound), ("pbx-1001-guid--1", CallType.Outbound)], Records(desk).Select(record => (record.Key, record.Type)));
    }

    public static TheoryData<string, RecordPolicy, Func<DeskBench, DeskBench>, bool> Policies => new()
    {
        { "LogInternal", new(), desk => desk.See(Talk("1002")), true },
        { "LogInternal false", new() { LogInternal = false }, desk => desk.See(Talk("1002")), false },
        { "LogInternal false, an outside call", new() { LogInternal = false }, desk => desk.See(Talk()), true },
        { "LogUnansweredOutbound", new(), desk => desk.See(Seen.Outbound()), true },
        { "LogUnansweredOutbound false", new() { LogUnansweredOutbound = false }, desk => desk.See(Seen.Outbound()), false },
        { "LogUnansweredOutbound false, answered", new() { LogUnansweredOutbound = false }, desk => desk.See(Seen.Outbound(ConnectionState.Connected)), true },
        { "LogMissed Direct", new(), desk => desk.See(Seen.Inbound()), true },
        { "LogMissed Direct, through a queue", new(), desk => desk.See(Seen.Inbound() with { Queue = "sales" }), false },
        { "LogMissed All, through a queue", new() { LogMissed = LogMissed.All }, desk => desk.See(Seen.Inbound() with { Queue = "sales" }), true },
        { "LogMissed None", new() { LogMissed = LogMissed.None }, desk => desk.See(Seen.Inbound()), false },
        { "LogMissed None, answered through a queue", new() { LogMissed = LogMissed.None }, desk => desk.See(Talk() with { Queue = "sales" }), true },
        { "MinimumSeconds, below", new() { MinimumSeconds = 31 }, desk => desk.See(Talk()).Wait(30), false },
        { "MinimumSeconds, at it", new() { MinimumSeconds = 31 }, desk => desk.See(Talk()).Wait(31), true },
        { "MinimumSeconds, below, but it may have gone on out of sight", new() { MinimumSeconds = 31 }, desk => desk.See(Talk()).Wait(5).Down(), true },
        { "MinimumSeconds, missed", new() { MinimumSeconds = 31 }, desk => desk.See(Seen.Inbound()), true },
        { "NeverLog, another notation", new() { NeverLog = ["+44 7814 256404"] }, desk => desk.See(Talk()), false },
        { "NeverLog, another number", new() { NeverLog = ["+44 7814 256405"] }, desk => desk.See(Talk()), true },
        { "NeverLog, a hidden number", new() { NeverLog = ["", "anonymous"] }, desk => desk.See(Talk(from: null)), true },
        { "NeverLog, dialled", new() { NeverLog = ["07814256404"] }, desk => desk.See(Seen.Outbound(ConnectionState.Connected)), false },
        { "marked private", new(), desk => desk.See(Talk()).Private(), false },
        { "a dial that rang nobody", new(), desk => desk.See(Seen.Outbound(ConnectionState.Initiated)), false },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public void LogInternal_LogUnansweredOutbound_LogMissed_MinimumSeconds_NeverLog_and_private(
        string situation, RecordPolicy policy, Func<DeskBench, DeskBench> happens, bool logged)
    {
        var desk = happens(new DeskBench(DeskBench.Rules with { Records = policy }));
        if (desk.State.Link.IsUp)
            desk.Gone(desk.Live.ConnectedAt is null ? EndReason.CallerCancelled : EndReason.LocalHangUp);
        else
            desk.Wait(DeskLimits.Unconfirmed.TotalSeconds + 1);
        Assert.True(logged == desk.AllWrites<StoreWrite.End>().Single().Record is not null, situation);
        Assert.Equal(logged ? RecordState.Pending : RecordState.None, desk.Ended.Record.State);
    }

    [Theory]
    [InlineData(LogMissed.None, false, EndReason.CallerCancelled, false)]
    [InlineData(LogMissed.Direct, false, EndReason.CallerCancelled, true)]
    [InlineData(LogMissed.Direct, false, EndReason.Rejected, true)]
    [InlineData(LogMissed.Direct, false, EndReason.NoAnswer, true)]
    [InlineData(LogMissed.Direct, true, EndReason.CallerCancelled, false)]
    [InlineData(LogMissed.Direct, false, EndReason.AnsweredElsewhere, false)]
    [InlineData(LogMissed.Direct, false, EndReason.PickedUp, false)]
    [InlineData(LogMissed.Direct, false, EndReason.Forwarded, false)]
    [InlineData(LogMissed.All, true, EndReason.AnsweredElsewhere, true)]
    public void LogMissed_None_Direct_All(LogMissed which, bool throughQueue, EndReason reason, bool logged)
    {
        var desk = new DeskBench(DeskBench.Rules with { Records = new RecordPolicy { LogMissed = which } });
        desk.See(Seen.Inbound() with { Queue = throughQueue ? "sales" : null }).Gone(reason);
        Assert.Equal(logged, desk.End.Record is not null);
    }

    public static TheoryData<string, Func<DeskBench, DeskBench>, bool> Overwrites => new()
    {
        { "its end was seen", desk => desk.Gone(EndReason.LocalHangUp), false },
        { "its end was not seen", desk => desk.Up().Wait(DeskLimits.ClosingTime.TotalSeconds + 1), true },
        { "the phone system began anew", desk => desk.Say(new LinkUp(null, "another", [])), true },
    };

    [Theory]
    [MemberData(nameof(Overwrites))]
    public void A_linkLost_record_never_overwrites_an_existing_Task(string situation, Func<DeskBench, DeskBench> ends, bool never) =>
        Assert.True(never == ends(new DeskBench().See(Talk()).Wait(5)).AllWrites<StoreWrite.End>().Single().Record!.NeverOverwrite, situation);

    [Fact]
    public void Exactly_one_it_is_journalled_from_the_first_ring_and_ends_in_the_step_that_writes_its_record()
    {
        var desk = new DeskBench().See(Seen.Inbound());
        Assert.Equal(desk.Live.Id, Assert.Single(desk.Writes<StoreWrite.PutLive>()).Row.CallId);
        desk.Restart(2).Up(Talk()).Wait(5).Gone(EndReason.LocalHangUp);
        Assert.Equal("pbx-1001-5.1", Assert.Single(Records(desk)).Key);
        Assert.Empty(desk.Restart().Up().State.Live);
        Assert.Single(Records(desk));
    }

    private static CallRecord[] Records(DeskBench desk) => [.. desk.AllWrites<StoreWrite.End>().Select(end => end.Record).OfType<CallRecord>()];

    private static CallObservation Talk(string? from = DeskBench.Fred) => Seen.Inbound(ConnectionState.Connected, from);

    private static DeskBench At(DateTimeOffset utc, string zone, string locale, RecordPolicy? policy = null) => new DeskBench(DeskBench.Rules with
    {
        Zone = TimeZoneInfo.FindSystemTimeZoneById(zone),
        Culture = CultureInfo.GetCultureInfo(locale),
        Records = policy ?? new RecordPolicy(),
    }).SetClock(utc);
}
