namespace CallBridge.Calls.Dialling;

/// <summary>From national and foreign notations to E.164 and back, seen from one country.</summary>
internal sealed class NumberingPlan
{
    private const int LongestE164 = 15;

    /// <summary>The shortest real ones (Niue, Saint Helena) have seven digits with their calling code.</summary>
    private const int ShortestE164 = 7;

    private const int ShortestNational = 7;
    private const int LongestNational = 10;
    private const int LongestLocal = 8;

    /// <summary>"45123456" is a Danish number, "4545123456" one with its calling code: where there is no trunk prefix only length tells.</summary>
    private const int ShortestBehindBareCode = 8;

    private const int NorthAmericanDigits = 10;

    private readonly string? _country;
    private readonly string? _area;
    private readonly string _trunk;
    private readonly string[] _internationalPrefixes;
    private readonly int _internalDigits;

    public NumberingPlan(DialPlanRules rules, int internalDigits)
    {
        var defaults = new DialPlanRules();
        _country = string.IsNullOrEmpty(rules.CountryCallingCode) ? null : rules.CountryCallingCode;
        var northAmerican = _country == CallingCode.NorthAmerica;
        _trunk = northAmerican && rules.TrunkPrefix == defaults.TrunkPrefix ? CallingCode.NorthAmerica : rules.TrunkPrefix;
        InternationalPrefix = northAmerican && rules.InternationalPrefix == defaults.InternationalPrefix ? "011" : rules.InternationalPrefix;
        _internationalPrefixes = [.. new[] { InternationalPrefix, rules.InternationalPrefix }.Where(prefix => prefix.Length > 0).Distinct()];
        _area = string.IsNullOrEmpty(rules.AreaCode) ? null : WithoutTrunk(rules.AreaCode);
        _internalDigits = internalDigits;
    }

    /// <summary>As dialled here: <c>00</c>, <c>011</c>.</summary>
    public string InternationalPrefix { get; }

    public bool KnowsCountry => _country is not null;

    /// <summary>The own country by <see cref="CallingCode.CountryIn"/>; null if it is not configured.</summary>
    public string? OwnCountry => _country is null ? null
        : _country.Length + (_area?.Length ?? 0) >= 3 ? CallingCode.CountryIn(_country + _area)
        : _country;

    /// <summary>E.164 of a number as written; null if it has none or its country cannot be known.</summary>
    public string? CanonicalOf(bool plus, string digits)
    {
        if (!digits.All(char.IsAsciiDigit))
            return null;
        if (plus)
            return International(digits);
        if (BehindInternationalPrefix(digits) is { } abroad)
            return International(abroad);
        if (_country is null || digits.Length <= _internalDigits)
            return null;
        return _country == CallingCode.NorthAmerica ? NorthAmerican(digits) : Elsewhere(digits);
    }

    /// <summary>What its first digits claim, whatever its length: for denying, never for comparing.</summary>
    public string? Presumed(bool plus, string digits)
    {
        var abroad = plus ? digits : BehindInternationalPrefix(digits);
        if (abroad is null)
            return _country is not null && HasTrunk(digits) ? "+" + _country + digits[_trunk.Length..] : null;
        return _country is not null && abroad.StartsWith(_country, StringComparison.Ordinal)
            ? "+" + _country + WithoutTrunk(abroad[_country.Length..])
            : "+" + abroad;
    }

    /// <summary>The signs it begins with (international prefix, trunk prefix, own calling code, North America's form) say how to read it.</summary>
    public bool IsWrittenAtHome(string digits) =>
        BehindInternationalPrefix(digits) is not null
        || (_country == CallingCode.NorthAmerica
            ? IsNorthAmerican(digits) || (digits[0] == '1' && IsNorthAmerican(digits[1..]))
            : HasTrunk(digits) || (_country is not null && digits.StartsWith(_country, StringComparison.Ordinal)));

    /// <summary>National digits without the trunk prefix, if they have one.</summary>
    public string WithoutTrunk(string digits) => HasTrunk(digits) ? digits[_trunk.Length..] : digits;

    /// <summary>Trunk prefix and national number at home, international prefix and the rest for abroad.</summary>
    public string National(string canonical) =>
        OwnNumber(canonical) is { } own ? _trunk + own : InternationalPrefix + canonical[1..];

    /// <summary>What a denied prefix is compared with: one form for each way in which people write such a prefix.</summary>
    public IEnumerable<string> NormalForms(string canonical) =>
        OwnNumber(canonical) is { } own ? [canonical, _trunk + own, own] : [canonical, InternationalPrefix + canonical[1..], "00" + canonical[1..]];

