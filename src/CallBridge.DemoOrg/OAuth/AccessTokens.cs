using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace CallBridge.DemoOrg.OAuth;

/// <summary>The access tokens that are good now. As with a client-credentials flow, one lasts until it is revoked.</summary>
internal sealed class AccessTokens
{
    private const int SecretBytes = 48;
    private readonly ConcurrentDictionary<string, string> _users = new(StringComparer.Ordinal);

    public string Issue(string organizationId, string userId)
    {
        // A real token starts with the org's 15-character id and an exclamation mark, which trips clients that do not encode it.
        var token = $"{organizationId[..15]}!{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";
        _users[token] = userId;
        return token;
    }

    /// <summary>The id of the user whose token an Authorization header bears; null if it bears none that is good.</summary>
    public string? UserOf(string? authorization)
    {
        var parts = authorization?.Split(' ', 2, StringSplitOptions.TrimEntries) ?? [];
        return parts is [var scheme, var token]
            && (scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) || scheme.Equals("OAuth", StringComparison.OrdinalIgnoreCase))
            ? _users.GetValueOrDefault(token)
            : null;
    }

    public void Revoke(string token) => _users.TryRemove(token, out _);

    public void RevokeAll() => _users.Clear();
}
