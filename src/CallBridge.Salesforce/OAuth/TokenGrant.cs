namespace CallBridge.Salesforce.OAuth;

/// <summary>What the token endpoint gave, or why it gave nothing.</summary>
/// <param name="Token">Null if there is a problem.</param>
/// <param name="Problem">A plain sentence; null if there is a token.</param>
internal sealed record TokenGrant(AccessToken? Token, string? Problem)
{
    /// <summary>The refresh token in force from now on; null if none came: then the former one stays.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>Salesforce's error code, such as <c>invalid_grant</c>; null if it said none.</summary>
    public string? Error { get; init; }

    /// <summary>The grant itself is refused (revoked, expired, used up): asking again with it is in vain.</summary>
    public bool IsGrantDead => Error is "invalid_grant";

    public TokenAnswer Answer => new(Token, Problem);

    public static TokenGrant Failed(string problem, string? error = null) => new(null, problem) { Error = error };
}
