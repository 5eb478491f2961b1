using CallBridge.Calls.Dialling;

namespace CallBridge.Calls.Tests.Dialling;

public class InternalTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("anonymous")]
    [InlineData("*97")]
    public void Empty_withheld_or_non_numeric_is_external(string? number) => Assert.False(Plans.Britain.IsInternal(number));

    [Theory]
    [InlineData("1", true)]
    [InlineData("1001", true)]
    [InlineData("12345", true)]
    [InlineData("sip:1001@pbx.example", true)]
    [InlineData("123456", false)]
    [InlineData("+1234", false)]
    [InlineData("07814256404", false)]
    public void One_to_InternalDigits_digits_are_internal(string number, bool expected) =>
        Assert.Equal(expected, Plans.Britain.IsInternal(number));

    [Theory]
    [InlineData("112")]
    [InlineData("911")]
    [InlineData("999")]
    [InlineData("000")]
    [InlineData("9-1-1")]
    public void An_emergency_number_is_external(string number)
    {
        Assert.True(Plans.Britain.IsEmergency(number));
        Assert.False(Plans.Britain.IsInternal(number));
    }

    [Theory]
    [InlineData("DE", "110", true)]
    [InlineData("GB", "110", false)]
    [InlineData("IT", "118", true)]
    [InlineData("FR", "15", true)]
    [InlineData("GB9", "9999", true)]
    [InlineData("GB9", "9112", true)]
    [InlineData("GB", "9112", false)]
    [InlineData("GB", "11200", false)]
    public void Emergency_numbers_are_those_of_everywhere_and_of_the_country_also_behind_the_outside_line_prefix(string country, string number, bool expected) =>
        Assert.Equal(expected, Plans.Of(country).IsEmergency(number));

    [Fact]
    public void Configured_emergency_numbers_come_on_top()
    {
        var plan = new DialPlan(new DialPlanRules { EmergencyNumbers = ["55-55"] });
        Assert.True(plan.IsEmergency("5555"));
        Assert.True(plan.IsEmergency("112"));
    }

    [Theory]
    [InlineData("9001")]
    [InlineData("9")]
    public void An_outside_line_prefix_is_external(string number) => Assert.False(Plans.Of("GB9").IsInternal(number));

    [Theory]
    [InlineData("7001234", true)]
    [InlineData("700123", false)]
    [InlineData("8001234", false)]
    [InlineData("020 7946 0018", true)]
    [InlineData("+44 20 7946 0018", true)]
    [InlineData("+44 20 7947 0018", false)]
    public void A_number_in_InternalRanges_is_internal(string number, bool expected)
    {
        var plan = new DialPlan(new DialPlanRules
        {
            CountryCallingCode = "44",
            InternalRanges = [new InternalRange("700", 7), new InternalRange("+44207946", 12)],
        });
        Assert.Equal(expected, plan.IsInternal(number));
    }

    [Theory]
    [InlineData(3, "1001", false)]
    [InlineData(7, "1234567", true)]
    [InlineData(0, "1", false)]
    public void The_orgs_own_longest_internal_number_overrides_the_configured_one(int digits, string number, bool expected) =>
        Assert.Equal(expected, new DialPlan(new DialPlanRules(), digits).IsInternal(number));
}
