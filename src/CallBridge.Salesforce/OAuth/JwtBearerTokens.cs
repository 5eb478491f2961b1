using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CallBridge.Salesforce.OAuth;

/// <summary>
/// OAuth 2.0 JWT bearer (RFC 7523): as the agent, by a certificate that an administrator has put into the app. No refresh token: each new
/// token costs one assertion, signed here.
/// </summary>
internal sealed class JwtBearerTokens : IAccessTokens
{
    /// <summary>How long an assertion is good: Salesforce takes up to three minutes.</summary>
    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(3);

    private readonly SalesforceOptions _options;
    private readonly TokenEndpoint _endpoint;
    private readonly TimeProvider _time;
    private readonly SharedTokens _shared;

    public JwtBearerTokens(SalesforceOptions options, TokenEndpoint endpoint, TimeProvider time)
    {
        _options = options;
        _endpoint = endpoint;
        _time = time;
        _shared = new(SignInAsync);
    }

    public Task<TokenAnswer> GetAsync(AccessToken? stale, CancellationToken cancellationToken) => _shared.GetAsync(stale, cancellationToken);

    /// <summary>Whom the assertion is for: sandboxes sign in at their own My Domain or at test.salesforce.com, and Salesforce takes these two words alone.</summary>
    internal static string Audience(SalesforceOptions options) =>
        options.LoginUrl.IsLoopback ? options.LoginUrl.GetLeftPart(UriPartial.Authority)
        : options.LoginUrl.Host.Contains(".sandbox.", StringComparison.OrdinalIgnoreCase) || options.LoginUrl.Host.Equals("test.salesforce.com", StringComparison.OrdinalIgnoreCase)
            ? "https://test.salesforce.com"
            : "https://login.salesforce.com";

    private async Task<TokenAnswer> SignInAsync()
    {
        string assertion;
        try
        {
            using var key = RSA.Create();
            key.ImportFromPem(await File.ReadAllTextAsync(_options.PrivateKeyFile!, CancellationToken.None));
            assertion = Sign(key);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            return TokenAnswer.Failed($"The private key of Salesforce:PrivateKeyFile cannot be used ({fault.GetType().Name}): it must be an RSA key in PEM form that this user may read.");
        }

        return (await _endpoint.AskAsync(("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", assertion))).Answer;
    }

    private string Sign(RSA key)
    {
        var header = new JsonObject { ["alg"] = "RS256" };
        var claims = new JsonObject
        {
            ["iss"] = _options.ClientId,
            ["sub"] = _options.Username,
            ["aud"] = Audience(_options),
            ["exp"] = _time.GetUtcNow().Add(Validity).ToUnixTimeSeconds(),
        };
        var content = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.ToJsonString()))
            + "." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()));
        var signature = key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return content + "." + Base64Url.EncodeToString(signature);
    }
}
