using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;

namespace CallBridge.Calls.Tests.Desk;

public class LinkTests
{
    [Fact]
    public void Calls_of_a_lost_link_stay_without_buttons_and_are_journalled()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Skip(5);
        desk.Down();
        Assert.Equal(CallCapabilities.None, desk.Live.Capabilities);
        Assert.Equal(desk.Now, desk.Live.UnconfirmedSince);
        Assert.Single(desk.Writes<StoreWrite.PutLive>());
    }

    [Fact]
    public void Link_is_down_since_it_first_was()
    {
        var desk = new DeskBench();
        var since = desk.Now;
        desk.Down().Skip(7).Down();
        Assert.Equal(since, desk.State.Link.Since);
        Assert.Equal(desk.Now.Plus(TimeSpan.FromSeconds(2)), desk.State.Link.NextTry);
    }

    [Fact]
    public void Link_is_up_since_it_first_was_and_not_since_a_resync()
    {
        var desk = new DeskBench();
        var since = desk.Now;
        desk.Skip(7).Up();
        Assert.Equal(since, desk.State.Link.Since);
        Assert.Empty(desk.Effects);
    }

    [Fact]
    public void Call_that_lived_through_a_gap_has_its_whole_duration()
    {
        var talking = Seen.Inbound(ConnectionState.Connected);
        var desk = new DeskBench().See(talking).Wait(10).Down().Wait(30).Up(talking).Wait(5);
        desk.Gone(EndReason.LocalHangUp);
        Assert.Equal(45, desk.End.Record!.DurationSeconds);
        Assert.False(desk.Ended.AtLeast);
    }

    [Fact]
    public void Call_missing_from_a_list_closes_for_five_seconds_then_is_lost_with_one_record_that_says_at_least()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Wait(10).Down().Wait(30).Up();
        Assert.Equal((ConnectionState.Closing, CallCapabilities.None), (desk.Live.State, desk.Live.Capabilities));
        desk.Wait(4.9);
        Assert.NotEmpty(desk.State.Live);
        desk.Wait(0.1);
        Assert.Equal((EndReason.LinkLost, true), (desk.Ended.EndReason, desk.Ended.AtLeast));
        var record = Assert.Single(desk.AllWrites<StoreWrite.End>()).Record!;
        Assert.Equal((10, true), (record.DurationSeconds, record.NeverOverwrite));
        Assert.Contains("at least 0:10", record.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Late_end_of_a_closing_call_gives_the_reason()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Wait(10).Down().Wait(30).Up().Wait(2);
        desk.Gone(EndReason.RemoteHangUp);
        Assert.Equal(EndReason.RemoteHangUp, desk.Ended.EndReason);
        Assert.False(desk.End.Record!.NeverOverwrite);
        desk.Wait(20);
        Assert.Single(desk.AllWrites<StoreWrite.End>());
    }

    [Fact]
    public void Call_missing_from_a_list_without_a_gap_lasted_till_then()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Wait(50).Up().Gone(EndReason.RemoteHangUp);
        Assert.Equal((50, false), (desk.End.Record!.DurationSeconds, desk.Ended.AtLeast));
    }

    [Fact]
    public void End_told_after_the_call_was_lost_revises_that_record()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Wait(10).Down().Wait(30).Up().Wait(6);
        desk.Gone(EndReason.RemoteHangUp);
        Assert.Equal(EndReason.RemoteHangUp, desk.Ended.EndReason);
        Assert.Equal(2, Assert.Single(desk.Writes<StoreWrite.Revise>()).Record!.Revision);
    }

    [Fact]
    public void Call_of_another_incarnation_is_lost_at_once()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Wait(10).Down().Wait(3);
        desk.Say(new LinkUp(null, "restarted", []));
        Assert.Equal(EndReason.LinkLost, desk.Ended.EndReason);
    }

    [Fact]
    public void Call_with_the_Uniqueid_of_a_call_before_the_restart_is_another_call_with_a_key_of_its_own()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Wait(10).Down().Wait(3);
        desk.Say(new LinkUp(null, "restarted", [])).Wait(10);
        desk.See(Seen.Inbound()).See(Seen.Inbound(ConnectionState.Connected)).Wait(20).Gone(EndReason.RemoteHangUp);

        Assert.Equal(["pbx-1001-5.1-restarted", "pbx-1001-5.1"], desk.State.Ended.Select(call => call.Key));
        Assert.Equal(["pbx-1001-5.1-restarted", "pbx-1001-5.1"], desk.State.Ended.Select(call => call.Id));
        var records = desk.AllWrites<StoreWrite.End>().Select(end => end.Record!).ToList();
        Assert.Equal([("pbx-1001-5.1", 10), ("pbx-1001-5.1-restarted", 20)], records.Select(record => (record.Key, record.DurationSeconds)));
    }

    [Fact]
    public void Call_listed_after_a_restart_with_the_Uniqueid_of_one_before_it_is_another_call()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Wait(10).Down().Wait(3);

        desk.Say(new LinkUp(null, "restarted", [Seen.Inbound(ConnectionState.Connected)]));

        Assert.Equal(("pbx-1001-5.1", EndReason.LinkLost), (desk.Ended.Key, desk.Ended.EndReason));
        Assert.Equal("pbx-1001-5.1-restarted", desk.Live.Key);
    }

    [Fact]
    public void Call_keeps_its_run_in_the_key_when_the_listener_is_started_again()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Wait(10).Down().Wait(3);
        desk.Say(new LinkUp(null, "restarted", [Seen.Inbound(ConnectionState.Connected)])).Wait(1).Restart(5);

        desk.Say(new LinkUp(null, "restarted", [Seen.Inbound(ConnectionState.Held)]));

        Assert.Equal(("pbx-1001-5.1-restarted", ConnectionState.Held), (desk.Live.Key, desk.Live.State));
    }

    [Fact]
    public void Call_of_a_link_that_was_dead_before_anybody_noticed_is_certain_only_till_it_was_last_heard()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Wait(30).Down(silence: 8).Wait(5).Up().Wait(5);

        var record = desk.End.Record!;
        Assert.Equal(22, record.DurationSeconds);
        Assert.Contains("at least 0:22", record.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Call_that_began_in_the_silence_is_certain_from_its_beginning()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Wait(2).Down(silence: 8).Wait(5).Up().Wait(5);

        Assert.Equal(0, desk.End.Record!.DurationSeconds);
    }

    [Fact]
    public void Call_that_lived_through_a_silence_has_its_whole_duration()
    {
        var talking = Seen.Inbound(ConnectionState.Connected);
        var desk = new DeskBench().See(talking).Wait(30).Down(silence: 8).Wait(5).Up(talking).Wait(5).Gone(EndReason.RemoteHangUp);

        Assert.Equal((40, false), (desk.End.Record!.DurationSeconds, desk.Ended.AtLeast));
    }

    [Fact]
    public void Call_that_nobody_confirms_for_ten_minutes_is_lost()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Wait(10).Down();
        desk.Wait(599);
        Assert.NotEmpty(desk.State.Live);
        desk.Wait(1);
        Assert.Equal(EndReason.LinkLost, desk.Ended.EndReason);
        Assert.Equal(10, desk.End.Record!.DurationSeconds);
    }

    [Fact]
    public void Closing_call_that_is_there_again_was_never_gone()
    {
        var talking = Seen.Inbound(ConnectionState.Connected);
        var desk = new DeskBench().See(talking).Wait(10).Up().Wait(3).Up(talking).Wait(7);
        Assert.Equal(ConnectionState.Connected, desk.Live.State);
        desk.Gone(EndReason.LocalHangUp);
        Assert.Equal(20, desk.End.Record!.DurationSeconds);
    }

    [Fact]
    public void Call_closing_when_its_minute_is_over_asks_for_no_moment_that_is_past()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Wait(58).Up();
        desk.Wait(4);
        Assert.Equal(ConnectionState.Closing, desk.Live.State);
    }

    [Fact]
    public void Link_lost_while_a_call_closes_does_not_confirm_it()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Wait(10).Down().Wait(5);
        var confirmed = desk.Live.ConfirmedAt;
        desk.Up().Wait(1).Down();
        Assert.Equal(confirmed, desk.Live.ConfirmedAt);
    }

    [Fact]
    public void Second_list_without_the_call_does_not_put_off_its_end()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Up().Wait(3).Up().Wait(2);
        Assert.Equal(EndReason.LinkLost, desk.Ended.EndReason);
    }

    [Fact]
    public void Observation_while_the_link_is_down_gives_no_buttons()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Down();
        desk.See(Seen.Inbound(ConnectionState.Held));
        Assert.Equal(CallCapabilities.None, desk.Live.Capabilities);
        desk.Wait(100);
    }

    [Fact]
    public void Dial_in_doubt_when_the_link_was_lost_ends_without_a_record_if_it_is_not_there_after()
    {
        var desk = new DeskBench().Dial().Down().Wait(5).Up().Wait(5);
        Assert.Empty(desk.State.Live);
        Assert.Null(Assert.Single(desk.AllWrites<StoreWrite.End>()).Record);
    }

    [Fact]
    public void Dial_in_doubt_when_the_link_was_lost_goes_on_if_it_is_there_after()
    {
        var desk = new DeskBench().Dial().Down().Wait(5).Up(Seen.Outbound(callRef: "guid-1"));
        Assert.Equal(ConnectionState.Delivering, desk.Live.State);
    }

    [Fact]
    public void Uniqueid_that_a_phone_system_gives_again_after_it_started_anew_names_another_call()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Wait(10).Down();
        desk.Say(new LinkUp(null, "2026-11-22T09:30:00", [Seen.Inbound()]));
        Assert.Equal(EndReason.LinkLost, desk.Ended.EndReason);
        Assert.Equal((ConnectionState.Alerting, "pbx-1001-5.1-20261122t093000"), (desk.Live.State, desk.Live.Id));
        desk.See(Seen.Inbound(ConnectionState.Connected)).Wait(5).Gone(EndReason.RemoteHangUp);
        Assert.Equal(["pbx-1001-5.1-20261122t093000", "pbx-1001-5.1"], desk.State.Ended.Select(call => call.Key));
        Assert.Equal(2, desk.AllWrites<StoreWrite.End>().Select(end => end.Record!.Key).Distinct().Count());
    }
}
