namespace CallBridge.Salesforce.OAuth;

/// <summary>Holds the present token for all who ask; however many want a new one at once, one sign-in goes out.</summary>
/// <param name="signIn">Fetches a new token. Should it throw, nobody gets one this time.</param>
internal sealed class SharedTokens(Func<Task<TokenAnswer>> signIn) : IAccessTokens
{
    private readonly Lock _gate = new();
    private AccessToken? _current;
    private Task<TokenAnswer>? _signingIn;

    public Task<TokenAnswer> GetAsync(AccessToken? stale, CancellationToken cancellationToken)
    {
        Task<TokenAnswer> answer;
        lock (_gate)
        {
            if (_current is not null && !ReferenceEquals(_current, stale))
                return Task.FromResult(new TokenAnswer(_current, null));
            _current = null;
            answer = _signingIn ??= SignInAsync();
        }

        return answer.WaitAsync(cancellationToken);
    }

    /// <summary>Somebody else fetched one, or there is none any more.</summary>
    public void Set(AccessToken? token)
    {
        lock (_gate)
            _current = token;
    }

    private async Task<TokenAnswer> SignInAsync()
    {
        // Off the caller's stack, so that the field above is set before this ends.
        await Task.Yield();
        TokenAnswer answer;
        try
        {
            answer = await signIn();
        }
        catch (Exception fault)
        {
            // Else it would be everybody's answer for ever.
            answer = TokenAnswer.Failed($"Signing in to Salesforce failed unexpectedly ({fault.GetType().Name}).");
        }

        lock (_gate)
        {
            // None: one that was set meanwhile stands.
            _current = answer.Token ?? _current;
            _signingIn = null;
        }

        return answer;
    }
}
