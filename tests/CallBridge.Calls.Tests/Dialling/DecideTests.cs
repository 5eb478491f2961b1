using CallBridge.Calls.Dialling;

namespace CallBridge.Calls.Tests.Dialling;

public class DecideTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("1\n")]
    [InlineData("\n1")]
    [InlineData("1\r\nAction: Command")]
    [InlineData("1\0")]
    [InlineData("300&SIP/x")]
    [InlineData("300&1")]
    [InlineData("300,1")]
    [InlineData("300/1")]
    [InlineData("300|1")]
    [InlineData("${EXTEN}")]
    [InlineData("300;1")]
    [InlineData("300@evil")]
    [InlineData("123456789012345678901")]
    public void What_is_no_number_is_refused_with_a_sentence(string? typed)
    {
        var refused = Assert.IsType<DialDecision.Refused>(Plans.Britain.Decide(typed));
        Assert.EndsWith(".", refused.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GB", DialFormat.AsTyped, "07814 256404", "07814256404")]
    [InlineData("GB", DialFormat.AsTyped, "+44 (0)7814 256404", "+447814256404")]
    [InlineData("GB", DialFormat.AsTyped, "118118", "118118")]
    [InlineData("GB", DialFormat.National, "+44 7814 256404", "07814256404")]
    [InlineData("GB", DialFormat.National, "+1 415 555 1212", "0014155551212")]
    [InlineData("GB", DialFormat.International, "07814 256404", "00447814256404")]
    [InlineData("GB", DialFormat.Plus, "07814 256404", "+447814256404")]
    [InlineData("GB", DialFormat.Plus, "118118", "118118")]
    [InlineData("US", DialFormat.National, "(415) 555-1212", "14155551212")]
    [InlineData("US", DialFormat.International, "+44 7814 256404", "011447814256404")]
    [InlineData("GB9", DialFormat.AsTyped, "07814 256404", "907814256404")]
    [InlineData("GB9", DialFormat.AsTyped, "907814 256404", "907814256404")]
    [InlineData("GB9", DialFormat.AsTyped, "+44 7814 256404", "900447814256404")]
    [InlineData("GB9", DialFormat.Plus, "07814 256404", "900447814256404")]
    [InlineData("GB9", DialFormat.National, "907814 256404", "907814256404")]
    [InlineData("GB9", DialFormat.National, "118118", "9118118")]
    [InlineData("GB9", DialFormat.National, "9118118", "9118118")]
    [InlineData("US9", DialFormat.AsTyped, "9165551234", "99165551234")]
    [InlineData("??", DialFormat.Plus, "07814 256404", "07814256404")]
    public void An_external_number_is_dialled_in_the_configured_shape_behind_the_outside_line_prefix(
        string country, DialFormat format, string typed, string number)
    {
        var rules = RulesOf(country) with { DialFormat = format };
        Assert.Equal(new DialDecision.Dial(number, null, false), new DialPlan(rules).Decide(typed));
    }

    [Theory]
    [InlineData("1001", "1001")]
    [InlineData("*97", "*97")]
    [InlineData("#31#", "#31#")]
    public void Extensions_and_service_codes_are_dialled_as_typed(string typed, string number)
    {
        var plan = new DialPlan(RulesOf("GB9") with { DialFormat = DialFormat.Plus });
        Assert.Equal(new DialDecision.Dial(number, null, false), plan.Decide(typed));
    }

    [Fact]
    public void An_extension_in_the_number_is_sent_as_digits_after_the_answer() =>
        Assert.Equal(new DialDecision.Dial("4155551212", "55", false), Plans.America.Decide("(415) 555-1212 x55"));

    [Theory]
    [InlineData("GB", "999", "999")]
    [InlineData("GB", "9-9-9", "999")]
    [InlineData("GB9", "999", "999")]
    [InlineData("GB9", "9999", "9999")]
    [InlineData("US9", "911", "911")]
    public void An_emergency_number_is_dialled_as_it_is_and_never_denied(string country, string typed, string number)
    {
        var plan = new DialPlan(RulesOf(country) with { DialFormat = DialFormat.Plus, DeniedPrefixes = ["9", "999", "911"] });
        Assert.Equal(new DialDecision.Dial(number, null, true), plan.Decide(typed));
    }

    [Theory]
    [InlineData("0909", "0909 8790001")]
    [InlineData("0909", "+44 909 8790001")]
    [InlineData("0909", "00 44 909 8790001")]
    [InlineData("+44 909", "0909 8790001")]
    [InlineData("+44909", "+44 (0)909 8790001")]
    [InlineData("+44909", "0909 8790001 12345")]
    [InlineData("+44909", "0044 909 8790001 1234")]
    [InlineData("0909", "44 909 8790001")]
    [InlineData("00", "+49 89 123456")]
    [InlineData("+49", "0049 89 123456")]
    [InlineData("118", "118118")]
    [InlineData("118", "11880")]
    [InlineData("*21", "*21*07814256404#")]
    public void A_denied_prefix_is_refused_in_whatever_notation(string prefix, string typed)
    {
        var plan = new DialPlan(RulesOf("GB") with { DeniedPrefixes = [prefix] });
        Assert.IsType<DialDecision.Refused>(plan.Decide(typed));
    }

    [Theory]
    [InlineData("0044 7814 256404")]
    [InlineData("07814 256404")]
    public void A_number_at_home_is_not_abroad_however_it_is_written(string typed)
    {
        var plan = new DialPlan(RulesOf("GB") with { DeniedPrefixes = ["00"] });
        Assert.IsType<DialDecision.Dial>(plan.Decide(typed));
    }

    [Fact]
    public void A_denied_prefix_is_refused_behind_the_outside_line_prefix()
    {
        var plan = new DialPlan(RulesOf("GB9") with { DeniedPrefixes = ["0909", "118"] });
        Assert.IsType<DialDecision.Refused>(plan.Decide("90909 8790001"));
        Assert.IsType<DialDecision.Refused>(plan.Decide("9118118"));
    }

    [Fact]
    public void A_refusal_does_not_repeat_the_number() =>
        Assert.DoesNotContain("7814", Assert.IsType<DialDecision.Refused>(Plans.Britain.Decide("07814256404&")).Problem, StringComparison.Ordinal);

    private static DialPlanRules RulesOf(string country) => country switch
    {
        "GB" => new DialPlanRules { CountryCallingCode = "44" },
        "US" => new DialPlanRules { CountryCallingCode = "1" },
        "GB9" => new DialPlanRules { CountryCallingCode = "44", OutsideLinePrefix = "9" },
        "US9" => new DialPlanRules { CountryCallingCode = "1", OutsideLinePrefix = "9" },
        _ => new DialPlanRules(),
    };
}
