using System.Net;
using System.Text.Json;
using System.Web;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.Functional.Tests.Running;
using CallBridge.Salesforce;
using CallBridge.Secrets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Functional.Tests.Starting;

/// <summary>The agent's own sign-in, from the API through Salesforce's page to the landing page.</summary>
public sealed class SignInTests
{
    [Fact]
    public async Task Status_asks_for_the_sign_in_and_stops_once_it_is_made()
    {
        await using var scene = await Scene.SetAsync();
        var before = await scene.StatusAsync();
        Assert.Contains("signIn", Codes(before));

        using var landing = await scene.SignInAsync();

        Assert.Equal(HttpStatusCode.OK, landing.StatusCode);
        Assert.Contains("You are signed in", await landing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Answers.AssertHeaders(landing);
        var after = await scene.StatusOnceConnectedAsync();
        Assert.DoesNotContain("signIn", Codes(after));
        Assert.DoesNotContain("access_token", string.Join('\n', scene.Listener.Log.Lines), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Tokens_are_protected_at_rest_and_never_logged()
    {
        await using var scene = await Scene.SetAsync();
        (await scene.SignInAsync()).Dispose();
        await scene.StatusOnceConnectedAsync();
        var access = (await scene.Listener.Services.GetRequiredService<RestSalesforce>().SignIn!.GetAsync(null, CancellationToken.None)).Token!.Value;
        var refresh = SecretVault.In(scene.Listener.DataDirectory).Find(SecretNames.RefreshToken)!;

        Secrecy.AssertClean(scene.Listener.Log.Lines, access, refresh);
        // The lock is held, and empty.
        foreach (var file in Directory.GetFiles(scene.Listener.DataDirectory).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            var text = await reader.ReadToEndAsync();
            Assert.False(text.Contains(access, StringComparison.Ordinal) || text.Contains(refresh, StringComparison.Ordinal), file);
        }
    }

    [Fact]
    public async Task Fixed_loopback_redirect_is_the_listeners_own_whatever_the_request_says()
    {
        await using var scene = await Scene.SetAsync();
        using var request = Answers.Request(HttpMethod.Post, "/api/sign-in?redirect_uri=https://evil.example", token: scene.Listener.Token);
        request.Headers.Add("X-Forwarded-Host", "evil.example");

        using var begun = await scene.Listener.Bare.SendAsync(request).InTime();

        var url = new Uri((await Answers.JsonAsync(begun)).GetProperty("url").GetString()!);
        Assert.Equal($"{scene.Listener.Origin}/oauth/callback", HttpUtility.ParseQueryString(url.Query)["redirect_uri"]);
    }

    [Fact]
    public async Task Landing_page_shows_nothing_of_its_address()
    {
        await using var scene = await Scene.SetAsync();

        using var landing = await scene.Listener.Bare.GetAsync(
            new Uri("/oauth/callback?state=%3Cscript%3Ealert(1)%3C/script%3E&code=x&error_description=%3Cb%3Eevil", UriKind.Relative)).InTime();

        Assert.Equal(HttpStatusCode.BadRequest, landing.StatusCode);
        var text = await landing.Content.ReadAsStringAsync();
        Assert.DoesNotContain("evil", text, StringComparison.Ordinal);
        Assert.DoesNotContain("script", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_in_needs_the_token_and_an_origin_of_ours()
    {
        await using var scene = await Scene.SetAsync();

        using var bare = await scene.Listener.Bare.PostAsync(new Uri("/api/sign-in", UriKind.Relative), null).InTime();
        using var foreign = await scene.Listener.Api.SendAsync(
            Answers.Request(HttpMethod.Post, "/api/sign-in", origin: "https://evil.example", token: scene.Listener.Token)).InTime();

        Assert.Equal(HttpStatusCode.Unauthorized, bare.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    [Fact]
    public async Task Signing_out_asks_for_the_sign_in_again()
    {
        await using var scene = await Scene.SetAsync();
        (await scene.SignInAsync()).Dispose();
        await scene.StatusOnceConnectedAsync();

        using var answer = await scene.Listener.Api.DeleteAsync(new Uri("/api/sign-in", UriKind.Relative)).InTime();

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Contains("signIn", Codes(await scene.StatusAsync()));
    }

    [Fact]
    public async Task Listener_that_signs_in_by_itself_says_so()
    {
        await using var listener = await RunningListener.StartAsync();

        using var answer = await listener.Api.PostAsync(new Uri("/api/sign-in", UriKind.Relative), null).InTime();

        await Answers.ProblemAsync(answer, HttpStatusCode.Conflict);
    }

    private static IEnumerable<string?> Codes(JsonElement status) =>
        status.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("code").GetString());

    private sealed class Scene : IAsyncDisposable
    {
        private readonly DemoOrgServer _org;

        private Scene(DemoOrgServer org, RunningListener listener) => (_org, Listener) = (org, listener);

        public RunningListener Listener { get; }

        public static async Task<Scene> SetAsync()
        {
            // The redirect address holds the listener's port: known only when it runs, so the org comes second in all but its port.
            var port = FreePorts.Take();
            var listener = await RunningListener.StartAsync(
                "Salesforce:Connection=Rest", "Salesforce:MyDomains:0=acme", $"Salesforce:LoginUrl=http://localhost:{port}",
                "Salesforce:Flow=AuthorizationCode", "Salesforce:ClientId=demo", $"Agent:SalesforceUsername={OrgSeed.AgentUsername}");
            var org = await DemoOrgServer.StartAsync(
                new DemoOrgOptions { Port = port, RedirectUris = [$"{listener.Origin}/oauth/callback"] },
                null, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
            return new(org, listener);
        }

        public async Task<JsonElement> StatusAsync()
        {
            using var answer = JsonDocument.Parse(await Listener.Api.GetStringAsync(new Uri("/api/status", UriKind.Relative)).InTime());
            return answer.RootElement.Clone();
        }

        public async Task<JsonElement> StatusOnceConnectedAsync()
        {
            await using var pushes = await Listener.FollowAsync();
            return (await pushes.UntilAsync(push => push.GetProperty("status").GetProperty("salesforce").GetProperty("connected").GetBoolean(), "Salesforce connected"))
                .GetProperty("status");
        }

        /// <summary>Begun by the API, decided in the browser, landed.</summary>
        public async Task<HttpResponseMessage> SignInAsync()
        {
            using var begun = await Listener.Api.PostAsync(new Uri("/api/sign-in", UriKind.Relative), null).InTime();
            var url = new Uri((await Answers.JsonAsync(begun)).GetProperty("url").GetString()!);
            using var browser = new HttpClient(RunningListener.Handler());
            var asked = HttpUtility.ParseQueryString(url.Query);
            var form = asked.AllKeys.ToDictionary(key => key!, key => asked[key]!);
            form["username"] = OrgSeed.AgentUsername;
            form["decision"] = "allow";
            using var content = new FormUrlEncodedContent(form);
            using var decided = await browser.PostAsync(new Uri(url.GetLeftPart(UriPartial.Path)), content).InTime();
            return await browser.GetAsync(decided.Headers.Location).InTime();
        }

        public async ValueTask DisposeAsync()
        {
            await Listener.DisposeAsync();
            await _org.DisposeAsync();
        }
    }
}
