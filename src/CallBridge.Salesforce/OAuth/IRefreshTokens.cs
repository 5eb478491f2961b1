namespace CallBridge.Salesforce.OAuth;

/// <summary>Where the refresh token of a person's sign-in is kept: protected, across restarts.</summary>
public interface IRefreshTokens
{
    /// <summary>Null if there is none.</summary>
    string? Load();

    /// <summary>Keeps a token in place of the former one; it is on disk when this returns.</summary>
    /// <exception cref="IOException">It could not be kept.</exception>
    void Store(string token);

    void Clear();
}
