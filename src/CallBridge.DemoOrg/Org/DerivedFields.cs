using System.Globalization;

namespace CallBridge.DemoOrg.Org;

/// <summary>The fields that the org fills in by itself, after each change.</summary>
internal static class DerivedFields
{
    public static void Fill(
        string type, IDictionary<string, object?> values, DateTimeOffset now, Func<string, OrgRecord?> find, Func<string, bool> isClosedTaskStatus)
    {
        switch (type)
        {
            case "Contact" or "Lead" or "User":
                values["Name"] = FullName(values);
                break;
            case "Account" when values["LastName"] is not null:
                values["IsPersonAccount"] = true;
                values["Name"] = FullName(values);
                break;
            case "Task":
                var closed = values["Status"] is string status && isClosedTaskStatus(status);
                values["IsClosed"] = closed;
                values["CompletedDateTime"] = closed ? values["CompletedDateTime"] ?? now : null;
                values["IsHighPriority"] = values["Priority"] is "High";
                values["AccountId"] = AccountOf(values, find);
                break;
            case "Event":
                values["AccountId"] = AccountOf(values, find);
                break;
            case "Case":
                values["AccountId"] ??= values["ContactId"] is string contact ? find(contact)?["AccountId"] : null;
                values["IsClosed"] = values["Status"] is "Closed";
                values["ClosedDate"] = values["Status"] is "Closed" ? values["ClosedDate"] ?? now : null;
                break;
            case "Opportunity":
                values["IsWon"] = values["StageName"] is "Closed Won";
                values["IsClosed"] = values["StageName"] is "Closed Won" or "Closed Lost";
                values["Probability"] ??= Probability(values["StageName"] as string);
                break;
        }
    }

    public static string CaseNumber(long number) => number.ToString("D8", CultureInfo.InvariantCulture);

    private static string FullName(IDictionary<string, object?> values) =>
        string.Join(' ', new[] { values["FirstName"], values["LastName"] }.OfType<string>());

    // An activity belongs to its related record's account, else to its contact's.
    private static object? AccountOf(IDictionary<string, object?> values, Func<string, OrgRecord?> find)
    {
        var what = values["WhatId"] is string whatId ? find(whatId) : null;
        if (what is not null)
            return what.Type == "Account" ? what.Id : what["AccountId"];
        return values["WhoId"] is string who ? find(who)?["AccountId"] : null;
    }

    private static decimal Probability(string? stage) => stage switch
    {
        "Prospecting" or "Qualification" => 10m,
        "Needs Analysis" => 20m,
        "Proposal/Price Quote" => 75m,
        "Negotiation/Review" => 90m,
        "Closed Won" => 100m,
        _ => 0m,
    };
}
