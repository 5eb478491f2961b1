using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;
using CallBridge.Telephony.Asterisk.Rights;

namespace CallBridge.Telephony.Tests.Asterisk.Rights;

public sealed class LoginRightsTests
{
    private static readonly string[] All =
        ["Filter", "Redirect", "Originate", "Hangup", "BlindTransfer", "Bridge", "PlayDTMF", "Park", "MuteAudio", "PJSIPNotify", "QueueStatus", "QueueAdd"];

    private static readonly AsteriskOptions Plain = new();

    [Fact]
    public void With_every_right_nothing_is_missing()
    {
        var rights = Of(Plain, All);
        Assert.Empty(rights.Shortfalls);
        Assert.Equal(~CallCapabilities.None, rights.Permitted);
    }

    [Fact]
    public void Where_the_phone_system_does_not_say_all_is_tried()
    {
        var rights = new LoginRights(null, Feature.Of(Plain));
        Assert.Empty(rights.Shortfalls);
        Assert.Equal(~CallCapabilities.None, rights.Permitted);
    }

    [Fact]
    public void Without_system_there_is_no_answering_holding_and_muting()
    {
        var rights = Of(Plain, All.Except(["Filter", "MuteAudio", "PJSIPNotify"]));
        Assert.Equal(
            ["The phone system's login lacks write=system in manager.conf: no muting, answering or holding."], rights.Shortfalls);
        const CallCapabilities lost = CallCapabilities.Answer | CallCapabilities.Hold | CallCapabilities.Retrieve | CallCapabilities.Mute;
        Assert.Equal(CallCapabilities.None, rights.Permitted & lost);
        Assert.True(rights.Permitted.HasFlag(CallCapabilities.HangUp | CallCapabilities.Transfer));
    }

    [Fact]
    public void Each_class_that_is_missing_has_a_sentence()
    {
        var rights = Of(Plain with { Queues = ["sales"] }, ["QueueStatus"]);
        Assert.Equal(
            ["write=originate", "write=call", "write=system", "write=agent"],
            rights.Shortfalls.Select(s => s.Split(' ').Single(word => word.StartsWith("write=", StringComparison.Ordinal))));
    }

    [Fact]
    public void Right_that_was_granted_in_vain_is_for_want_of_a_module()
    {
        var rights = Of(Plain, All.Except(["PJSIPNotify"]));
        Assert.Equal(["The phone system has not loaded res_pjsip_notify: no answering or holding."], rights.Shortfalls);
    }

    [Fact]
    public void Module_that_nobody_counts_on_is_not_offered_and_not_complained_of()
    {
        var rights = Of(Plain, All.Except(["Park", "PlayDTMF"]));
        Assert.Empty(rights.Shortfalls);
        Assert.Equal(CallCapabilities.None, rights.Permitted & (CallCapabilities.Park | CallCapabilities.Dtmf));
    }

    [Fact]
    public void Phone_that_cannot_be_told_lacks_no_right_to_tell_it() =>
        Assert.Empty(Of(Plain with { AnswerNotify = NotifyPreset.None, HoldNotify = NotifyPreset.None }, All.Except(["PJSIPNotify"])).Shortfalls);

    [Fact]
    public void Queues_without_the_module_say_so() =>
        Assert.Equal(
            ["The phone system has not loaded app_queue: no changing readiness for queue calls."],
            Of(Plain with { Queues = ["sales"] }, All.Except(["QueueStatus", "QueueAdd"])).Shortfalls);

    private static LoginRights Of(AsteriskOptions options, IEnumerable<string> allowed) => new(allowed.ToHashSet(), Feature.Of(options));
}
