using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CallBridge.Salesforce.OAuth;

/// <summary>Random texts of a sign-in, and the proof key for code exchange (RFC 7636, S256).</summary>
internal static class Pkce
{
    private const int Bytes = 32;

    /// <summary>43 characters of <c>[A-Za-z0-9_-]</c>.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
