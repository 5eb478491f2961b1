using CallBridge.CallCenter;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Dialling;
using CallBridge.Configuration;
using CallBridge.Desks;
using CallBridge.Pages;
using Microsoft.Extensions.Configuration;

namespace CallBridge.Tests.Desks;

/// <summary>Who wins: the listener's own configuration or the org's call center definition.</summary>
public sealed class DeskRulesFactoryTests
{
    private static readonly CallCenterSettings CallCenter = new()
    {
        OutsidePrefix = "9",
        LongDistancePrefix = "0",
        InternationalPrefix = "00",
        CountryCallingCode = "49",
        ScreenPop = ScreenPopWhen.Ringing,
    };

    [Fact]
    public void What_the_listener_does_not_set_is_the_call_centers()
    {
        var rules = DeskRulesFactory.Make(Settings("DialPlan:CountryCallingCode=44"), null, CallCenter);

        Assert.Equal(new DialDecision.Dial("907814256404", null, false), rules.DialPlan.Decide("07814256404"));
        Assert.Equal(ScreenPopWhen.Ringing, rules.Pop);
    }

    [Fact]
    public void What_the_listener_sets_wins()
    {
        var rules = DeskRulesFactory.Make(Settings("DialPlan:CountryCallingCode=44", "DialPlan:OutsideLinePrefix=", "ScreenPop:When=Manual"), null, CallCenter);

        Assert.Equal(new DialDecision.Dial("07814256404", null, false), rules.DialPlan.Decide("07814256404"));
        Assert.Equal("+447814256404", rules.DialPlan.Read("07814256404").Canonical);
        Assert.Equal(ScreenPopWhen.Manual, rules.Pop);
    }

    [Fact]
    public void New_countries_are_confirmed_unless_it_is_switched_off()
    {
        Assert.True(DeskRulesFactory.Make(Settings(), null).ConfirmNewCountries);
        Assert.False(DeskRulesFactory.Make(Settings("DialPlan:ConfirmNewCountries=false"), null).ConfirmNewCountries);
    }

    [Theory]
    [InlineData("9", "9")]
    [InlineData("", null)]
    [InlineData("9\n", null)]
    [InlineData("123456789", null)]
    [InlineData("+9", null)]
    public void Prefix_that_an_administrator_typed_counts_only_as_digits(string typed, string? read) =>
        Assert.Equal(read, new PageCallCenter { OutsidePrefix = typed, LongDistancePrefix = typed, InternationalPrefix = typed }.Read().OutsidePrefix);

    [Theory]
    [InlineData("Answered", ScreenPopWhen.Answered)]
    [InlineData("ringing", ScreenPopWhen.Ringing)]
    [InlineData("7", null)]
    [InlineData("Sometimes", null)]
    [InlineData(null, null)]
    public void Screen_pop_that_an_administrator_typed_counts_only_as_one_of_the_three(string? typed, ScreenPopWhen? read) =>
        Assert.Equal(read, new PageCallCenter { ScreenPop = typed }.Read().ScreenPop);

    private static Settings Settings(params string[] set)
    {
        var values = set.Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => (string?)pair[1]);
        var (settings, errors) = CallBridge.Configuration.Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        Assert.Empty(errors);
        return settings;
    }
}
