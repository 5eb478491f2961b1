using CallBridge.Calls.Dialling;

namespace CallBridge.Calls.Tests.Dialling;

public class CountryTests
{
    [Theory]
    [InlineData("GB", "+4930123456", "49")]
    [InlineData("GB", "004930123456", "49")]
    [InlineData("GB", "+49 (0)30 123456 x7", "49")]
    [InlineData("GB9", "9004930123456", "49")]
    [InlineData("US", "01149 30 123456", "49")]
    [InlineData("DE", "+1 415 555 1212", "1")]
    [InlineData("GB", "+3531234567", "353")]
    [InlineData("GB", "+77012345678", "77")]
    [InlineData("GB", "+74951234567", "7")]
    public void Number_of_another_country_names_it(string desk, string number, string country) =>
        Assert.Equal(country, Plans.Of(desk).CountryAbroad(number)?.Code);

    // What looks like a neighbour's and is billed like abroad: the classic of toll fraud.
    [Theory]
    [InlineData("876 555 1212", "1876")]
    [InlineData("1 (809) 555-1212", "1809")]
    [InlineData("+1 649 555 1212", "1649")]
    public void Area_codes_of_the_Caribbean_are_abroad_for_North_America(string number, string country) =>
        Assert.Equal(country, Plans.America.CountryAbroad(number)?.Code);

    [Theory]
    [InlineData("GB", "07814256404")]
    [InlineData("GB", "+447814256404")]
    [InlineData("GB", "00447814256404")]
    [InlineData("GB9", "907814256404")]
    [InlineData("US", "(415) 555-1212")]
    [InlineData("US", "604 555 1212")]
    [InlineData("US", "787 555 1212")]
    [InlineData("DE", "089/123456")]
    public void Own_country_is_none_abroad(string desk, string number) => Assert.Null(Plans.Of(desk).CountryAbroad(number));

    [Theory]
    [InlineData("112")]
    [InlineData("911")]
    [InlineData("1001")]
    [InlineData("*97")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("abc")]
    [InlineData("+4")]
    public void Emergency_internal_and_no_number_lead_nowhere_abroad(string? number) => Assert.Null(Plans.Britain.CountryAbroad(number));

    [Fact]
    public void Desk_without_a_calling_code_cannot_tell() => Assert.Null(Plans.Unconfigured.CountryAbroad("+4930123456"));

    // The phone system ignores digits too many, and may know shorter ones.
    [Theory]
    [InlineData("0049301")]
    [InlineData("+49301234567890123456")]
    public void Number_of_no_whole_length_is_still_of_its_country(string number) => Assert.Equal("49", Plans.Britain.CountryAbroad(number)?.Code);

    [Fact]
    public void Desk_in_the_Caribbean_has_its_own_country_and_the_United_States_abroad()
    {
        var jamaica = new DialPlan(new DialPlanRules { CountryCallingCode = "1", AreaCode = "876" });

        Assert.Null(jamaica.CountryAbroad("876 555 1212"));
        Assert.Equal("1", jamaica.CountryAbroad("415 555 1212")?.Code);
    }
}
