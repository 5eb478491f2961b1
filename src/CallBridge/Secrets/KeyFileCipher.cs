using System.Security.Cryptography;
using CallBridge.Guard;

namespace CallBridge.Secrets;

/// <summary>
/// AES-256-GCM with a key in a file of its own, readable by this user alone. It keeps secrets out of copies of the one file (a backup, a
/// support ticket); whoever can read both files as this user can open them.
/// </summary>
internal sealed class KeyFileCipher : ISecretCipher
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key;

    private KeyFileCipher(byte[] key) => _key = key;

    public string Name => "keyfile";

    /// <exception cref="IOException">The key can neither be read nor made.</exception>
    public static KeyFileCipher LoadOrCreate(string path)
    {
        if (File.Exists(path) && PrivateFile.IsPrivate(path) && File.ReadAllBytes(path) is { Length: KeyBytes } kept)
            return new(kept);
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        PrivateFile.Write(path, key);
        return new(key);
    }

    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var whole = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(whole.AsSpan(0, NonceBytes), plain, whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes));
        return whole;
    }

    public byte[]? Open(ReadOnlySpan<byte> @sealed)
    {
        if (@sealed.Length < NonceBytes + TagBytes)
            return null;
        var plain = new byte[@sealed.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key, TagBytes);
        try
        {
            aes.Decrypt(@sealed[..NonceBytes], @sealed[(NonceBytes + TagBytes)..], @sealed.Slice(NonceBytes, TagBytes), plain);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
