using CallBridge.Calls.Associations;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Tests.Desk;

public class RecoveryTests
{
    private static readonly CallObservation Talking = Seen.Inbound(ConnectionState.Connected);

    [Fact]
    public void Recovered_call_is_unconfirmed_and_without_buttons()
    {
        var desk = new DeskBench().See(Talking).Wait(10).Restart(5);
        Assert.Equal((desk.Now, CallCapabilities.None), (desk.Live.UnconfirmedSince!.Value, desk.Live.Capabilities));
    }

    [Fact]
    public void Recovered_call_that_the_list_shows_goes_on_with_its_whole_duration()
    {
        var desk = new DeskBench().See(Talking).Wait(10).Restart(5).Up(Talking).Wait(5);
        desk.Gone(EndReason.LocalHangUp);
        Assert.Equal(20, desk.End.Record!.DurationSeconds);
        Assert.Equal(DeskBench.Start, desk.End.Record.StartedAt);
    }

    [Fact]
    public void Recovered_call_that_the_list_does_not_show_lasted_at_least_till_it_was_last_confirmed()
    {
        var desk = new DeskBench().See(Talking).Wait(65).Restart(3600).Up().Wait(5);
        Assert.Equal((EndReason.LinkLost, 60), (desk.Ended.EndReason, desk.End.Record!.DurationSeconds));
    }

    [Fact]
    public void Recovered_call_of_another_incarnation_is_lost_at_once()
    {
        var desk = new DeskBench().See(Talking).Wait(10).Restart(5);
        desk.Say(new LinkUp(null, "restarted", []));
        Assert.Equal(EndReason.LinkLost, desk.Ended.EndReason);
    }

    [Fact]
    public void Recovered_call_that_nobody_confirms_is_lost_after_ten_minutes()
    {
        var desk = new DeskBench().See(Talking).Restart(5).Wait(600);
        Assert.Equal(EndReason.LinkLost, desk.Ended.EndReason);
    }

    [Fact]
    public void Call_recovered_while_it_was_closing_is_confirmed_or_lost_like_any_other()
    {
        var desk = new DeskBench().See(Talking).Wait(10).Up().Restart(1).Up().Wait(5);
        Assert.Equal((EndReason.LinkLost, 10), (desk.Ended.EndReason, desk.End.Record!.DurationSeconds));
    }

    [Fact]
    public void Dial_that_was_never_seen_ends_without_a_record_after_a_restart()
    {
        var desk = new DeskBench().Dial().Restart(1).Up().Wait(5);
        Assert.Empty(desk.State.Live);
        Assert.Null(desk.End.Record);
    }

    [Fact]
    public void Search_that_a_restart_cut_off_is_made_again()
    {
        var desk = new DeskBench().See(Talking).Restart(1);
        desk.Up(Talking);
        Assert.Single(desk.Asked<DoRequest.Search>());
    }

    [Fact]
    public void Search_that_has_answered_is_not_made_again_after_a_restart()
    {
        var desk = new DeskBench().See(Talking).Found(Seen.FredBloggs).Restart(1);
        desk.Up(Talking);
        Assert.Empty(desk.Asked<DoRequest.Search>());
        Assert.Equal("Fred Bloggs", desk.Live.DisplayName);
    }

    [Fact]
    public void Record_that_has_popped_does_not_pop_again_after_a_restart()
    {
        var desk = new DeskBench(DeskBench.Rules with { Pop = ScreenPopWhen.Answered }).See(Talking).Found(Seen.FredBloggs);
        Assert.Single(desk.Asked<DoRequest.Pop>());
        desk.Restart(1).Up(Talking);
        Assert.Empty(desk.Asked<DoRequest.Pop>());
    }

    [Fact]
    public void Wrap_up_goes_on_after_a_restart_for_what_was_left_of_it()
    {
        var desk = new DeskBench().See(Talking).Gone(EndReason.LocalHangUp).Wait(20).Restart(40);
        desk.Wait(59);
        Assert.NotNull(desk.Ended.WrapUpUntil);
        desk.Wait(2);
        Assert.Null(desk.Ended.WrapUpUntil);
    }

    [Fact]
    public void Wrap_up_does_not_grow_by_a_wall_clock_set_back()
    {
        var desk = new DeskBench().See(Talking).Gone(EndReason.LocalHangUp).Wait(20).Restart(-86_400);
        desk.Wait(121);
        Assert.Null(desk.Ended.WrapUpUntil);
    }

    [Fact]
    public void Durations_survive_a_wall_clock_set_back()
    {
        var desk = new DeskBench().See(Talking).Wait(60).Restart(-3600);
        Assert.True(desk.Live.ConfirmedAt.Monotonic <= desk.Now.Monotonic);
        desk.Up(Talking).Wait(5).Gone(EndReason.LocalHangUp);
        Assert.Equal(65, desk.End.Record!.DurationSeconds);
    }

