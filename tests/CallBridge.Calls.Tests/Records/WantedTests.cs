using CallBridge.Calls.Records;
using CallBridge.Calls.Tests.Dialling;

namespace CallBridge.Calls.Tests.Records;

public class WantedTests
{
    private static readonly RecordPolicy Usual = new();

    [Fact]
    public void Answered_internal_and_unanswered_calls_are_saved_unless_configured_otherwise()
    {
        Assert.True(IsWanted(Calls.Fred, Usual));
        Assert.True(IsWanted(Calls.Fred with { Internal = true }, Usual));
        Assert.True(IsWanted(Calls.Missed, Usual));
        Assert.True(IsWanted(Calls.Missed with { Direction = Direction.Outbound }, Usual));
    }

    [Fact]
    public void A_call_marked_private_is_not_logged() => Assert.False(IsWanted(Calls.Fred with { Private = true }, Usual));

    [Fact]
    public void Internal_calls_are_left_out_by_LogInternal()
    {
        var policy = Usual with { LogInternal = false };
        Assert.False(IsWanted(Calls.Fred with { Internal = true }, policy));
        Assert.True(IsWanted(Calls.Fred, policy));
    }

    [Fact]
    public void Unanswered_outbound_calls_are_left_out_by_LogUnansweredOutbound()
    {
        var policy = Usual with { LogUnansweredOutbound = false };
        Assert.False(IsWanted(Calls.Missed with { Direction = Direction.Outbound }, policy));
        Assert.True(IsWanted(Calls.Fred with { Direction = Direction.Outbound }, policy));
        Assert.True(IsWanted(Calls.Missed, policy));
    }

    [Theory]
    [InlineData(LogMissed.None, false, EndReason.CallerCancelled, false)]
    [InlineData(LogMissed.Direct, false, EndReason.CallerCancelled, true)]
    [InlineData(LogMissed.Direct, false, EndReason.Rejected, true)]
    [InlineData(LogMissed.Direct, true, EndReason.CallerCancelled, false)]
    [InlineData(LogMissed.Direct, false, EndReason.AnsweredElsewhere, false)]
    [InlineData(LogMissed.Direct, false, EndReason.PickedUp, false)]
    [InlineData(LogMissed.Direct, false, EndReason.Forwarded, false)]
    [InlineData(LogMissed.All, true, EndReason.AnsweredElsewhere, true)]
    public void Missed_calls_are_saved_by_LogMissed(LogMissed which, bool throughGroup, EndReason reason, bool expected) =>
        Assert.Equal(expected, IsWanted(Calls.Missed with { ThroughGroup = throughGroup, Reason = reason }, Usual with { LogMissed = which }));

    [Theory]
    [InlineData(29.9, false, false)]
    [InlineData(30, false, true)]
    [InlineData(5, true, true)]
    public void Answered_calls_below_MinimumSeconds_are_not_saved_unless_they_may_have_been_longer(double seconds, bool atLeast, bool expected) =>
        Assert.Equal(expected, IsWanted(Calls.Fred with { Talk = TimeSpan.FromSeconds(seconds), AtLeast = atLeast }, Usual with { MinimumSeconds = 30 }));

    [Fact]
    public void MinimumSeconds_says_nothing_of_missed_calls() => Assert.True(IsWanted(Calls.Missed, Usual with { MinimumSeconds = 30 }));

    [Theory]
    [InlineData("+44 7814 256404", false)]
    [InlineData("07814 256405", true)]
    [InlineData("", true)]
    public void NeverLog_numbers_are_left_out_in_any_notation(string never, bool expected) =>
        Assert.Equal(expected, IsWanted(Calls.Fred, Usual with { NeverLog = [never] }));

    [Fact]
    public void NeverLog_leaves_out_no_hidden_number() =>
        Assert.True(IsWanted(Calls.Fred with { Far = Party.Unknown }, Usual with { NeverLog = ["", "anonymous"] }));

    private static bool IsWanted(CallFacts facts, RecordPolicy policy) => RecordRules.IsWanted(facts, policy, Plans.Britain);
}
