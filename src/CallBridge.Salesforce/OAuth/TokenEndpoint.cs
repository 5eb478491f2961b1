using System.Text.Json;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.OAuth;

/// <summary>
/// The org's token endpoint (RFC 6749, 3.2). Every fault comes back as a sentence; which one is a matter of the grant's own flow.
/// </summary>
internal sealed class TokenEndpoint(SalesforceOptions options, HttpClient http, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Asks for a token with these form values; those that are null are left out.</summary>
    public async Task<TokenGrant> AskAsync(params (string Name, string? Value)[] form)
    {
        if (SalesforceHosts.Problem(options.LoginUrl) is { } problem)
            return TokenGrant.Failed($"Salesforce:LoginUrl is not usable: {problem}.");
        using var deadline = new CancellationTokenSource(Patience, time);
        try
        {
            using var response = await PostAsync("/services/oauth2/token", form, deadline.Token);
            var body = RestJson.TryParse(await response.Content.ReadAsByteArrayAsync(deadline.Token));
            return response.IsSuccessStatusCode ? Accept(body) : Refused((int)response.StatusCode, body);
        }
        catch (OperationCanceledException)
        {
            return TokenGrant.Failed("Salesforce did not answer the sign-in in time.");
        }
        catch (HttpRequestException fault)
        {
            return TokenGrant.Failed($"Salesforce cannot be reached to sign in ({fault.HttpRequestError}).");
        }
        catch (Exception fault)
        {
            // Whatever else: a sign-in that ends without an answer would be everybody's answer for ever.
            return TokenGrant.Failed($"Signing in to Salesforce failed unexpectedly ({fault.GetType().Name}).");
        }
    }

    /// <summary>Tells Salesforce to forget a token; whether it took it. Never throws.</summary>
    public async Task<bool> RevokeAsync(string token)
    {
        if (SalesforceHosts.Problem(options.LoginUrl) is not null)
            return false;
        using var deadline = new CancellationTokenSource(Patience, time);
        try
        {
            using var response = await PostAsync("/services/oauth2/revoke", [("token", token)], deadline.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is OperationCanceledException or HttpRequestException)
        {
            return false;
        }
    }

    private async Task<HttpResponseMessage> PostAsync(string path, (string Name, string? Value)[] form, CancellationToken cancellationToken)
    {
        using var content = new FormUrlEncodedContent(
            form.Where(v => !string.IsNullOrEmpty(v.Value)).Select(v => KeyValuePair.Create(v.Name, v.Value!)));
        return await http.PostAsync(new Uri(options.LoginUrl, path), content, cancellationToken);
    }

    private TokenGrant Accept(JsonElement? body)
    {
        // expires_in may be missing: a 401 is the signal.
        if (body?.Text("access_token") is not { Length: > 0 } token || !Uri.TryCreate(body?.Text("instance_url"), UriKind.Absolute, out var instance))
            return TokenGrant.Failed("Salesforce's answer to the sign-in carries no token or no instance.");
        return SalesforceHosts.InstanceProblem(instance, options.LoginUrl, options.MyDomains) is { } problem
            ? TokenGrant.Failed($"The instance {instance.GetLeftPart(UriPartial.Authority)} that signing in named is not used: {problem}.")
            : new(new(token, new Uri(instance.GetLeftPart(UriPartial.Authority))), null) { RefreshToken = body?.Text("refresh_token") };
    }

    // The OAuth endpoints answer an object, not the array of the REST API.
    private static TokenGrant Refused(int status, JsonElement? body) =>
        body?.Text("error") is { } error
            ? TokenGrant.Failed($"Salesforce refused the sign-in: {body?.Text("error_description") ?? error} ({error}).", error)
            : TokenGrant.Failed($"Salesforce refused the sign-in (HTTP {status}).");
}
