namespace CallBridge.Salesforce;

/// <summary>How the listener signs in.</summary>
public enum SalesforceFlow
{
    /// <summary>As one integration user; records are owned by the agent all the same.</summary>
    ClientCredentials,

    /// <summary>As the agent, through the browser, with PKCE.</summary>
    AuthorizationCode,

    /// <summary>As the agent, by a certificate that an administrator trusts.</summary>
    JwtBearer,
}
