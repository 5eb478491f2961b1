namespace CallBridge.Secrets;

/// <summary>What is kept in the vault: settings that are secret, under their own names, and the sign-in's token.</summary>
internal static class SecretNames
{
    /// <summary>The refresh token of the agent's sign-in: set by signing in, never by hand.</summary>
    public const string RefreshToken = "Salesforce:RefreshToken";

    /// <summary>Settings that a person may put into the vault.</summary>
    public static readonly IReadOnlyList<string> Settings = ["Salesforce:ClientSecret", "Telephony:Asterisk:Secret"];
}
