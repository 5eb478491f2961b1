namespace CallBridge.RealOrg;

/// <summary>Which org, and how to get in: from the environment, as <c>tests/real-org</c> says.</summary>
internal static class OrgCredentials
{
    /// <exception cref="InvalidOperationException">Something is missing.</exception>
    public static Salesforce.SalesforceOptions Read()
    {
        var keyFile = Optional("CALLBRIDGE_ORG_PRIVATE_KEY_FILE");
        return new()
        {
            LoginUrl = new(Needed("CALLBRIDGE_ORG_URL")),
            ClientId = Needed("CALLBRIDGE_ORG_CLIENT_ID"),
            ClientSecret = keyFile is null ? Needed("CALLBRIDGE_ORG_CLIENT_SECRET") : "",
            Flow = keyFile is null ? Salesforce.SalesforceFlow.ClientCredentials : Salesforce.SalesforceFlow.JwtBearer,
            Username = keyFile is null ? Optional("CALLBRIDGE_ORG_USERNAME") : Needed("CALLBRIDGE_ORG_USERNAME"),
            PrivateKeyFile = keyFile,
        };
    }

    private static string Needed(string name) => Optional(name) ?? throw new InvalidOperationException($"{name} is not set; see tests/real-org.");

    private static string? Optional(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
