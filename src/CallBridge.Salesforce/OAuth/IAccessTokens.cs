namespace CallBridge.Salesforce.OAuth;

/// <summary>A way to sign in.</summary>
public interface IAccessTokens
{
    /// <summary>
    /// The present token, or a new one. However many ask at once, one request goes out.
    /// </summary>
    /// <param name="stale">A token that Salesforce has refused: never given again. Null: none.</param>
    /// <param name="cancellationToken">Stops waiting, not the sign-in that others wait for.</param>
    Task<TokenAnswer> GetAsync(AccessToken? stale, CancellationToken cancellationToken);
}
