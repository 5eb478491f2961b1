namespace CallBridge.Calls.Tests.Dialling;

public class ReadingTests
{
    [Theory]
    [InlineData("GB", "07814256404", "+447814256404")]
    [InlineData("GB", "07814 256 404", "+447814256404")]
    [InlineData("GB", "+44 7814 256404", "+447814256404")]
    [InlineData("GB", "+44 (0)7814 256404", "+447814256404")]
    [InlineData("GB", "+44 (0) 7814 256404", "+447814256404")]
    [InlineData("GB", "+44 07814 256404", "+447814256404")]
    [InlineData("GB", "0044 7814 256404", "+447814256404")]
    [InlineData("GB", "0044 (0)7814 256404", "+447814256404")]
    [InlineData("GB", "447814256404", "+447814256404")]
    [InlineData("GB", "7814256404", "+447814256404")]
    [InlineData("GB", "(020) 7946-0018", "+442079460018")]
    [InlineData("GB", "7946 0018", "+442079460018")]
    [InlineData("GB", "14155551212", "+14155551212")]
    [InlineData("GB", "001 415 555 1212", "+14155551212")]
    [InlineData("GB", "+49 (0)89 123456", "+4989123456")]
    [InlineData("GB", "+39 (0)6 1234567", "+39061234567")]
    [InlineData("US", "(415) 555-1212", "+14155551212")]
    [InlineData("US", "415.555.1212", "+14155551212")]
    [InlineData("US", "1-415-555-1212", "+14155551212")]
    [InlineData("US", "+1 (415) 555-1212", "+14155551212")]
    [InlineData("US", "555-1212", "+14155551212")]
    [InlineData("US", "011 44 7814 256404", "+447814256404")]
    [InlineData("US", "447814256404", "+447814256404")]
    [InlineData("DE", "089/123456", "+4989123456")]
    [InlineData("DE", "+49 89/123456", "+4989123456")]
    [InlineData("DE", "089 – 12 34 56", "+4989123456")]
    [InlineData("DE", "0049 (0)89 123456", "+4989123456")]
    [InlineData("FR", "06 12 34 56 78", "+33612345678")]
    [InlineData("FR", "+33 6.12.34.56.78", "+33612345678")]
    [InlineData("IT", "06 12345678", "+390612345678")]
    [InlineData("IT", "+39 06 12345678", "+390612345678")]
    [InlineData("DK", "45 12 34 56", "+4545123456")]
    [InlineData("DK", "45 45 12 34 56", "+4545123456")]
    [InlineData("RU", "8 (495) 123-45-67", "+74951234567")]
    [InlineData("RU", "812 123-45-67", "+78121234567")]
    [InlineData("RU", "+7 800 555 35 35", "+78005553535")]
    [InlineData("RU", "810 44 7814 256404", "+447814256404")]
    [InlineData("HU", "06 1 234 5678", "+3612345678")]
    [InlineData("??", "+447814256404", "+447814256404")]
    [InlineData("??", "0044 7814 256404", "+447814256404")]
    [InlineData("GB9", "907814256404", "+447814256404")]
    [InlineData("GB9", "900498912345678", "+498912345678")]
    [InlineData("GB9", "07814256404", "+447814256404")]
    [InlineData("US9", "914155551212", "+14155551212")]
    [InlineData("US9", "94155551212", "+14155551212")]
    [InlineData("US9", "9165551234", "+19165551234")]
    [InlineData("US9", "9011447814256404", "+447814256404")]
    [InlineData("DE0", "0089123456", "+89123456")]
    [InlineData("DE0", "089123456", "+4989123456")]
    public void Every_notation_of_a_country_has_one_canonical_number(string country, string written, string canonical) =>
        Assert.Equal(canonical, Plans.Of(country).Read(written).Canonical);

