using CallBridge.Calls.Dialling;

namespace CallBridge.Calls.Tests.Dialling;

/// <summary>Desks in the countries that the examples are from.</summary>
internal static class Plans
{
    public static readonly DialPlan Unconfigured = new(new DialPlanRules());
    public static readonly DialPlan Britain = new(new DialPlanRules { CountryCallingCode = "44", AreaCode = "020" });
    public static readonly DialPlan America = new(new DialPlanRules { CountryCallingCode = "1", AreaCode = "415" });
    public static readonly DialPlan Germany = new(new DialPlanRules { CountryCallingCode = "49" });
    public static readonly DialPlan France = new(new DialPlanRules { CountryCallingCode = "33" });
    public static readonly DialPlan Italy = new(new DialPlanRules { CountryCallingCode = "39", TrunkPrefix = "" });
    public static readonly DialPlan Denmark = new(new DialPlanRules { CountryCallingCode = "45", TrunkPrefix = "" });
    public static readonly DialPlan Russia = new(new DialPlanRules { CountryCallingCode = "7", TrunkPrefix = "8", InternationalPrefix = "810" });
    public static readonly DialPlan Hungary = new(new DialPlanRules { CountryCallingCode = "36", TrunkPrefix = "06" });

    public static DialPlan Of(string country) => country switch
    {
        "GB" => Britain,
        "US" => America,
        "DE" => Germany,
        "FR" => France,
        "IT" => Italy,
        "DK" => Denmark,
        "RU" => Russia,
        "HU" => Hungary,
        "??" => Unconfigured,
        // The desk behind a 9 for an outside line.
        "GB9" => new(new DialPlanRules { CountryCallingCode = "44", OutsideLinePrefix = "9" }),
        "US9" => new(new DialPlanRules { CountryCallingCode = "1", OutsideLinePrefix = "9" }),
        "DE0" => new(new DialPlanRules { CountryCallingCode = "49", OutsideLinePrefix = "0" }),
        _ => throw new ArgumentOutOfRangeException(nameof(country)),
    };
}
