using System.Collections.Immutable;

namespace CallBridge.Calls.Dialling;

/// <summary>Reads, compares and dials numbers by one set of rules. Pure; safe for use by many threads.</summary>
/// <param name="rules">How numbers are written here.</param>
/// <param name="internalDigitsOverride">The org's own word on the longest internal number; null if it has none.</param>
public sealed class DialPlan(DialPlanRules rules, int? internalDigitsOverride = null)
{
    private const int ShortestNotation = 2;

    /// <summary>Without a calling code configured, fewer digits in common than this prove nothing.</summary>
    private const int ShortestProof = 8;

    private readonly int _internalDigits = internalDigitsOverride ?? rules.InternalDigits;
    private readonly NumberingPlan _plan = new(rules, internalDigitsOverride ?? rules.InternalDigits);
    private readonly string _outside = rules.OutsideLinePrefix ?? "";

    private readonly ImmutableArray<string> _emergency =
    [
        .. EmergencyNumbers.Everywhere,
        .. EmergencyNumbers.Of(rules.CountryCallingCode),
        .. rules.EmergencyNumbers.Select(Bare).Where(number => number.Length > 0),
    ];

    private readonly ImmutableArray<string> _denied = [.. rules.DeniedPrefixes.Select(Bare).Where(prefix => prefix.Length > 0)];

    /// <summary>Takes any notation: brackets, dashes and digits of any script, <c>+44 (0)…</c>, <c>0044…</c>, <c>x55</c>, sip: and tel: addresses.</summary>
    public PhoneNumber Read(string? raw)
    {
        var reading = Take(raw, out _);
        return new PhoneNumber(raw ?? "", reading?.Canonical, reading?.Text.Digits, reading?.Text.Extension);
    }

    /// <summary>Whether it is a colleague's. What is no number is not.</summary>
    public bool IsInternal(string? number) => Take(number, out _) is { } reading && IsInternal(reading);

    /// <summary>Whether it is an emergency number, with or without the outside-line prefix.</summary>
    public bool IsEmergency(string? number) => Take(number, out _) is { } reading && IsEmergency(reading);

    /// <summary>
    /// Whether both are the same line, whatever their notation; an extension behind the number does not count. Of numbers without a
    /// canonical form the digits must be equal. While no calling code is configured, a national number is the same as an international one that ends in it.
    /// </summary>
    public bool Same(string? a, string? b) =>
        Take(a, out _) is { } first && Take(b, out _) is { } second && Same(first, second);

    /// <summary>
    /// Every way in which a record may hold the number, most likely first: digits and a leading plus only, at least two signs, each
    /// <see cref="Same(string?, string?)"/> as the number. Empty for what cannot be searched (withheld, service codes with <c>*</c> or <c>#</c>).
    /// </summary>
    public ImmutableArray<string> Notations(string number)
    {
        if (Take(number, out _) is not { } reading || !reading.Text.Digits.All(char.IsAsciiDigit))
            return [];
        IEnumerable<string> all = reading.Canonical is { } canonical
            ? _plan.NotationsOf(canonical)
            : [reading.Text.Digits, _plan.WithoutTrunk(reading.Text.Digits)];
        return
        [
            .. all.Distinct()
                .Where(notation => notation.Length >= ShortestNotation)
                .Where(notation => Take(notation, out _) is { } other && Same(reading, other)),
        ];
    }

    /// <summary>
    /// The other country that a number leads to, if it is dialled as <see cref="Decide"/> has it; null for the own country, colleagues, emergency
    /// numbers and what names no country. While no calling code is configured nobody can tell, and there is none.
    /// </summary>
    public ForeignCountry? CountryAbroad(string? typed)
    {
        if (!_plan.KnowsCountry || Take(typed, out _) is not { } reading || IsEmergency(reading) || IsInternal(reading))
            return null;
        var digits = reading.OutsidePrefixed ? reading.Text.Digits[_outside.Length..] : reading.Text.Digits;
        // What is no whole number here is still dialled, and may be one to the phone system.
        var claimed = reading.Canonical ?? (digits.All(char.IsAsciiDigit) ? _plan.Presumed(reading.Text.Plus, digits) : null);
        if (claimed is not { Length: > ShortestNotation + 1 })
            return null;
        var country = CallingCode.CountryIn(claimed[1..]);
        return country == _plan.OwnCountry ? null : new ForeignCountry(country, claimed);
    }

    /// <summary>What to give to the phone system for what somebody typed or clicked.</summary>
    public DialDecision Decide(string? typed)
    {
        if (Take(typed, out var problem) is not { } reading)
            return new DialDecision.Refused(problem!);
        if (IsEmergency(reading))
            return new DialDecision.Dial(reading.Text.Digits, null, true);
        if (IsDenied(reading))
            return new DialDecision.Refused("Numbers of this kind may not be dialled from here.");
        var number = IsInternal(reading) ? reading.Text.Digits : External(reading);
        return number.TrimStart('+').Length > NumberText.MaxDigits
            ? new DialDecision.Refused("The number is longer than any phone number.")
            : new DialDecision.Dial(number, reading.Text.Extension, false);
    }

