using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace CallBridge.DemoOrg.OAuth;

/// <summary>Reads a JWT bearer assertion (RFC 7523) as Salesforce does: RS256 by the app's certificate, its audience, at most a few minutes old.</summary>
internal static class Assertion
{
    /// <returns>The user name it is for, or why it is refused.</returns>
    public static (string? Username, string? Problem) Read(string? assertion, DemoOrgOptions options, Uri address, DateTimeOffset now)
    {
        if (options.Certificate is not { } pem)
            return (null, "user hasn't approved this consumer");
        if (assertion?.Split('.') is not [var header, var claims, var signature])
            return (null, "invalid assertion");
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            using var key = certificate.GetRSAPublicKey()!;
            if (!key.VerifyData(Encoding.ASCII.GetBytes($"{header}.{claims}"), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
                return (null, "invalid assertion");
            using var body = JsonDocument.Parse(Base64Url.DecodeFromChars(claims));
            var root = body.RootElement;
            return root.GetProperty("iss").GetString() != options.ClientId ? (null, "invalid client id")
                : root.GetProperty("aud").GetString() != address.GetLeftPart(UriPartial.Authority) ? (null, "audience is invalid")
                : DateTimeOffset.FromUnixTimeSeconds(root.GetProperty("exp").GetInt64()) < now ? (null, "assertion expired")
                : (root.GetProperty("sub").GetString(), null);
        }
        catch (Exception fault) when (fault is FormatException or JsonException or KeyNotFoundException or InvalidOperationException or CryptographicException)
        {
            return (null, "invalid assertion");
        }
    }
}
