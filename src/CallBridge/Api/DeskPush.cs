namespace CallBridge.Api;

/// <summary>The whole live desk. A page drops what is older by (epoch, version).</summary>
internal sealed record DeskPush(long Epoch, long Version, StatusView Status, IReadOnlyList<CallView> Calls);

/// <summary>Whether the agent can work, and if not, why and what to do.</summary>
internal sealed record StatusView(
    Availability Status,
    IReadOnlyList<ReasonView> Reasons,
    AgentView Agent,
    TelephonyView Telephony,
    SalesforceView Salesforce,
    OutboxView Outbox);

internal enum Availability
{
    Available,
    NotConnected,
}

/// <param name="Code">Stable word for programs.</param>
/// <param name="Message">What is wrong, for people.</param>
/// <param name="Action">What to do about it.</param>
internal sealed record ReasonView(string Code, string Message, string Action);

internal sealed record AgentView(string Extension, string? Name);

internal sealed record TelephonyView(bool Connected, string Provider, string? System, DateTimeOffset? Since, DateTimeOffset? NextTry);

internal sealed record SalesforceView(bool Connected, string Connection, string? User, string? Problem);

internal sealed record OutboxView(int Pending, int Failed);
