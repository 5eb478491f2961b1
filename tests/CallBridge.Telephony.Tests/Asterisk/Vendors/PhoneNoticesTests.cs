using CallBridge.Ami.Wire;
using CallBridge.Telephony.Asterisk;
using CallBridge.Telephony.Asterisk.Vendors;

namespace CallBridge.Telephony.Tests.Asterisk.Vendors;

public sealed class PhoneNoticesTests
{
    private const string Channel = "PJSIP/desk-7-0000001c";

    [Fact]
    public void Broadsoft_phones_are_told_within_the_call()
    {
        var notices = new PhoneNotices(NotifyPreset.BroadsoftTalkHold, NotifyPreset.BroadsoftTalkHold);
        Assert.Equal(["Action: PJSIPNotify", $"Channel: {Channel}", "Variable: Event=talk"], Lines(notices.Answer(Channel)));
        Assert.Equal(["Action: PJSIPNotify", $"Channel: {Channel}", "Variable: Event=hold"], Lines(notices.Hold(Channel)));
        Assert.Equal(["Action: PJSIPNotify", $"Channel: {Channel}", "Variable: Event=talk"], Lines(notices.Retrieve(Channel)));
    }

    [Fact]
    public void Fanvil_phones_are_sent_a_key_outside_of_it()
    {
        var notices = new PhoneNotices(NotifyPreset.FanvilActionUri, NotifyPreset.FanvilActionUri);
        Assert.Equal(Key("ANSWER"), Lines(notices.Answer(Channel)));
        Assert.Equal(Key("F_HOLD"), Lines(notices.Hold(Channel)));
        Assert.Equal(Key("F_HOLD"), Lines(notices.Retrieve(Channel)));
    }

    private static string[] Key(string key) =>
    [
        "Action: PJSIPNotify", "Endpoint: desk-7", "Variable: Event=ACTION-URI", "Variable: Content-Type=message/sipfrag", $"Variable: Content=key={key}",
    ];

    private static IEnumerable<string> Lines(AmiAction action) => action.Headers.Select(header => $"{header.Key}: {header.Value}");
}
