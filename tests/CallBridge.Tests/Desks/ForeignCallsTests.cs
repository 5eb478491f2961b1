using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;
using CallBridge.Desks;

namespace CallBridge.Tests.Desks;

public sealed class ForeignCallsTests
{
    private static readonly Moment Start = new(new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero), TimeSpan.Zero);

    [Fact]
    public void Call_of_another_extension_ends_as_lost_with_a_record_under_its_own_agent()
    {
        var rules = DeskRulesFactory.Make(DeskOf.Settings, null);
        var left = ConnectedCallOf("2002", rules);

        var end = Assert.IsType<StoreWrite.End>(ForeignCalls.End([left], rules, Start.Plus(TimeSpan.FromHours(1)))[^1]);

        Assert.Equal("2002", end.Row.Agent);
        Assert.Equal(left.Id, end.Row.CallId);
        Assert.Equal(("2002", left.Key, true), (end.Record!.Agent, end.Record.Key, end.Record.NeverOverwrite));
    }

    private static DeskCall ConnectedCallOf(string extension, DeskRules rules)
    {
        var call = new CallObservation
        {
            Ref = "1780304400.1",
            Uniqueid = "1780304400.1",
            State = ConnectionState.Connected,
            Direction = Direction.Inbound,
            Far = new Party("07814256404", null),
        };
        var up = DeskReducer.Step(new DeskState { Rules = rules with { Extension = extension } }, new DeskInput.PhoneSaid(new LinkUp("pbx", "1", [])), Start);
        return Assert.Single(DeskReducer.Step(up.State, new DeskInput.PhoneSaid(new CallObserved(call)), Start).State.Live.Values);
    }
}
