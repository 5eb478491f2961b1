using CallBridge.Ami.Wire;
using CallBridge.Telephony.Asterisk.Queues;

namespace CallBridge.Telephony.Tests.Asterisk.Queues;

public sealed class QueueTranslatorTests
{
    [Fact]
    public void Pause_tells_the_whole_member() => Assert.Equal(
        new MemberSeen(new QueueMember("sales", "Local/1001@from-queue/n", "PJSIP/1001", Paused: true, "Lunch")),
        Translate(
            "Event: QueueMemberPause", "Queue: sales", "MemberName: Fred", "Interface: Local/1001@from-queue/n", "StateInterface: PJSIP/1001",
            "Membership: dynamic", "Paused: 1", "PausedReason: Lunch"));

    [Fact]
    public void Reason_of_an_earlier_pause_is_none_of_a_member_who_is_called() => Assert.Equal(
        new MemberSeen(new QueueMember("sales", "PJSIP/1001", Dynamic: false)),
        Translate("Event: QueueMemberStatus", "Queue: sales", "Interface: PJSIP/1001", "Membership: static", "Paused: 0", "PausedReason: Lunch"));

    [Fact]
    public void Removal_names_queue_and_member() => Assert.Equal(
        new MemberGone("sales", "PJSIP/1001"),
        Translate("Event: QueueMemberRemoved", "Queue: sales", "Interface: PJSIP/1001", "Paused: 0"));

    [Theory]
    [InlineData("Event: QueueMemberAdded", "Queue: sales")]
    [InlineData("Event: QueueMemberAdded", "Interface: PJSIP/1001")]
    [InlineData("Event: QueueMemberRemoved", "Queue: ")]
    [InlineData("Event: Unheard", "Queue: sales")]
    [InlineData("Response: Success", "Queue: sales")]
    public void Message_without_what_it_should_have_is_nothing(string first, string second) => Assert.Null(Translate(first, second));

    [Fact]
    public void List_is_whole_with_its_last_message()
    {
        var list = new QueueListing("Sales");
        Assert.Null(list.Take(Message("Response: Success", "EventList: start")));
        Assert.Null(list.Take(Message("Event: QueueParams", "Queue: sales")));
        Assert.Null(list.Take(Message("Event: QueueMember", "Queue: sales", "Name: x", "Location: PJSIP/1001", "Membership: static", "Paused: 1", "PausedReason: ")));
        Assert.Null(list.Take(Message("Event: QueueEntry", "Queue: sales")));
        var whole = list.Take(Message("Event: QueueStatusComplete", "EventList: Complete"));
        Assert.Equal(("Sales", true), (whole!.Queue, whole.Exists));
        Assert.Equal(new QueueMember("Sales", "PJSIP/1001", Paused: true, Dynamic: false), Assert.Single(whole.Members));
    }

    [Fact]
    public void List_of_an_unknown_queue_is_empty_and_says_so()
    {
        var whole = new QueueListing("nosuch").Take(Message("Event: QueueStatusComplete", "EventList: Complete"));
        Assert.False(whole!.Exists);
    }

    private static QueueEvent? Translate(params string[] lines) => QueueTranslator.Translate(Message(lines));

    private static AmiMessage Message(params string[] lines) =>
        new(lines.Select(line => line.Split(": ", 2)).Select(parts => new AmiHeader(parts[0], parts[1])));
}
