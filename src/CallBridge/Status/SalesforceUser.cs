namespace CallBridge.Status;

/// <summary>The agent's user in Salesforce.</summary>
/// <param name="Id">18 characters; empty where the org cannot be asked.</param>
/// <param name="Name">As Salesforce shows it.</param>
/// <param name="IsEnabled">Whether the user is active and may write Tasks.</param>
internal sealed record SalesforceUser(string Id, string? Name, bool IsEnabled);
