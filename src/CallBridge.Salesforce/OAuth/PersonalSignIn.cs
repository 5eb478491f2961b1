using System.Collections.Immutable;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.OAuth;

/// <summary>
/// OAuth 2.0 authorization code with PKCE (RFC 6749, 4.1; RFC 7636): the agent signs in once in the browser, and the listener goes on by
/// refresh tokens. A public client: no secret is ever sent. Where Salesforce rotates refresh tokens, a new one is stored before its access token
/// is used, under one lock, since a lost one would end the sign-in.
/// </summary>
public sealed class PersonalSignIn : IAccessTokens, IDisposable
{
    /// <summary>Path of the fixed redirect on the listener's HTTP port.</summary>
    public const string CallbackPath = "/oauth/callback";

    /// <summary>How long a person may take from the button to Salesforce's answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Sign-ins under way at once: a person may press the button in several tabs.</summary>
    public const int MostUnderWay = 8;

    private const string Needed = "Nobody is signed in to Salesforce.";
    private const string Unsaid = "Salesforce did not say who signed in. Try again.";

    private readonly SalesforceOptions _options;
    private readonly TokenEndpoint _endpoint;
    private readonly HttpClient _http;
    private readonly IRefreshTokens _kept;
    private readonly TimeProvider _time;
    private readonly SharedTokens _shared;
    private readonly SemaphoreSlim _one = new(1);
    private readonly Lock _gate = new();
    private ImmutableDictionary<string, Begun> _underWay = ImmutableDictionary<string, Begun>.Empty;
    private volatile string? _need;

    // Both under _one.
    private bool _isAgents;
    private string? _unkept;

    internal PersonalSignIn(SalesforceOptions options, TokenEndpoint endpoint, HttpClient http, IRefreshTokens kept, TimeProvider time)
    {
        _options = options;
        _endpoint = endpoint;
        _http = http;
        _kept = kept;
        _time = time;
        _shared = new(RefreshAsync);
        var (token, problem) = LoadKept();
        _need = problem ?? (token is null ? Needed : null);
    }

    /// <summary>Why a person must sign in (again): a plain sentence; null if they need not.</summary>
    public string? Need => _need;

    /// <summary>Raised when <see cref="Need"/> may have changed.</summary>
    public event Action? Changed;

    public Task<TokenAnswer> GetAsync(AccessToken? stale, CancellationToken cancellationToken) => _shared.GetAsync(stale, cancellationToken);

    /// <summary>Begins a sign-in: where the browser is to go. Its state is good once, for <see cref="Patience"/>.</summary>
    public Uri Begin()
    {
        var state = Pkce.NewSecret();
        var verifier = Pkce.NewSecret();
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            var open = _underWay.RemoveRange(_underWay.Where(b => _time.GetElapsedTime(b.Value.At, now) > Patience).Select(b => b.Key));
            if (open.Count >= MostUnderWay)
                open = open.Remove(open.MinBy(b => b.Value.At).Key);
            _underWay = open.Add(state, new(verifier, now));
        }