    /// <summary>Spellings of an E.164 number, most likely first; some may be read otherwise.</summary>
    public IEnumerable<string> NotationsOf(string canonical)
    {
        var digits = canonical[1..];
        if (OwnNumber(canonical) is { } own)
        {
            // Salesforce itself writes North American numbers as (415) 555-1212.
            if (_country == CallingCode.NorthAmerica)
                yield return own;
            yield return canonical;
            yield return _trunk + own;
            yield return InternationalPrefix + digits;
            yield return digits;
            // +44 (0)7814 256404: a search that ignores brackets takes the zero for a digit. Spreadsheets drop the first zero.
            if (_trunk.StartsWith('0'))
            {
                yield return "+" + _country + _trunk + own;
                yield return _country + _trunk + own;
                yield return own;
            }

            if (_area is not null && own.StartsWith(_area, StringComparison.Ordinal))
                yield return own[_area.Length..];
            yield break;
        }

        yield return canonical;
        yield return InternationalPrefix + digits;
        yield return digits;
        if (_country is null)
        {
            var national = digits[CallingCode.LengthIn(digits)..];
            yield return _trunk + national;
            yield return national;
        }
    }

    /// <summary>Grouped as far as it can be without tables of area codes.</summary>
    public string Display(string canonical)
    {
        var code = CallingCode.LengthIn(canonical[1..]);
        var national = canonical[(1 + code)..];
        if (OwnNumber(canonical) is not { } own)
            return canonical[1] == '1' && national.Length == NorthAmericanDigits
                ? $"+1 {national[..3]} {national[3..6]} {national[6..]}"
                : canonical[..(1 + code)] + " " + national;
        return (_country, own.Length) switch
        {
            ("1", NorthAmericanDigits) => $"({own[..3]}) {own[3..6]}-{own[6..]}",
            ("33", 9) => $"{_trunk}{own[0]} {own[1..3]} {own[3..5]} {own[5..7]} {own[7..]}",
            ("44", 10) when own[0] == '2' => $"{_trunk}{own[..2]} {own[2..6]} {own[6..]}",
            ("44", 10) => $"{_trunk}{own[..4]} {own[4..]}",
            _ => _trunk + own,
        };
    }

    private string? OwnNumber(string canonical) =>
        _country is not null && canonical.AsSpan(1).StartsWith(_country, StringComparison.Ordinal) ? canonical[(1 + _country.Length)..] : null;

    private string? International(string digits)
    {
        if (_country is not null && _trunk.StartsWith('0') && digits.StartsWith(_country, StringComparison.Ordinal))
        {
            var own = digits[_country.Length..];
            own = own.StartsWith(_trunk, StringComparison.Ordinal) ? own[_trunk.Length..] : own;
            if (own.StartsWith('0'))
                return null;
            digits = _country + own;
        }

        if (digits.Length is < ShortestE164 or > LongestE164 || digits[0] == '0')
            return null;
        return digits[0] == '1' && !IsNorthAmerican(digits[1..]) ? null : "+" + digits;
    }

    private string? NorthAmerican(string digits) =>
        IsNorthAmerican(digits) ? "+1" + digits
        : digits[0] == '1' ? International(digits)
        : _area is not null && digits.Length + _area.Length == NorthAmericanDigits && IsNorthAmerican(_area + digits) ? "+1" + _area + digits
        : digits.Length > LongestNational ? International(digits)
        : null;

    private string? Elsewhere(string digits)
    {
        if (HasTrunk(digits))
            return International(_country + digits[_trunk.Length..]);
        var bare = digits.StartsWith(_country!, StringComparison.Ordinal) ? digits.Length - _country!.Length : 0;
        if (bare >= (_trunk.Length == 0 ? ShortestBehindBareCode : ShortestNational))
            return International(digits);
        if (_area is not null && digits.Length <= LongestLocal && digits[0] != '0')
            return International(_country + _area + digits);
        // A first digit that is no trunk prefix: too short for a calling code in front, it is national (spreadsheets drop the zero); else
        // it is what many trunks present, E.164 without its plus. A zero never begins a calling code (Italy: it is part of the number).
        var zero = digits[0] == '0';
        if (digits.Length >= ShortestNational && digits.Length <= LongestNational + (zero ? 1 : 0))
            return International(_country + digits);
        return zero ? null : International(digits);
    }

    // A trunk prefix other than zero (Russia's 8) also begins area codes: there it needs all ten digits behind it.
    private bool HasTrunk(string digits) =>
        _trunk.Length > 0 && digits.Length > _trunk.Length && digits.StartsWith(_trunk, StringComparison.Ordinal)
        && (_trunk[0] == '0' || digits.Length >= _trunk.Length + LongestNational);

    private string? BehindInternationalPrefix(string digits) =>
        Array.Find(_internationalPrefixes, prefix => digits.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix ? digits[prefix.Length..] : null;

    /// <summary>Area code and exchange never begin with 0 or 1: that is how ten digits are known for a whole number.</summary>
    private static bool IsNorthAmerican(string digits) =>
        digits.Length == NorthAmericanDigits && digits[0] >= '2' && digits[3] >= '2';
}
