using System.Collections.Immutable;
using System.Text.Json;
using CallBridge.Guard;

namespace CallBridge.Secrets;

/// <summary>
/// Secrets by name, sealed on disk for this user: <c>&lt;DataDirectory&gt;/secrets.json</c>, mode 0600. Read whole, written whole beside and
/// renamed: what <see cref="Set"/> returned from is there after a power cut.
/// </summary>
internal sealed class SecretVault
{
    /// <summary>Characters of one secret.</summary>
    public const int Longest = 16_384;

    private readonly string _path;
    private readonly ISecretCipher _cipher;
    private readonly Lock _gate = new();

    private SecretVault(string path, ISecretCipher cipher)
    {
        _path = path;
        _cipher = cipher;
    }

    public static SecretVault In(string dataDirectory) => new(
        Path.Combine(dataDirectory, "secrets.json"),
        OperatingSystem.IsWindows() ? new DpapiCipher() : KeyFileCipher.LoadOrCreate(Path.Combine(dataDirectory, "secrets.key")));

    /// <summary>Whether anything was ever kept there: a folder without a vault gets none by being read.</summary>
    public static bool ExistsIn(string dataDirectory) => File.Exists(Path.Combine(dataDirectory, "secrets.json"));

    /// <summary>Names of all secrets, in order.</summary>
    public ImmutableArray<string> Names
    {
        get
        {
            lock (_gate)
                return [.. Read().Entries.Keys];
        }
    }

    /// <summary>Null if there is none, or this user of this machine cannot open it.</summary>
    public string? Find(string name)
    {
        lock (_gate)
        {
            var file = Read();
            return file.Cipher == _cipher.Name && file.Entries.TryGetValue(name, out var @sealed) && _cipher.Open(@sealed) is { } plain
                ? System.Text.Encoding.UTF8.GetString(plain)
                : null;
        }
    }

    /// <exception cref="IOException">It could not be kept.</exception>
    public void Set(string name, string value)
    {
        lock (_gate)
        {
            var file = Read();
            var entries = file.Cipher == _cipher.Name ? file.Entries : ImmutableSortedDictionary<string, byte[]>.Empty;
            Write(entries.SetItem(name, _cipher.Seal(System.Text.Encoding.UTF8.GetBytes(value))));
        }
    }

    /// <returns>False if there was none.</returns>
    public bool Remove(string name)
    {
        lock (_gate)
        {
            var file = Read();
            if (!file.Entries.ContainsKey(name))
                return false;
            Write(file.Entries.Remove(name));
            return true;
        }
    }

    private VaultFile Read()
    {
        if (!File.Exists(_path))
            return new(_cipher.Name, ImmutableSortedDictionary<string, byte[]>.Empty);
        try
        {
            return JsonSerializer.Deserialize<VaultFile>(File.ReadAllBytes(_path)) is { Entries: not null } file
                ? file
                : throw new JsonException();
        }
        catch (JsonException)
        {
            throw new IOException($"{_path} is damaged. Remove it and set the secrets anew.");
        }
    }

    private void Write(ImmutableSortedDictionary<string, byte[]> entries) =>
        PrivateFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(new VaultFile(_cipher.Name, entries)));

    private sealed record VaultFile(string Cipher, ImmutableSortedDictionary<string, byte[]> Entries);
}
