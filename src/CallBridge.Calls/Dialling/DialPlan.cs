using System.Collections.Immutable;

namespace CallBridge.Calls.Dialling;

/// <summary>Reads, compares and dials numbers by one set of rules. Pure; safe for use by many threads.</summary>
/// <param name="rules">How numbers are written here.</param>
/// <param name="internalDigitsOverride">The org's own word on the longest internal number; null if it has none.</param>
public sealed class DialPlan(DialPlanRules rules, int? internalDigitsOverride = null)
{
    private readonly DialPlanRules rules = rules;
    private readonly int internalDigits = internalDigitsOverride ?? rules.InternalDigits;

    public PhoneNumber Read(string? raw) => throw new NotImplementedException(rules.ToString());

    public bool IsInternal(string? number) => Read(number).Digits is { } digits && digits.Length <= internalDigits;

    public bool IsEmergency(string? number) => throw new NotImplementedException(rules.ToString());

    public bool Same(string? a, string? b) => throw new NotImplementedException(rules.ToString());

    public ImmutableArray<string> Notations(string number) => throw new NotImplementedException(rules.ToString());

    public DialDecision Decide(string? typed) => throw new NotImplementedException(rules.ToString());

    public string? Display(string? number) => throw new NotImplementedException(rules.ToString());
}