    [Fact]
    public void Row_of_another_schema_or_of_no_sense_is_left_alone()
    {
        var row = Assert.Single(new DeskBench().See(Talking).Writes<StoreWrite.PutLive>()).Row;
        var now = new Moment(DeskBench.Start, TimeSpan.Zero);
        Assert.Null(JournalCodec.Read(row with { Schema = JournalCodec.Schema + 1 }, now));
        Assert.Null(JournalCodec.Read(row with { Json = row.Json[..^1] }, now));
        Assert.Null(JournalCodec.Read(row with { Json = "{}" }, now));
        Assert.Null(JournalCodec.Read(row with { Json = "null" }, now));
    }

    [Fact]
    public void Every_field_that_is_kept_comes_back()
    {
        var at = new Moment(DeskBench.Start, TimeSpan.FromMinutes(7));
        var call = new DeskCall
        {
            Id = "id",
            Agent = "1001",
            Ref = "5.1",
            Key = "key",
            Incarnation = "then",
            Direction = Direction.Outbound,
            Origin = CallOrigin.DialField,
            State = ConnectionState.Held,
            Internal = true,
            Far = new Party("1", "one"),
            Outside = new Party("2", null),
            CalledNumber = "3",
            Queue = "sales",
            TransferredFrom = "4",
            ConsultOf = "5",
            Parties = [new Party("6", "six"), new Party(null, "seven")],
            Muted = true,
            Capabilities = CallCapabilities.Hold | CallCapabilities.HangUp,
            Observed = true,
            FarReached = true,
            StartedAt = at.Plus(TimeSpan.FromSeconds(-9)),
            ConnectedAt = at.Plus(TimeSpan.FromSeconds(-8)),
            EndedAt = at.Plus(TimeSpan.FromSeconds(-1)),
            StateSince = at.Plus(TimeSpan.FromSeconds(-7)),
            Spent = new Spent(TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3)),
            EndReason = EndReason.Parked,
            Failure = EndReason.Busy,
            AtLeast = true,
            ConfirmedAt = at,
            WrapUpUntil = at.Plus(TimeSpan.FromSeconds(60)),
            Search = SearchProgress.Answered,
            SearchedNumber = "2",
            Matches =
            [
                new Match(Seen.FredBloggs, Seen.FredBloggs.Id, Seen.Acme.Id, "Acme") { Cases = [new OpenCase(Seen.Complaint.Id, "00001026", "Late", Seen.FredBloggs.Id)] },
            ],
            Created = [new CreatedRecord(Seen.AnnLee, at.Plus(TimeSpan.FromSeconds(-3)))],
            Panel = new Choice(null, Seen.Complaint) { Nobody = true },
            PanelRecord = new RecordDetails { Record = Seen.Complaint, Contact = Seen.FredBloggs },
            Chosen = new RecordDetails { Record = Seen.Complaint, Contact = Seen.AnnLee, AccountId = Seen.Acme.Id, Who = Seen.FredBloggs, What = Seen.Acme },
            OriginRecord = new RecordDetails { Record = Seen.Acme },
            OpenAtDial = Seen.AnnLee,
            Association = new Association(new Link(Seen.AnnLee, Because.Chosen), new Link(Seen.Acme, Because.Origin)),
            Interacted = "p1",
            Note = "note \"\u2028\"",
            Disposition = "done",
            Private = true,
            Record = new RecordNews(RecordState.Failed, 3, "00T000000000001AAA", "No."),
            LastCommand = new LastCommand("r1", PhoneAction.Hold, CommandState.TimedOut, "No sign."),
            Popped = true,
        };
        var back = JournalCodec.Read(JournalCodec.Write(call), at)!;
        Assert.Equal(call.Parties.AsEnumerable(), back.Parties);
        Assert.Equal(call.Matches.Select(match => match with { Cases = [] }), back.Matches.Select(match => match with { Cases = [] }));
        Assert.Equal(call.Matches.SelectMany(match => match.Cases), back.Matches.SelectMany(match => match.Cases));
        Assert.Equal(call.Created.AsEnumerable(), back.Created);
        Assert.Equal(call, back with { Parties = call.Parties, Matches = call.Matches, Created = call.Created });
    }

    [Fact]
    public void Row_of_an_earlier_version_lacks_what_is_newer_and_is_read()
    {
        var desk = new DeskBench().See(Seen.Inbound()).Found(Seen.FredBloggs);
        var row = JournalCodec.Write(desk.Live);
        row = row with { Json = row.Json.Replace(",\"Created\":[]", "", StringComparison.Ordinal).Replace(",\"Cases\":[]", "", StringComparison.Ordinal) };
        Assert.DoesNotContain("Cases", row.Json, StringComparison.Ordinal);
        Assert.DoesNotContain("Created", row.Json, StringComparison.Ordinal);
        var back = JournalCodec.Read(row, desk.Now)!;
        Assert.Equal((0, 0), (back.Created.Length, Assert.Single(back.Matches).Cases.Length));
        Assert.Equal(JournalCodec.Write(desk.Live).Json, JournalCodec.Write(back).Json);
    }
}
