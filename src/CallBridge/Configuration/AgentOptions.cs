namespace CallBridge.Configuration;

/// <summary>Section <c>Agent</c>: whose phone is followed and whose user the calls are written for.</summary>
public sealed record AgentOptions
{
    public const string Section = "Agent";

    /// <summary>The agent's extension.</summary>
    /// <value>1–20 digits, * or #; required with a real phone system, 1001 with the simulator.</value>
    public string? Extension { get; init; }

    /// <summary>User name of the agent in Salesforce.</summary>
    /// <value>Such as <c>fred@acme.example</c>; required but for the demo org.</value>
    public string? SalesforceUsername { get; init; }

    /// <summary>IANA time zone; default: the user's in Salesforce.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Locale such as <c>en-GB</c>; default: the user's in Salesforce.</summary>
    public string? Locale { get; init; }
}
