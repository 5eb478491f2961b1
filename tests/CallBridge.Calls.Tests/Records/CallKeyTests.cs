using System.Text.RegularExpressions;
using CallBridge.Calls.Records;
using FsCheck;
using FsCheck.Fluent;

namespace CallBridge.Calls.Tests.Records;

public partial class CallKeyTests
{
    private static readonly Gen<string> Names = Gen.OneOf(
        Gen.Elements("a", "b", "x.", "1", ".", "-", "--", "A", " ", "é", "_", "2d", ".2d").ArrayOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get).Where(text => !text.Any(char.IsSurrogate)));

    private static readonly Arbitrary<(string System, string Extension, string Uniqueid)> Parts = (
        from system in Names
        from extension in Names
        from uniqueid in Names
        select (system, extension, uniqueid)).ToArbitrary();

    [Theory]
    [InlineData("pbx", "1001", "1700000000.12", "pbx-1001-1700000000.12")]
    [InlineData("pbx-london", "1001", "1700000000.12", "pbx--london-1001-1700000000.12")]
    [InlineData("PBX", "1001", "1700000000.12", "x..50.42.58-1001-1700000000.12")]
    [InlineData("", "1001", "1", "x.-1001-1")]
    public void A_key_is_system_extension_and_Uniqueid(string system, string extension, string uniqueid, string key) =>
        Assert.Equal(key, CallKey.Make(system, extension, uniqueid));

    [Theory]
    [InlineData("a-b", "c", "d", "a", "b-c", "d")]
    [InlineData("a", "b", "c-d", "a", "b-c", "d")]
    [InlineData("A", "b", "c", "a", "b", "c")]
    [InlineData("x..41", "b", "c", "A", "b", "c")]
    [InlineData("a-", "b", "c", "a", "-b", "c")]
    public void Different_parts_have_different_keys(string a1, string a2, string a3, string b1, string b2, string b3) =>
        Assert.NotEqual(CallKey.Make(a1, a2, a3), CallKey.Make(b1, b2, b3));

    [Fact]
    public void Second_call_of_a_Uniqueid_has_a_fourth_part_that_no_name_can_look_like()
    {
        Assert.Equal("pbx-1001-1700000000.12-2", CallKey.Make("pbx", "1001", "1700000000.12", "2"));
        Assert.NotEqual(CallKey.Make("pbx", "1001", "1700000000.12-2"), CallKey.Make("pbx", "1001", "1700000000.12", "2"));
        var name = new string('a', 300);
        Assert.NotEqual(CallKey.Make(name, "1", "1"), CallKey.Make(name, "1", "1", "2"));
    }

    [Fact]
    public void Long_names_are_cut_to_the_limit_and_stay_different()
    {
        var name = new string('a', 300);
        Assert.Equal(CallKey.MaxLength, CallKey.Make(name, "1", "1").Length);
        Assert.NotEqual(CallKey.Make(name, "1", "1"), CallKey.Make(name, "1", "2"));
    }

    [Fact]
    public void A_key_has_only_its_alphabet_and_length() =>
        Prop.ForAll(Parts, x => Key().IsMatch(CallKey.Make(x.System, x.Extension, x.Uniqueid))).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_keys_are_equal_only_if_all_three_names_are() =>
        Prop.ForAll(Parts, Parts, (a, b) => a == b || CallKey.Make(a.System, a.Extension, a.Uniqueid) != CallKey.Make(b.System, b.Extension, b.Uniqueid))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [GeneratedRegex(@"\A[a-z0-9.-]{1,255}\z")]
    private static partial Regex Key();
}
