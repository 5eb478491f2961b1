using System.Globalization;
using CallBridge.Calls.Dialling;

namespace CallBridge.Calls.Records;

/// <summary>Whether a call becomes a record, and what that says.</summary>
public static class RecordRules
{
    public static bool IsWanted(CallFacts facts, RecordPolicy policy, DialPlan plan) =>
        !facts.Private && policy.LogInternal && !plan.Same(facts.Far.Number, null);

    public static CallRecord Write(CallFacts facts, RecordPolicy policy, TimeZoneInfo? zone, CultureInfo culture) =>
        throw new NotImplementedException(facts.Key + policy.Status + zone?.Id + culture.Name);
}
