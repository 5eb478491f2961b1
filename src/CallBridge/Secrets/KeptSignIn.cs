using CallBridge.Salesforce.OAuth;

namespace CallBridge.Secrets;

/// <summary>Keeps the sign-in's refresh token in the vault.</summary>
internal sealed class KeptSignIn(SecretVault vault) : IRefreshTokens
{
    public string? Load() => vault.Find(SecretNames.RefreshToken);

    public void Store(string token) => vault.Set(SecretNames.RefreshToken, token);

    public void Clear() => vault.Remove(SecretNames.RefreshToken);
}
