namespace CallBridge.Salesforce.OAuth;

/// <summary>A session.</summary>
/// <param name="Value">Secret.</param>
/// <param name="Instance">Where it is valid.</param>
public sealed record AccessToken(string Value, Uri Instance)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"token for {Instance}";
}
