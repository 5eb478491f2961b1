using System.Net;
using System.Web;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.Salesforce.OAuth;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Salesforce.Tests.SigningIn;

/// <summary>A listener's sign-in against the demo org's own pages, with the test in place of the browser.</summary>
internal sealed class SignInBench : IAsyncDisposable
{
    public const string Redirect = "http://localhost:21047/oauth/callback";

    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient _browser;

    private SignInBench(DemoOrgServer server, RememberedTokens kept, TimeProvider time, string? username)
    {
        Server = server;
        Kept = kept;
        _browser = new HttpClient(_handler, disposeHandler: false);
        Client = new(
            new SalesforceOptions
            {
                LoginUrl = server.Address,
                Flow = SalesforceFlow.AuthorizationCode,
                ClientId = "demo",
                Username = username,
                RedirectUri = new Uri(Redirect),
            },
            _handler, time, NullLogger<RestSalesforce>.Instance, kept);
    }

    public DemoOrgServer Server { get; }

    public RememberedTokens Kept { get; }

    public RestSalesforce Client { get; }

    public PersonalSignIn SignIn => Client.SignIn!;

    public static async Task<SignInBench> StartAsync(
        bool rotate = true, string? username = OrgSeed.AgentUsername, TimeProvider? time = null, RememberedTokens? kept = null)
    {
        var server = await DemoOrgServer.StartAsync(
            new DemoOrgOptions { Port = 0, RotateRefreshTokens = rotate, RedirectUris = [Redirect] },
            null, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        return new(server, kept ?? new(), time ?? TimeProvider.System, username);
    }

    /// <summary>What a person does in the browser: where it is sent back to, as the values of that address.</summary>
    public async Task<(string? State, string? Code, string? Error)> DecideAsync(Uri begun, string username = OrgSeed.AgentUsername, string decision = "allow")
    {
        using var page = await _browser.GetAsync(begun);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var asked = HttpUtility.ParseQueryString(begun.Query);
        var form = asked.AllKeys.Where(k => k is not null).ToDictionary(k => k!, k => asked[k]!);
        form["username"] = username;
        form["decision"] = decision;
        using var content = new FormUrlEncodedContent(form);
        using var answer = await _browser.PostAsync(new Uri(begun.GetLeftPart(UriPartial.Path)), content);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(Redirect, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var values = HttpUtility.ParseQueryString(answer.Headers.Location.Query);
        return (values["state"], values["code"], values["error"]);
    }

    public async Task<string?> SignInAsync(string username = OrgSeed.AgentUsername)
    {
        var (state, code, error) = await DecideAsync(SignIn.Begin(), username);
        return await SignIn.CompleteAsync(state, code, error);
    }

    public int TokenRequests() => Server.Requests.Count(r => r.Path == "/services/oauth2/token");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _browser.Dispose();
        _handler.Dispose();
        await Server.DisposeAsync();
    }
}
