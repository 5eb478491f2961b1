using System.Text.Json;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.OAuth;

/// <summary>OAuth 2.0 client credentials (RFC 6749, 4.4): the org names the user as whom it runs.</summary>
internal sealed class ClientCredentialsTokens(SalesforceOptions options, HttpClient http, TimeProvider time) : IAccessTokens
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

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

    private async Task<TokenAnswer> SignInAsync()
    {
        // Off the caller's stack, so that the field above is set before this ends.
        await Task.Yield();
        var answer = await AskAsync();
        lock (_gate)
        {
            _current = answer.Token;
            _signingIn = null;
        }

        return answer;
    }

    private async Task<TokenAnswer> AskAsync()
    {
        if (SalesforceHosts.Problem(options.LoginUrl) is { } problem)
            return TokenAnswer.Failed($"Salesforce:LoginUrl is not usable: {problem}.");
        using var deadline = new CancellationTokenSource(Patience, time);
        try
        {
            using var form = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"),
                new("client_id", options.ClientId),
                new("client_secret", options.ClientSecret),
            ]);
            using var response = await http.PostAsync(new Uri(options.LoginUrl, "/services/oauth2/token"), form, deadline.Token);
            var body = RestJson.TryParse(await response.Content.ReadAsByteArrayAsync(deadline.Token));
            return response.IsSuccessStatusCode ? Accept(body) : TokenAnswer.Failed(Refusal((int)response.StatusCode, body));
        }
        catch (OperationCanceledException)
        {
            return TokenAnswer.Failed("Salesforce did not answer the sign-in in time.");
        }
        catch (HttpRequestException fault)
        {
            return TokenAnswer.Failed($"Salesforce cannot be reached to sign in ({fault.HttpRequestError}).");
        }
        catch (Exception fault)
        {
            // Whatever else: a sign-in that ends without an answer would be everybody's answer for ever.
            return TokenAnswer.Failed($"Signing in to Salesforce failed unexpectedly ({fault.GetType().Name}).");
        }
    }

    private TokenAnswer Accept(JsonElement? body)
    {
        // expires_in may be missing: a 401 is the signal.
        if (body?.Text("access_token") is not { Length: > 0 } token || !Uri.TryCreate(body?.Text("instance_url"), UriKind.Absolute, out var instance))
            return TokenAnswer.Failed("Salesforce's answer to the sign-in carries no token or no instance.");
        return SalesforceHosts.InstanceProblem(instance, options.LoginUrl, options.MyDomains) is { } problem
            ? TokenAnswer.Failed($"The instance {instance.GetLeftPart(UriPartial.Authority)} that signing in named is not used: {problem}.")
            : new(new(token, new Uri(instance.GetLeftPart(UriPartial.Authority))), null);
    }

    // The OAuth endpoints answer an object, not the array of the REST API.
    private static string Refusal(int status, JsonElement? body) =>
        body?.Text("error") is { } error
            ? $"Salesforce refused the sign-in: {body?.Text("error_description") ?? error} ({error})."
            : $"Salesforce refused the sign-in (HTTP {status}).";
}
