using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Tests.Asterisk.Rights;

/// <summary>What the phone system turns out not to grant or to know, as a dialogue.</summary>
public sealed class SessionCheckTests
{
    private const string Click = "5d9f7a54-0000-4000-8000-000000000001";

    private static readonly string[] Ringing =
    [
        "Channel: PJSIP/1001-00000002", "ChannelState: 6", "CallerIDNum: 1001", "ConnectedLineNum: 07814256404", "Exten: ",
        "Uniqueid: 1763000000.2", "Linkedid: 1763000000.1", "Application: AppDial", "Duration: 00:01:05", "BridgeId: b1",
    ];

    [Fact]
    public async Task What_the_login_may_not_do_is_said_and_not_offered()
    {
        await using var pbx = new AsteriskBench(new AsteriskOptions());
        await pbx.LogInAsync(AsteriskBench.EveryRight.Except(["Filter", "PJSIPNotify", "MuteAudio"]));
        var up = await pbx.ListCallsAsync(Ringing);
        Assert.Equal("The phone system's login lacks write=system in manager.conf: no muting, answering or holding.", Assert.Single(up.Shortfalls));
        var call = Assert.Single(up.Calls);
        Assert.Equal(ConnectionState.Connected, call.State);
        Assert.False(call.Capabilities.HasFlag(CallCapabilities.Hold));
        Assert.True(call.Capabilities.HasFlag(CallCapabilities.HangUp | CallCapabilities.Transfer));
    }

    [Theory]
    [InlineData("Unable to retrieve endpoint 1001", null, "Telephony:Asterisk:Endpoint")]
    [InlineData(null, "Did not find context from-internal", "Telephony:Asterisk:DialContext")]
    [InlineData("Permission denied", "Permission denied", null)]
    [InlineData(null, "Did not find extension callbridge-check@from-internal", null)]
    public async Task Setting_that_the_phone_system_does_not_know_is_named(string? endpoint, string? context, string? named)
    {
        await using var pbx = new AsteriskBench(new AsteriskOptions());
        await pbx.LogInAsync([.. AsteriskBench.EveryRight, "PJSIPShowEndpoint", "ShowDialPlan"]);
        await CheckedAsync("PJSIPShowEndpoint", endpoint);
        var asked = await CheckedAsync("ShowDialPlan", context);
        Assert.Equal("from-internal", asked["Context"]);
        var shortfalls = (await pbx.ListCallsAsync()).Shortfalls;
        if (named is null)
            Assert.Empty(shortfalls);
        else
            Assert.Contains(named, Assert.Single(shortfalls), StringComparison.Ordinal);

        async Task<Ami.Wire.AmiMessage> CheckedAsync(string action, string? refusal)
        {
            if (refusal is not null)
                return await pbx.AnswerAsync(action, "Error", "Message: " + refusal);
            var list = await pbx.AnswerAsync(action, "Success", "EventList: start");
            await pbx.Session.WriteEventAsync("ListComplete", $"ActionID: {list.ActionId}", "EventList: Complete");
            return list;
        }
    }

    [Fact]
    public async Task Start_that_ends_later_is_followed_by_a_new_list()
    {
        await using var pbx = new AsteriskBench(new AsteriskOptions());
        await pbx.LogInAsync(AsteriskBench.EveryRight, started: false);
        Assert.Contains("read=system", Assert.Single((await pbx.ListCallsAsync()).Shortfalls), StringComparison.Ordinal);
        await pbx.Session.WriteEventAsync("FullyBooted", "Status: Fully Booted");
        await pbx.TellRightsAsync(AsteriskBench.EveryRight);
        Assert.Empty((await pbx.ListCallsAsync()).Shortfalls);
    }

    [Theory]
    [InlineData("Extension does not exist.", "Telephony:Asterisk:DialContext")]
    [InlineData("Permission denied", "write=originate")]
    [InlineData("Something else", "Something else")]
    public async Task Refused_dial_names_what_to_mend(string words, string named)
    {
        await using var pbx = new AsteriskBench(new AsteriskOptions());
        await pbx.LogInAsync(null);
        await pbx.ListCallsAsync();
        var dial = pbx.Phones.ExecuteAsync(new DialPhone(AsteriskBench.Extension, Click, "01632960001"), default);
        await pbx.AnswerAsync("Originate", "Error", "Message: " + words);
        var problem = (await dial).Problem;
        Assert.Contains(named, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("01632960001", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Phone_that_could_not_be_rung_is_named_with_its_setting()
    {
        await using var pbx = new AsteriskBench(new AsteriskOptions());
        await pbx.LogInAsync(null);
        await pbx.ListCallsAsync();
        var dial = pbx.Phones.ExecuteAsync(new DialPhone(AsteriskBench.Extension, Click, "01632960001"), default);
        await pbx.AnswerAsync("Originate", "Success");
        Assert.Null((await dial).Problem);
        await pbx.Session.WriteEventAsync("OriginateResponse", $"Uniqueid: {Click}", "Response: Failure", "Reason: 0");
        var gone = await pbx.Phone.NextAsync<CallGone>(_ => true);
        Assert.Equal(EndReason.Unreachable, gone.Reason);
        Assert.Contains("PJSIP/1001 (Telephony:Asterisk:Endpoint)", gone.Problem, StringComparison.Ordinal);
    }
}
