namespace CallBridge.Secrets;

/// <summary>Seals what lies on disk for this user of this machine.</summary>
internal interface ISecretCipher
{
    /// <summary>Stands in the file, so that a file of another kind of machine is not misread.</summary>
    string Name { get; }

    byte[] Seal(ReadOnlySpan<byte> plain);

    /// <summary>Null if this user of this machine did not seal it.</summary>
    byte[]? Open(ReadOnlySpan<byte> @sealed);
}
