using System.Collections.Immutable;

namespace CallBridge.Calls.Dialling;

/// <summary>How numbers are written and dialled where this desk stands.</summary>
public sealed record DialPlanRules
{
    /// <summary>Calling code of the country, digits only.</summary>
    /// <value>1 to 3 digits, such as <c>44</c>; default null: national numbers are then compared without their country.</value>
    public string? CountryCallingCode { get; init; }

    /// <summary>Area code of the desk, for numbers written without one.</summary>
    /// <value>Digits, with or without the trunk prefix; default null.</value>
    public string? AreaCode { get; init; }

    /// <summary>What stands before a national number when it is dialled within the country.</summary>
    /// <value>
    /// 0 to 8 digits; default <c>0</c>. Empty where there is none (Italy, Spain, Denmark). With calling code 1 the default reads as North America's
    /// <c>1</c>.
    /// </value>
    public string TrunkPrefix { get; init; } = "0";

    /// <summary>What stands before a calling code when another country is dialled.</summary>
    /// <value>0 to 8 digits; default <c>00</c>. With calling code 1 the default reads as North America's <c>011</c>.</value>
    public string InternationalPrefix { get; init; } = "00";

    /// <summary>What the phone system wants before every external number.</summary>
    /// <value>0 to 8 digits; default null: nothing.</value>
    public string? OutsideLinePrefix { get; init; }

    /// <summary>The longest internal number.</summary>
    /// <value>0 to 15; default 5.</value>
    public int InternalDigits { get; init; } = 5;

    /// <summary>Longer numbers that are internal too.</summary>
    /// <value>Default none.</value>
    public ImmutableArray<InternalRange> InternalRanges { get; init; } = [];

    /// <summary>The shape in which external numbers are dialled.</summary>
    /// <value>Default <see cref="DialFormat.AsTyped"/>.</value>
    public DialFormat DialFormat { get; init; }

    /// <summary>
    /// Numbers beginning so are never dialled, in whatever notation they come: <c>+44909</c> or <c>0909</c> (premium rate), <c>00</c> (abroad).
    /// </summary>
    /// <value>Default none.</value>
    public ImmutableArray<string> DeniedPrefixes { get; init; } = [];

    /// <summary>Emergency numbers besides those that are always known (<see cref="Dialling.EmergencyNumbers"/>).</summary>
    /// <value>Default none further.</value>
    public ImmutableArray<string> EmergencyNumbers { get; init; } = [];
}
