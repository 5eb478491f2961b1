using CallBridge.Calls.Dialling;

namespace CallBridge.Calls.Tests.Dialling;

public class NotationTests
{
    [Theory]
    [InlineData("GB", "07814 256404", "+44 (0)7814 256404")]
    [InlineData("GB", "07814256404", "00447814256404")]
    [InlineData("US", "(415) 555-1212 x55", "+14155551212")]
    [InlineData("GB", "1001", "sip:1001@pbx.example")]
    [InlineData("??", "07814 256404", "+447814256404")]
    [InlineData("??", "(415) 555-1212", "+14155551212")]
    [InlineData("??", "14155551212", "+14155551212")]
    [InlineData("??", "07814 256404", "7814256404")]
    public void Numbers_of_one_line_are_the_same_in_whatever_notation(string country, string a, string b)
    {
        Assert.True(Plans.Of(country).Same(a, b));
        Assert.True(Plans.Of(country).Same(b, a));
    }

    [Theory]
    [InlineData("GB", "07814256404", "07814256405")]
    [InlineData("GB", "07814256404", "+497814256404")]
    [InlineData("GB", "1001", "01001")]
    [InlineData("GB", null, null)]
    [InlineData("GB", "", "")]
    [InlineData("GB", "anonymous", "anonymous")]
    [InlineData("??", "256404", "+44256404")]
    [InlineData("??", "56404123", "+447856404123")]
    public void Numbers_of_different_lines_and_what_is_no_number_are_not_the_same(string country, string? a, string? b)
    {
        Assert.False(Plans.Of(country).Same(a, b));
        Assert.False(Plans.Of(country).Same(b, a));
    }

    [Fact]
    public void Notations_at_home_are_canonical_national_international_and_bare_most_likely_first() =>
        Assert.Equal(
            "+442079460018 02079460018 00442079460018 442079460018 +4402079460018 4402079460018 2079460018 79460018", string.Join(' ', Plans.Britain.Notations("020 7946 0018")));

    [Fact]
    public void Notations_in_North_America_begin_with_ten_digits_as_Salesforce_writes_them() =>
        Assert.Equal("4155551212 +14155551212 14155551212 01114155551212 5551212", string.Join(' ', Plans.America.Notations("+1 415 555 1212")));

    [Fact]
    public void Notations_of_a_foreign_number_are_with_plus_prefix_and_bare() =>
        Assert.Equal("+14155551212 0014155551212 14155551212", string.Join(' ', Plans.Britain.Notations("+1 (415) 555-1212")));

    [Fact]
    public void Notations_without_a_calling_code_configured_include_the_likely_national_ones() =>
        Assert.Equal("+447814256404 00447814256404 447814256404 07814256404 7814256404", string.Join(' ', Plans.Unconfigured.Notations("+447814256404")));

    [Theory]
    [InlineData("1001", 1)]
    [InlineData("7", 0)]
    [InlineData("*97", 0)]
    [InlineData("anonymous", 0)]
    [InlineData("", 0)]
    public void Only_digits_of_two_or_more_can_be_searched(string number, int count) =>
        Assert.Equal(count, Plans.Britain.Notations(number).Length);

    [Theory]
    [InlineData("GB", "+447814256404", "07814 256404")]
    [InlineData("GB", "02079460018", "020 7946 0018")]
    [InlineData("GB", "0014155551212", "+1 415 555 1212")]
    [InlineData("GB", "+498912345678", "+49 8912345678")]
    [InlineData("US", "4155551212", "(415) 555-1212")]
    [InlineData("US", "4155551212x55", "(415) 555-1212 x55")]
    [InlineData("FR", "+33612345678", "06 12 34 56 78")]
    [InlineData("DE", "+4989123456", "089123456")]
    [InlineData("GB", "1001", "1001")]
    [InlineData("GB", "anonymous", "anonymous")]
    [InlineData("GB", " ", null)]
    [InlineData("GB", null, null)]
    public void A_number_is_shown_grouped_or_as_given(string country, string? number, string? shown) =>
        Assert.Equal(shown, Plans.Of(country).Display(number));
}
