using System.Collections.Immutable;
using CallBridge.Salesforce.OAuth;

namespace CallBridge.Salesforce.Tests.SigningIn;

/// <summary>Keeps what it is given, and in which order.</summary>
internal sealed class RememberedTokens : IRefreshTokens
{
    private string? _token;

    public ImmutableArray<string> Stored { get; private set; } = [];

    /// <summary>Raised before a token is kept.</summary>
    public Action? Storing { get; set; }

    /// <summary>Raised before the token is read.</summary>
    public Action? Loading { get; set; }

    /// <summary>Raised before the token is forgotten.</summary>
    public Action? Clearing { get; set; }

    public string? Load()
    {
        Loading?.Invoke();
        return _token;
    }

    public void Store(string token)
    {
        Storing?.Invoke();
        _token = token;
        Stored = Stored.Add(token);
    }

    public void Clear()
    {
        Clearing?.Invoke();
        _token = null;
    }
}
