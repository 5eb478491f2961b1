using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace CallBridge.DemoOrg.OAuth;

/// <summary>What a person's sign-in leaves behind: authorization codes, good once and briefly, and refresh tokens, which rotate.</summary>
internal sealed class SignIns(TimeProvider time)
{
    private const int SecretBytes = 48;

    /// <summary>How long a code waits for its exchange.</summary>
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, AuthorizationCode> _codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _refresh = new(StringComparer.Ordinal);

    public string IssueCode(string userId, string redirectUri, string challenge)
    {
        var code = "aPrx" + Secret();
        _codes[code] = new(userId, redirectUri, challenge, time.GetTimestamp());
        return code;
    }

    /// <summary>Null if there is no such code, or no more.</summary>
    public AuthorizationCode? TakeCode(string? code) =>
        code is not null && _codes.TryRemove(code, out var found) && time.GetElapsedTime(found.IssuedAt) <= CodeLife ? found : null;

    public string IssueRefresh(string userId)
    {
        var token = "5Aep861" + Secret();
        _refresh[token] = userId;
        return token;
    }

    public string? UserOfRefresh(string? token) => token is not null ? _refresh.GetValueOrDefault(token) : null;

    public void Revoke(string token) => _refresh.TryRemove(token, out _);

    public void RevokeAll() => _refresh.Clear();

    private static string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
}
