using CallBridge.Calls.Desk;

namespace CallBridge.Calls.Tests.Desk;

public class LayoutTests
{
    [Fact]
    public void Outbound_calls_are_searched_in_the_objects_of_their_own()
    {
        var desk = new DeskBench();
        desk.Step(new DeskInput.LayoutReported(["Lead", "Contact"], ["Account"]));
        Assert.Equal(["Account"], desk.See(Seen.Outbound()).Asked<DoRequest.Search>().Single().Request.Objects.ToArray());
        Assert.Equal(["Lead", "Contact"], desk.See(Seen.Inbound(callRef: "5.2")).Asked<DoRequest.Search>().Single().Request.Objects.ToArray());
    }

    [Fact]
    public void Outbound_calls_of_a_layout_without_objects_for_them_are_searched_as_inbound_ones()
    {
        var desk = new DeskBench();
        desk.Step(new DeskInput.LayoutReported(["Lead"], []));
        Assert.Equal(["Lead"], desk.See(Seen.Outbound()).Asked<DoRequest.Search>().Single().Request.Objects.ToArray());
    }
}
