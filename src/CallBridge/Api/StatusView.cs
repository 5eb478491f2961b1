namespace CallBridge.Api;

/// <summary>Whether the agent can work, and if not, why and what to do.</summary>
internal sealed record StatusView(
    Availability Status,
    IReadOnlyList<ReasonView> Reasons,
    AgentView Agent,
    TelephonyView Telephony,
    SalesforceView Salesforce,
    OutboxView Outbox);
