namespace CallBridge.Secrets;

/// <summary>Settings that lie in the vault, as a source of configuration below the environment.</summary>
internal static class SecretSettings
{
    /// <exception cref="IOException">The vault cannot be read.</exception>
    public static IReadOnlyDictionary<string, string?> Read(string dataDirectory)
    {
        if (!SecretVault.ExistsIn(dataDirectory))
            return new Dictionary<string, string?>();
        var vault = SecretVault.In(dataDirectory);
        return SecretNames.Settings.Select(name => (name, Value: vault.Find(name))).Where(s => s.Value is not null).ToDictionary(s => s.name, s => s.Value);
    }
}
