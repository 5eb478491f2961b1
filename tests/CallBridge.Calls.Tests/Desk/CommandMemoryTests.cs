using CallBridge.Calls.Desk;

namespace CallBridge.Calls.Tests.Desk;

public class CommandMemoryTests
{
    [Fact]
    public void Request_id_of_another_command_is_refused_and_nothing_is_done()
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected));
        desk.Control(PhoneAction.Hold, request: "1");
        desk.Control(PhoneAction.HangUp, request: "1");
        Assert.Equal((Refusal.Invalid, "Idempotency-Key"), Assert.IsType<DeskReply.Refused>(desk.Reply) is var refused ? (refused.Why, refused.Field) : default);
        Assert.Empty(desk.Asked<DoRequest.Command>());
    }

    [Fact]
    public void Only_so_many_requests_are_remembered_and_the_newest_are()
    {
        var desk = new DeskBench();
        for (var request = 0; request <= DeskLimits.RememberedRequests; request++)
            desk.Skip(0.001).Ask(new DeskCommand.MakePrivate("no such call"), $"r{request}");
        Assert.Equal(DeskLimits.RememberedRequests, desk.State.Requests.Count);
        Assert.False(desk.State.Requests.ContainsKey("r0"));
    }

    [Fact]
    public void Same_dial_again_gets_the_first_answer_and_rings_once()
    {
        var desk = new DeskBench().Dial(callRef: "guid-1", request: "1");
        var first = desk.Reply;
        desk.Dial(callRef: "guid-2", request: "1");
        Assert.Equal(first, desk.Reply);
        Assert.Single(desk.AllAsked<DoRequest.Command>());
    }
}