        (string Name, string? Value)[] query =
        [
            ("response_type", "code"),
            ("client_id", _options.ClientId),
            ("redirect_uri", _options.RedirectUri.AbsoluteUri),
            ("scope", "api refresh_token"),
            ("state", state),
            ("code_challenge", Pkce.Challenge(verifier)),
            ("code_challenge_method", "S256"),
            ("login_hint", _options.Username),
        ];
        var text = string.Join('&', query.Where(q => q.Value is not null).Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}"));
        return new Uri(_options.LoginUrl, "/services/oauth2/authorize?" + text);
    }

    /// <summary>Salesforce sent the browser back.</summary>
    /// <param name="state">As it came.</param>
    /// <param name="code">The authorization code; null if it was refused.</param>
    /// <param name="error">Salesforce's error code; null if there is a code.</param>
    /// <returns>Null if the agent is signed in; else a plain sentence.</returns>
    public async Task<string?> CompleteAsync(string? state, string? code, string? error)
    {
        if (Take(state) is not { } begun)
            return "This sign-in was not begun here, or it took too long. Begin it again.";
        if (error is not null || string.IsNullOrEmpty(code))
            return error == "access_denied" ? "The sign-in was cancelled or refused in Salesforce." : "Salesforce did not complete the sign-in. Try again.";

        await _one.WaitAsync();
        try
        {
            var grant = await _endpoint.AskAsync(
                ("grant_type", "authorization_code"),
                ("code", code),
                ("client_id", _options.ClientId),
                ("redirect_uri", _options.RedirectUri.AbsoluteUri),
                ("code_verifier", begun.Verifier));
            if (grant.Token is not { } token)
                return grant.Problem;
            if (grant.RefreshToken is not { } refresh)
                return "Salesforce gave no refresh token: the app needs the scope refresh_token (Perform requests at any time).";
            if (await WrongUserAsync(token) is var (wrong, _) && wrong is not null)
            {
                await _endpoint.RevokeAsync(refresh);
                return wrong;
            }

            if (Store(refresh) is { } unkept)
                return unkept;
            (_isAgents, _unkept) = (true, null);
            _shared.Set(token);
            Say(null);
            return null;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Forgets the sign-in here, and tells Salesforce to.</summary>
    public async Task SignOutAsync()
    {
        await _one.WaitAsync();
        try
        {
            var former = _unkept ?? LoadKept().Token;
            (_isAgents, _unkept) = (false, null);
            _kept.Clear();
            _shared.Set(null);
            Say(Needed);
            if (former is not null)
                await _endpoint.RevokeAsync(former);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<TokenAnswer> RefreshAsync()
    {
        await _one.WaitAsync();
        try
        {
            // What could not be kept is the only one that is still good.
            if (_unkept is { } late && Store(late) is { } full)
                return TokenAnswer.Failed(full);
            var (kept, unreadable) = LoadKept();
            if ((_unkept ?? kept) is not { } refresh)
            {
                Say(unreadable ?? _need ?? Needed);
                return TokenAnswer.Failed(_need!);
            }

            _unkept = null;
            return await RefreshAsync(refresh);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<TokenAnswer> RefreshAsync(string refresh)
    {
        var grant = await _endpoint.AskAsync(
            ("grant_type", "refresh_token"), ("refresh_token", refresh), ("client_id", _options.ClientId));
        if (grant.IsGrantDead)
        {
            ClearKept();
            Say("The sign-in to Salesforce has been ended or has expired.");
            return TokenAnswer.Failed(_need!);
        }

        // A rotated token that is not kept would be the last: the one on disk is used up already.
        if (grant.RefreshToken is { } rotated && rotated != refresh && Store(rotated) is { } unkept)
        {
            _unkept = rotated;
            return TokenAnswer.Failed(unkept);
        }

        if (grant.Token is { } token)
        {
            // Once a run: the listener may have been given another agent than the one who signed in then.
            if (!_isAgents && await WrongUserAsync(token) is var (problem, isCertain) && problem is not null)
            {
                if (isCertain)
                    Say(problem);
                return TokenAnswer.Failed(problem);
            }

            _isAgents = true;
            Say(null);
        }

        return grant.Answer;
    }

    private (string? Token, string? Problem) LoadKept()
    {
        try
        {
            return (_kept.Load(), null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, $"The kept sign-in cannot be read ({fault.Message.TrimEnd('.')}).");
        }
    }

    // What is used up does no harm where it lies.
    private void ClearKept()
    {
        _unkept = null;
        _isAgents = false;
        try
        {
            _kept.Clear();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It is refused when it is next tried.
        }
    }

    private string? Store(string refresh)
    {
        try
        {
            _kept.Store(refresh);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"The sign-in could not be kept on disk ({fault.GetType().Name}). Make room on the disk.";
        }
    }

    private Begun? Take(string? state)
    {
        lock (_gate)
        {
            if (state is null || !_underWay.TryGetValue(state, out var begun))
                return null;
            _underWay = _underWay.Remove(state);
            return _time.GetElapsedTime(begun.At) <= Patience ? begun : null;
        }
    }

    /// <summary>Records are the agent's own: somebody else's sign-in would write them as somebody else.</summary>
    /// <returns>Null if it is the agent; else why not, and whether that is certain.</returns>
    private async Task<(string? Problem, bool IsCertain)> WrongUserAsync(AccessToken token)
    {
        if (_options.Username is not { } expected)
            return (null, true);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20), _time);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(token.Instance, "/services/oauth2/userinfo"));
            request.Headers.Authorization = new("Bearer", token.Value);
            using var response = await _http.SendAsync(request, deadline.Token);
            var user = RestJson.TryParse(await response.Content.ReadAsByteArrayAsync(deadline.Token))?.Text("preferred_username");
            return !response.IsSuccessStatusCode || user is null ? (Unsaid, false)
                : user.Equals(expected, StringComparison.OrdinalIgnoreCase) ? (null, true)
                : ($"{user} signed in, but this listener belongs to {expected}. Sign out of Salesforce in the browser and sign in as {expected}.", true);
        }
        catch (Exception fault) when (fault is OperationCanceledException or HttpRequestException)
        {
            return (Unsaid, false);
        }
    }

    private void Say(string? need)
    {
        if (_need == need)
            return;
        _need = need;
        Changed?.Invoke();
    }

    private sealed record Begun(string Verifier, long At);
}
