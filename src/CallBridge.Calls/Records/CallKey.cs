namespace CallBridge.Calls.Records;

/// <summary>The stable name of one agent's part in one call.</summary>
public static class CallKey
{
    /// <summary>Salesforce's limit for CallObject and for an external-id text field.</summary>
    public const int MaxLength = 255;

    /// <summary>Names the part by phone system, extension and the Uniqueid of the agent's channel: <c>[a-z0-9.-]</c>, at most 255.</summary>
    public static string Make(string system, string extension, string uniqueid) =>
        string.Join('-', system, extension, uniqueid);
}
