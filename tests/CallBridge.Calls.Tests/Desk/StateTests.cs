using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;

namespace CallBridge.Calls.Tests.Desk;

public class StateTests
{
    [Theory]
    [InlineData(ConnectionState.Alerting)]
    [InlineData(ConnectionState.Connected)]
    [InlineData(ConnectionState.Held)]
    [InlineData(ConnectionState.HeldByRemote)]
    [InlineData(ConnectionState.Queued)]
    [InlineData(ConnectionState.Failed)]
    [InlineData(ConnectionState.Delivering)]
    [InlineData(ConnectionState.Initiated)]
    public void Observed_state_is_the_calls_state_and_is_journalled_and_told(ConnectionState state)
    {
        var desk = new DeskBench();
        desk.See(Seen.Inbound(state));
        Assert.Equal(state, desk.Live.State);
        Assert.Equal(desk.Live.Id, Assert.Single(desk.Writes<StoreWrite.PutLive>()).Row.CallId);
        Assert.True(desk.Told);
    }

    [Fact]
    public void Same_observation_again_has_no_effect_at_all()
    {
        var desk = new DeskBench().See(Seen.Inbound()).Skip(3);
        desk.See(Seen.Inbound());
        Assert.Empty(desk.Effects);
    }

    [Fact]
    public void Each_further_state_is_journalled()
    {
        var desk = new DeskBench().See(Seen.Inbound()).Skip(3);
        desk.See(Seen.Inbound(ConnectionState.Connected));
        Assert.Single(desk.Writes<StoreWrite.PutLive>());
    }

    [Fact]
    public void Durations_are_counted_by_state_across_holds()
    {
        var desk = new DeskBench();
        desk.See(Seen.Inbound()).Wait(4);
        desk.See(Seen.Inbound(ConnectionState.Connected)).Wait(100);
        desk.See(Seen.Inbound(ConnectionState.Held)).Wait(20);
        desk.See(Seen.Inbound(ConnectionState.Connected)).Wait(7);
        desk.See(Seen.Inbound(ConnectionState.HeldByRemote)).Wait(3);
        desk.See(Seen.Inbound(ConnectionState.Connected)).Wait(1);
        desk.Gone(EndReason.RemoteHangUp);
        Assert.Equal(new Spent(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(108), TimeSpan.FromSeconds(23)), desk.Ended.Spent);
        Assert.Equal(108, desk.End.Record!.DurationSeconds);
    }

    [Fact]
    public void Ending_is_one_transaction_of_journal_and_record()
    {
        var desk = new DeskBench().See(Seen.Inbound()).Wait(4);
        desk.Gone(EndReason.CallerCancelled);
        var persist = Assert.Single(desk.Effects.OfType<DeskEffect.Persist>());
        var end = Assert.IsType<StoreWrite.End>(Assert.Single(persist.Writes));
        Assert.Equal(desk.Ended.Id, end.Row.CallId);
        Assert.Equal("pbx-1001-5.1", end.Record!.Key);
        Assert.Empty(desk.State.Live);
        Assert.Same(persist, desk.Effects[0]);
    }

    [Fact]
    public void Key_is_the_answered_channels_though_the_id_is_the_first()
    {
        var desk = new DeskBench().See(Seen.Inbound());
        desk.See(Seen.Inbound(ConnectionState.Connected) with { Uniqueid = "5.3" });
        desk.Say(new CallGone("5.1", "5.3", EndReason.LocalHangUp));
        Assert.Equal("pbx-1001-5.1", desk.Ended.Id);
        Assert.Equal("pbx-1001-5.3", desk.End.Record!.Key);
    }

    [Fact]
    public void Observation_after_the_end_opens_no_call()
    {
        var desk = new DeskBench().See(Seen.Inbound()).Gone(EndReason.CallerCancelled);
        desk.See(Seen.Inbound(ConnectionState.Connected));
        Assert.Empty(desk.State.Live);
        Assert.Empty(desk.Effects);
    }

    [Fact]
    public void End_told_twice_counts_once()
    {
        var desk = new DeskBench().See(Seen.Inbound()).Gone(EndReason.CallerCancelled);
        desk.Gone(EndReason.RemoteHangUp);
        Assert.Empty(desk.Effects);
        Assert.Equal(EndReason.CallerCancelled, desk.Ended.EndReason);
    }

