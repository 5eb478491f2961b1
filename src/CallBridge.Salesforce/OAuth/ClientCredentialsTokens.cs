namespace CallBridge.Salesforce.OAuth;

/// <summary>OAuth 2.0 client credentials (RFC 6749, 4.4): the org names the user as whom it runs.</summary>
internal sealed class ClientCredentialsTokens : IAccessTokens
{
    private readonly SharedTokens _shared;

    public ClientCredentialsTokens(SalesforceOptions options, TokenEndpoint endpoint) => _shared = new(async () => (await endpoint.AskAsync(
        ("grant_type", "client_credentials"),
        ("client_id", options.ClientId),
        ("client_secret", options.ClientSecret))).Answer);

    public Task<TokenAnswer> GetAsync(AccessToken? stale, CancellationToken cancellationToken) => _shared.GetAsync(stale, cancellationToken);
}
