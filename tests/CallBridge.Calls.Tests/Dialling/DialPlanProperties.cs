using System.Text.RegularExpressions;
using CallBridge.Calls.Dialling;
using FsCheck;
using FsCheck.Fluent;

namespace CallBridge.Calls.Tests.Dialling;

public partial class DialPlanProperties
{
    private const int Runs = 2000;

    private static readonly string[] Countries = ["GB", "US", "DE", "FR", "IT", "DK", "RU", "HU", "??", "GB9", "US9", "DE0"];

    private static readonly Gen<string> Digits = Gen.Elements("0123456789".ToCharArray()).ArrayOf().Select(digits => new string(digits));

    /// <summary>Text made of the pieces that numbers, and attacks on them, are made of.</summary>
    private static readonly Gen<string> Written = Gen.OneOf(
        Digits,
        Digits.Select(digits => "+" + digits),
        Gen.Elements("+", "00", "0", "1", "9", "44", "(0)", "(", ")", " ", "-", "/", "x5", "#", "*", "ext", ";ext=1", "\n", "\r\n", "&", ",", "sip:", "@", "tel:",
            "%0A", "٣", "\uD83D", "7814256404", "4155551212", "089", "123456").ArrayOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));

    private static readonly Arbitrary<(string Country, string Number)> Any =
        Gen.Elements(Countries).SelectMany(country => Written.Select(number => (country, number))).ToArbitrary();

    [Fact]
    public void A_canonical_number_is_read_as_itself() => Check(Any, x =>
        Plans.Of(x.Country).Read(x.Number).Canonical is not { } canonical || Plans.Of(x.Country).Read(canonical).Canonical == canonical);

    [Fact]
    public void A_canonical_number_is_E164() => Check(Any, x =>
        Plans.Of(x.Country).Read(x.Number).Canonical is not { } canonical || E164().IsMatch(canonical));

    [Fact]
    public void Every_notation_of_a_number_is_the_same_as_it() => Check(Any, x =>
        Plans.Of(x.Country).Notations(x.Number).All(notation => Plans.Of(x.Country).Same(notation, x.Number)));

    [Fact]
    public void Notations_are_distinct_digits_with_at_most_a_leading_plus() => Check(Any, x =>
    {
        var notations = Plans.Of(x.Country).Notations(x.Number);
        return notations.Distinct().Count() == notations.Length && notations.All(notation => Notation().IsMatch(notation));
    });

    [Fact]
    public void A_number_that_can_be_read_is_the_same_as_itself() => Check(Any, x =>
        Plans.Of(x.Country).Read(x.Number).Digits is null || Plans.Of(x.Country).Same(x.Number, x.Number));

    [Fact]
    public void Only_what_a_phone_system_takes_is_ever_dialled() =>
        Check(Any, x => Enum.GetValues<DialFormat>().All(format =>
        {
            var rules = new DialPlanRules { CountryCallingCode = x.Country == "US" ? "1" : "44", DialFormat = format, OutsideLinePrefix = x.Country == "??" ? "9" : null };
            return new DialPlan(rules).Decide(x.Number) is not DialDecision.Dial dial
                || (Dialled().IsMatch(dial.Number) && (dial.DigitsAfterAnswer is null || AfterAnswer().IsMatch(dial.DigitsAfterAnswer)));
        }));

    [Fact]
    public void Nothing_with_a_control_character_is_ever_dialled() => Check(Any, x =>
        !x.Number.Any(char.IsControl) || Plans.Of(x.Country).Decide(x.Number) is DialDecision.Refused);

    private static void Check<T>(Arbitrary<T> arbitrary, Func<T, bool> property) =>
        Prop.ForAll(arbitrary, property).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z")]
    private static partial Regex E164();

    [GeneratedRegex(@"\A(?=..)\+?[0-9]+\z")]
    private static partial Regex Notation();

    [GeneratedRegex(@"\A\+?[0-9*#]{1,20}\z")]
    private static partial Regex Dialled();

    [GeneratedRegex(@"\A[0-9*#A-D]{1,32}\z")]
    private static partial Regex AfterAnswer();
}