    [Fact]
    public void Live_call_is_journalled_once_a_minute_with_its_confirmation_and_not_told()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected));
        desk.Wait(60);
        Assert.Equal(desk.Now.Utc, Assert.Single(desk.Writes<StoreWrite.PutLive>()).Row.At);
        Assert.False(desk.Told);
        desk.Wait(59.9);
        Assert.Equal(2, desk.AllWrites<StoreWrite.PutLive>().Count());
    }

    [Fact]
    public void Call_beyond_the_limit_is_not_followed()
    {
        var desk = new DeskBench();
        for (var i = 0; i <= DeskLimits.LiveCalls; i++)
            desk.See(Seen.Inbound(callRef: "5." + i));
        Assert.Equal(DeskLimits.LiveCalls, desk.State.Live.Count);
    }

    [Fact]
    public void Ended_calls_are_kept_newest_first_up_to_their_limit()
    {
        var desk = new DeskBench();
        for (var i = 0; i <= DeskLimits.EndedCalls; i++)
            desk.See(Seen.Inbound(callRef: "5." + i)).Gone(EndReason.CallerCancelled, "5." + i);
        Assert.Equal(DeskLimits.EndedCalls, desk.State.Ended.Count);
        Assert.Equal("5." + DeskLimits.EndedCalls, desk.State.Ended[0].Ref);
    }

    [Fact]
    public void Outside_party_of_a_conference_with_a_colleague_makes_the_call_external()
    {
        var desk = new DeskBench();
        desk.See(Seen.Outbound(ConnectionState.Connected, "1002"));
        Assert.True(desk.Live.Internal);
        desk.See(Seen.Outbound(ConnectionState.Connected, "1002") with { Parties = [new Party("1002", null), new Party(DeskBench.Fred, null)] });
        Assert.Equal((false, DeskBench.Fred), (desk.Live.Internal, desk.Live.Named.Number));
    }

    [Fact]
    public void Outside_party_once_connected_stays_the_calls_name_though_a_colleague_joins()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected));
        desk.See(Seen.Inbound(ConnectionState.Connected, from: "1002"));
        Assert.False(desk.Live.Internal);
        Assert.Equal(DeskBench.Fred, desk.Live.Named.Number);
    }

    [Fact]
    public void Colleague_who_hands_over_an_outside_party_makes_the_call_external()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected, from: "1002"));
        Assert.True(desk.Live.Internal);
        desk.See(Seen.Inbound(ConnectionState.Connected) with { TransferredFrom = "1002" });
        Assert.False(desk.Live.Internal);
        Assert.Equal("1002", desk.Live.TransferredFrom);
    }

    [Fact]
    public void Handset_call_that_proves_to_be_a_pickup_is_inbound_and_no_record_was_open_for_it()
    {
        var desk = new DeskBench().Page(Seen.FredBloggs).See(Seen.Outbound());
        Assert.Equal((CallOrigin.Handset, Seen.FredBloggs), (desk.Live.Origin, desk.Live.OpenAtDial));
        desk.See(Seen.Inbound(ConnectionState.Connected));
        Assert.Equal((Direction.Inbound, CallOrigin.Pbx, (RecordRef?)null), (desk.Live.Direction, desk.Live.Origin, desk.Live.OpenAtDial));
    }

    [Fact]
    public void Consultation_names_the_held_call()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Held));
        desk.See(Seen.Outbound(to: "1002", callRef: "5.2") with { ConsultOf = "5.1" });
        Assert.Equal("pbx-1001-5.1", desk.State.Live["pbx-1001-5.2"].ConsultOf);
    }

    [Fact]
    public void Call_found_by_a_resync_has_the_phone_systems_own_duration()
    {
        var desk = new DeskBench(linked: false);
        desk.Up(Seen.Inbound(ConnectionState.Connected) with { Age = TimeSpan.FromSeconds(90) }).Wait(10);
        desk.Gone(EndReason.LocalHangUp);
        Assert.Equal(100, desk.End.Record!.DurationSeconds);
    }
}
