using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace CallBridge.Secrets;

/// <summary>Windows' own data protection: opened only by this user's sign-in to this machine.</summary>
[SupportedOSPlatform("windows")]
internal sealed class DpapiCipher : ISecretCipher
{
    public string Name => "dpapi";

    public byte[] Seal(ReadOnlySpan<byte> plain) => ProtectedData.Protect(plain.ToArray(), null, DataProtectionScope.CurrentUser);

    public byte[]? Open(ReadOnlySpan<byte> @sealed)
    {
        try
        {
            return ProtectedData.Unprotect(@sealed.ToArray(), null, DataProtectionScope.CurrentUser);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
