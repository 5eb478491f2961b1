using CallBridge.Calls.Search;
using FsCheck;
using FsCheck.Fluent;

namespace CallBridge.Calls.Tests.Search;

public class SalesforceIdTests
{
    private static readonly Arbitrary<string> Ids = Gen
        .Elements("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".ToCharArray())
        .ArrayOf(SalesforceId.ShortLength).Select(signs => new string(signs)).ToArbitrary();

    [Theory]
    [InlineData("001A0000006Vm9r", "001A0000006Vm9rIAC")]
    [InlineData("003000000000001", "003000000000001AAA")]
    [InlineData("001A0000006Vm9rIAC", "001A0000006Vm9rIAC")]
    [InlineData("001A0000006Vm9riac", "001A0000006Vm9rIAC")]
    public void An_id_of_15_or_18_characters_has_one_form_of_18(string id, string expected) => Assert.Equal(expected, SalesforceId.Normalise(id));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("001A0000006Vm9")]
    [InlineData("001A0000006Vm9rI")]
    [InlineData("001A0000006Vm9rIACx")]
    [InlineData("001A0000006Vm9r\n")]
    [InlineData("001A0000006Vm9'")]
    [InlineData("001A0000006Vm9é")]
    [InlineData("001a0000006vm9rIAC")]
    [InlineData("001A0000006Vm9rIAD")]
    public void What_is_no_id_or_has_a_checksum_that_does_not_fit_has_no_form(string? id) => Assert.Null(SalesforceId.Normalise(id));

    [Fact]
    public void Ids_that_differ_in_case_alone_are_different() => Assert.False(SalesforceId.Same("001A0000006Vm9r", "001A0000006Vm9R"));

    [Fact]
    public void What_is_no_id_is_not_the_same_as_itself()
    {
        Assert.False(SalesforceId.Same(null, null));
        Assert.False(SalesforceId.Same("x", "x"));
    }

    [Theory]
    [InlineData("003000000000001", "Contact")]
    [InlineData("00Q000000000001", "Lead")]
    [InlineData("00q000000000001", null)]
    [InlineData("a0B000000000001", null)]
    [InlineData("003", null)]
    public void The_prefix_tells_the_type_of_standard_objects(string id, string? type) => Assert.Equal(type, SalesforceId.TypeOf(id));

    [Fact]
    public void The_long_form_is_its_own_and_the_same_as_the_short_one() => Prop.ForAll(Ids, id =>
        SalesforceId.Normalise(id) is { Length: SalesforceId.LongLength } whole && whole.StartsWith(id, StringComparison.Ordinal)
        && SalesforceId.Normalise(whole) == whole && SalesforceId.Same(id, whole)).QuickCheckThrowOnFailure();

    [Fact]
    public void Long_forms_of_ids_that_differ_in_case_alone_differ_also_to_a_program_that_ignores_case() => Prop.ForAll(Ids, id =>
    {
        var capitals = id.ToUpperInvariant();
        return string.Equals(id, capitals, StringComparison.Ordinal)
            || !string.Equals(SalesforceId.Normalise(id), SalesforceId.Normalise(capitals), StringComparison.OrdinalIgnoreCase);
    }).QuickCheckThrowOnFailure();
}