    /// <summary>The number for people to read; as given if it has no usual grouping, null if there is none.</summary>
    public string? Display(string? number)
    {
        if (string.IsNullOrWhiteSpace(number))
            return null;
        if (Take(number, out _) is not { Canonical: { } canonical } reading)
            return number;
        return _plan.Display(canonical) + (reading.Text.Extension is { } extension ? " x" + extension : "");
    }

    private Reading? Take(string? raw, out string? problem)
    {
        if (NumberText.Read(raw, _plan.InternationalPrefix, out problem) is not { } text)
            return null;
        var direct = _plan.CanonicalOf(text.Plus, text.Digits);
        if (text.Plus || _outside.Length == 0 || text.Digits.Length <= _outside.Length || !text.Digits.StartsWith(_outside, StringComparison.Ordinal))
            return new Reading(text, direct, false);
        // "9165551234" is a number of Sacramento before it is a 9 and something, but "914155551212" is a 9 and San Francisco before it is India.
        if (direct is not null && _plan.IsWrittenAtHome(text.Digits))
            return new Reading(text, direct, false);
        var inside = _plan.CanonicalOf(false, text.Digits[_outside.Length..]);
        return new Reading(text, inside, true);
    }

    private bool IsEmergency(Reading reading)
    {
        var digits = reading.Text.Digits;
        return _emergency.Contains(digits)
            || (_outside.Length > 0 && digits.StartsWith(_outside, StringComparison.Ordinal) && _emergency.Contains(digits[_outside.Length..]));
    }

    private bool IsInternal(Reading reading)
    {
        var (text, canonical, _) = reading;
        if (!text.Digits.All(char.IsAsciiDigit) || IsEmergency(reading))
            return false;
        if (!text.Plus && _outside.Length > 0 && text.Digits.StartsWith(_outside, StringComparison.Ordinal))
            return false;
        return (!text.Plus && text.Digits.Length <= _internalDigits)
            || rules.InternalRanges.Any(range => range.StartsWith.StartsWith('+')
                ? canonical is not null && Lies(canonical, range.StartsWith, range.Digits + 1)
                : !text.Plus && Lies(text.Digits, range.StartsWith, range.Digits));

        static bool Lies(string number, string start, int length) =>
            number.Length == length && number.StartsWith(start, StringComparison.Ordinal);
    }

    private bool Same(Reading a, Reading b)
    {
        if (a.Canonical is { } first && b.Canonical is { } second)
            return first == second;
        if (_plan.KnowsCountry)
            return a.Canonical is null && b.Canonical is null && a.Text.Digits == b.Text.Digits;
        if (a.Text.Digits == b.Text.Digits)
            return true;
        var (one, other) = a.Canonical is null ? (b, a) : (a, b);
        var national = _plan.WithoutTrunk(other.Text.Digits);
        return national.Length >= ShortestProof && one.Canonical is { } canonical
            ? canonical[1..] == national || canonical[(1 + CallingCode.LengthIn(canonical[1..]))..] == national
            : national.Length >= ShortestProof && _plan.WithoutTrunk(one.Text.Digits) == national;
    }

    private bool IsDenied(Reading reading)
    {
        if (_denied.IsEmpty)
            return false;
        var digits = reading.OutsidePrefixed ? reading.Text.Digits[_outside.Length..] : reading.Text.Digits;
        // What is no whole number here may still be one to the phone system, which ignores digits too many.
        var whole = IsInternal(reading) ? null : reading.Canonical ?? _plan.Presumed(reading.Text.Plus, digits);
        var forms = (whole is null ? [] : _plan.NormalForms(whole)).Concat(reading.Canonical is null || whole is null ? [digits] : []);
        return forms.Any(form => _denied.Any(prefix => form.StartsWith(prefix, StringComparison.Ordinal)));
    }

    private string External(Reading reading)
    {
        var (text, canonical, prefixed) = reading;
        // Service codes are the phone system's own: no line is seized for them.
        if (!text.Digits.All(char.IsAsciiDigit))
            return text.Digits;
        var asTyped = text.Plus ? canonical ?? "+" + text.Digits : prefixed ? text.Digits[_outside.Length..] : text.Digits;
        var number = canonical is null ? asTyped : rules.DialFormat switch
        {
            DialFormat.National => _plan.National(canonical),
            DialFormat.International => _plan.InternationalPrefix + canonical[1..],
            DialFormat.Plus => canonical,
            _ => asTyped,
        };
        // No phone system takes a plus behind the digit that seizes a line.
        return _outside.Length == 0 ? number
            : _outside + (number.StartsWith('+') ? _plan.InternationalPrefix + number[1..] : number);
    }

    private static string Bare(string configured) => string.Concat(configured.Where(c => char.IsAsciiDigit(c) || c is '+' or '*' or '#'));

    /// <param name="Text">As written.</param>
    /// <param name="Canonical">E.164; null if it has none.</param>
    /// <param name="OutsidePrefixed">The digits begin with the outside-line prefix, and it is not part of the number.</param>
    private sealed record Reading(NumberText Text, string? Canonical, bool OutsidePrefixed);
}
