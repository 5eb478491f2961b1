using CallBridge.Calls.Desk;
using CallBridge.Calls.Records;

namespace CallBridge.Calls.Tests.Desk;

/// <summary>Calls of the last run that are read back when the desk has long begun, since the database could not be opened before.</summary>
public class LateRecoveryTests
{
    private static readonly DeskCall Left = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Wait(65).Live;

    [Fact]
    public void Call_that_the_phone_system_has_no_more_ends_as_lost_with_its_record()
    {
        var desk = new DeskBench().Wait(60).Step(new DeskInput.RecoveredLate([Left], []));

        Assert.Empty(desk.State.Live);
        Assert.Equal(EndReason.LinkLost, desk.Ended.EndReason);
        Assert.True(desk.End.Record!.NeverOverwrite);
    }

    [Fact]
    public void Call_that_was_seen_anew_goes_on_as_that_and_leaves_no_second_record()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected));
        var anew = desk.Live.Id;
        var left = Left with { Id = "of-the-last-run" };

        desk.Step(new DeskInput.RecoveredLate([left], []));

        Assert.Equal(anew, desk.Live.Id);
        Assert.Equal("of-the-last-run", Assert.Single(desk.Writes<StoreWrite.Drop>()).CallId);
        Assert.Empty(desk.Writes<StoreWrite.End>());
    }

    [Fact]
    public void Call_of_this_run_is_not_taken_for_one_of_the_last()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected));

        desk.Step(new DeskInput.RecoveredLate([desk.Live], []));

        Assert.Equal(ConnectionState.Connected, desk.Live.State);
        Assert.Empty(desk.Effects);
    }

    [Fact]
    public void Call_waits_for_the_phone_system_while_it_is_not_connected()
    {
        var desk = new DeskBench().Down().Step(new DeskInput.RecoveredLate([Left], []));

        Assert.Equal((desk.Now, CallCapabilities.None), (desk.Live.UnconfirmedSince!.Value, desk.Live.Capabilities));
    }

    [Fact]
    public void Ended_calls_of_the_last_run_stand_behind_those_of_this_one()
    {
        var former = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Gone(EndReason.LocalHangUp).Ended with { Id = "former" };
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Gone(EndReason.LocalHangUp);
        var own = desk.Ended;

        desk.Step(new DeskInput.RecoveredLate([], [own, former]));

        Assert.Equal([own.Id, "former"], desk.State.Ended.Select(call => call.Id));
    }
}
