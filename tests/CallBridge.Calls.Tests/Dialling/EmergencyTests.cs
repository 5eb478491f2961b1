using CallBridge.Calls.Dialling;

namespace CallBridge.Calls.Tests.Dialling;

/// <summary>Emergency numbers; what else is internal or external stands in <see cref="Rules.InternalOrExternalRuleTests"/>.</summary>
public class EmergencyTests
{
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
}
