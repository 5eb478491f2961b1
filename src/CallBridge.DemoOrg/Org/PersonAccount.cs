namespace CallBridge.DemoOrg.Org;

/// <summary>
/// A Person Account is one person with two records: an Account and the Contact behind it, which share their fields under
/// different names.
/// </summary>
internal static class PersonAccount
{
    private static readonly (string OfAccount, string OfContact)[] Shared =
    [
        ("FirstName", "FirstName"), ("LastName", "LastName"), ("Salutation", "Salutation"), ("Phone", "Phone"), ("Fax", "Fax"),
        ("PersonMobilePhone", "MobilePhone"), ("PersonHomePhone", "HomePhone"), ("PersonOtherPhone", "OtherPhone"),
        ("PersonAssistantPhone", "AssistantPhone"), ("PersonEmail", "Email"), ("PersonTitle", "Title"), ("OwnerId", "OwnerId"),
    ];

    /// <summary>The contact's values as the account has them.</summary>
    public static Dictionary<string, object?> ContactValues(OrgRecord account)
    {
        var values = Shared.ToDictionary(s => s.OfContact, s => account[s.OfAccount]);
        values["AccountId"] = account.Id;
        values["IsPersonAccount"] = true;
        return values;
    }

    /// <summary>The account's values as the contact has them.</summary>
    public static Dictionary<string, object?> AccountValues(OrgRecord contact) =>
        Shared.ToDictionary(s => s.OfAccount, s => contact[s.OfContact]);
}
