namespace CallBridge.Salesforce.Rest;

/// <summary>SOQL's own escaping, which is not SOSL's: <c>\-</c> is illegal here.</summary>
internal static class Soql
{
    /// <summary>A quoted string literal.</summary>
    public static string Literal(string value) =>
        "'" + value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal) + "'";
}