    [Theory]
    [InlineData("sip:+447814256404@pbx.example")]
    [InlineData("sips:07814256404@pbx.example:5061;transport=tls?subject=x")]
    [InlineData("SIP:07814256404;cpc=ordinary@pbx.example;user=phone")]
    [InlineData("tel:+44-7814-256404")]
    [InlineData("tel:%2B447814256404")]
    [InlineData("tel:07814256404;phone-context=+44")]
    [InlineData("callto://+447814256404")]
    public void Addresses_are_read_as_their_number(string written) =>
        Assert.Equal("+447814256404", Plans.Britain.Read(written).Canonical);

    [Theory]
    [InlineData("٠٧٨١٤ ٢٥٦٤٠٤")]
    [InlineData("०७८१४ २५६४०४")]
    [InlineData("\uFF0B\uFF14\uFF14 7814 256404")]
    [InlineData("07814\u2011256404")]
    [InlineData("07814\u2013256404")]
    [InlineData("07814\u2212256404")]
    [InlineData("07814\u00A0256404")]
    [InlineData("\u202A+447814256404\u202C")]
    [InlineData("\u200B07814256404")]
    [InlineData("\uFEFF07814256404")]
    public void Digits_dashes_and_spaces_of_other_scripts_and_invisible_marks_are_read(string written) =>
        Assert.Equal("+447814256404", Plans.Britain.Read(written).Canonical);

    [Theory]
    [InlineData("(415) 555-1212 x55", "55")]
    [InlineData("(415) 555-1212x55", "55")]
    [InlineData("(415) 555-1212, ext. 55", "55")]
    [InlineData("(415) 555-1212 Ext 055", "055")]
    [InlineData("(415) 555-1212 extension: 55", "55")]
    [InlineData("(415) 555-1212 #55", "55")]
    [InlineData("+14155551212;ext=55", "55")]
    [InlineData("tel:+1-415-555-1212;ext=55", "55")]
    [InlineData("sip:+14155551212;ext=55@pbx.example", "55")]
    public void An_extension_is_apart_from_the_number(string written, string extension)
    {
        var number = Plans.America.Read(written);
        Assert.Equal(("+14155551212", extension), (number.Canonical, number.Extension));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("abc")]
    [InlineData("anonymous")]
    [InlineData("1-800-FLOWERS")]
    [InlineData("07814256404\n")]
    [InlineData("07814256404\r\nAction: Command")]
    [InlineData("07814\t256404")]
    [InlineData("07814\0256404")]
    [InlineData("07814\u2028256404")]
    [InlineData("tel:07814%0D%0A256404")]
    [InlineData("300&SIP/x")]
    [InlineData("300,1")]
    [InlineData("300;1")]
    [InlineData("1/2")]
    [InlineData("0171 1234567 / 0172 7654321")]
    [InlineData("089/0123456")]
    [InlineData("089/")]
    [InlineData("44+7814256404")]
    [InlineData("++447814256404")]
    [InlineData("+")]
    [InlineData("()")]
    [InlineData("123456789012345678901")]
    [InlineData("sip:pbx.example")]
    [InlineData("sip:10.0.0.1")]
    [InlineData("\uD83D07814256404")]
    [InlineData("½")]
    public void What_is_no_number_has_neither_digits_nor_a_canonical_form(string? written)
    {
        var number = Plans.Britain.Read(written);
        Assert.Equal((null, null), (number.Digits, number.Canonical));
    }

    [Theory]
    [InlineData("GB", "1001")]
    [InlineData("GB", "112")]
    [InlineData("FR", "118118")]
    [InlineData("GB", "*97")]
    [InlineData("GB", "+12")]
    [InlineData("GB", "+0781425640")]
    [InlineData("GB", "+44 00 7814256404")]
    [InlineData("GB", "+4478142564041234")]
    [InlineData("US", "+1 555 1212")]
    [InlineData("US", "115 555 1212")]
    [InlineData("??", "07814256404")]
    public void Extensions_service_codes_and_impossible_numbers_have_no_canonical_form(string country, string written)
    {
        var number = Plans.Of(country).Read(written);
        Assert.NotNull(number.Digits);
        Assert.Null(number.Canonical);
    }

    [Fact]
    public void Text_longer_than_any_number_is_not_read() =>
        Assert.Null(Plans.Britain.Read(new string(' ', 200) + "07814256404").Digits);
}
