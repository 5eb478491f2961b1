using CallBridge.Telephony.Asterisk.Queues;

namespace CallBridge.Telephony.Tests.Asterisk.Queues;

public sealed class QueueAgentTests
{
    [Theory]
    [InlineData("PJSIP/1001", null, true)]
    [InlineData("pjsip/1001", null, true)]
    [InlineData("PJSIP/1001", "PJSIP/1001", true)]
    [InlineData("Local/1001@from-queue/n", null, true)]
    [InlineData("Local/1001@from-queue/n", "Local/1001@from-queue/n", true)]
    [InlineData("Local/1001@from-queue/n", "hint:1001@ext-local", true)]
    [InlineData("Local/5000@agents/n", "PJSIP/1001", true)]
    [InlineData("Local/1001@from-queue/n", "PJSIP/1002", false)]
    [InlineData("Local/1001@from-queue/n", "hint:1002@ext-local", false)]
    [InlineData("PJSIP/10011", null, false)]
    [InlineData("PJSIP/1001-2", null, false)]
    [InlineData("Local/10011@from-queue/n", null, false)]
    [InlineData("Local/@from-queue", null, false)]
    [InlineData("Local/1001", null, false)]
    [InlineData("hint:1001@ext-local", null, false)]
    [InlineData("SIP/1001", null, false)]
    public void The_usual_ways_to_be_a_member_are_known(string at, string? state, bool owns) =>
        Assert.Equal(owns, new QueueAgent("1001", "PJSIP/1001", null).Owns(new QueueMember("sales", at, state)));

    [Theory]
    [InlineData("Local/1001@tenant1/n", null, true)]
    [InlineData("PJSIP/1001", null, true)]
    [InlineData("Local/1001@tenant2/n", null, false)]
    [InlineData("Local/7@x", "hint:1001@tenant2", false)]
    public void Whoever_configured_an_interface_is_taken_at_their_word(string at, string? state, bool owns) =>
        Assert.Equal(owns, new QueueAgent("1001", "PJSIP/1001", "Local/1001@tenant1/n").Owns(new QueueMember("sales", at, state)));

    [Fact]
    public void Logs_in_as_the_phone_itself_unless_configured()
    {
        var plain = new QueueAgent("1001", "PJSIP/1001", null);
        Assert.Equal(("PJSIP/1001", null), (plain.Interface, plain.StateInterface));
        var local = new QueueAgent("1001", "PJSIP/1001", "Local/1001@from-queue/n");
        Assert.Equal(("Local/1001@from-queue/n", "PJSIP/1001"), (local.Interface, local.StateInterface));
    }
}
