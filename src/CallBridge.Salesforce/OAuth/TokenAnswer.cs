namespace CallBridge.Salesforce.OAuth;

/// <summary>A token, or why there is none.</summary>
/// <param name="Token">Null if there is a problem.</param>
/// <param name="Problem">A plain sentence; null if there is a token.</param>
public sealed record TokenAnswer(AccessToken? Token, string? Problem)
{
    public static TokenAnswer Failed(string problem) => new(null, problem);
}
