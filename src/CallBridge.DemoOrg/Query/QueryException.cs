namespace CallBridge.DemoOrg.Query;

/// <summary>A query or search that the org refuses, with the code that Salesforce gives.</summary>
internal sealed class QueryException(string errorCode, string message) : Exception(message)
{
    public string ErrorCode { get; } = errorCode;

    public static QueryException Malformed(string message) => new("MALFORMED_QUERY", message);

    /// <summary>Well-formed for Salesforce, but more than this stand-in does.</summary>
    public static QueryException Beyond(string what) =>
        new(Rest.RestError.NotImplementedCode, $"The demo org does not implement {what} in queries.");
}
