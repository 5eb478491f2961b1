namespace CallBridge.Calls.Search;

/// <summary>A user of the org who has an extension: somebody to call or to transfer to.</summary>
/// <param name="Name">As Salesforce shows it.</param>
/// <param name="Extension">As it stands in the user's record.</param>
public sealed record Colleague(string Name, string Extension);
