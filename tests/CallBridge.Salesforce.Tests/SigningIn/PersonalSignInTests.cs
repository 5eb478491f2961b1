using System.Web;
using CallBridge.Calls.Records;
using CallBridge.DemoOrg.Org;
using CallBridge.Salesforce.OAuth;

namespace CallBridge.Salesforce.Tests.SigningIn;

public sealed class PersonalSignInTests
{
    [Fact]
    public async Task Person_who_allows_it_is_signed_in_and_the_refresh_token_is_kept()
    {
        await using var bench = await SignInBench.StartAsync();
        Assert.NotNull(bench.SignIn.Need);

        Assert.Null(await bench.SignInAsync());

        Assert.Null(bench.SignIn.Need);
        Assert.Single(bench.Kept.Stored);
        Assert.Null((await bench.Client.ReadFactsAsync(CancellationToken.None)).Problem);
    }

    [Fact]
    public async Task Authorization_code_and_PKCE_with_the_fixed_loopback_redirect_and_no_secret()
    {
        await using var bench = await SignInBench.StartAsync();
        var first = HttpUtility.ParseQueryString(bench.SignIn.Begin().Query);
        var second = HttpUtility.ParseQueryString(bench.SignIn.Begin().Query);

        Assert.Equal("code", first["response_type"]);
        Assert.Equal(SignInBench.Redirect, first["redirect_uri"]);
        Assert.Equal("S256", first["code_challenge_method"]);
        Assert.Equal(43, first["code_challenge"]!.Length);
        Assert.NotEqual(first["state"], second["state"]);
        Assert.NotEqual(first["code_challenge"], second["code_challenge"]);
        Assert.Null(first["client_secret"]);
    }

    [Fact]
    public async Task One_time_state_is_good_once()
    {
        await using var bench = await SignInBench.StartAsync();
        var (state, code, error) = await bench.DecideAsync(bench.SignIn.Begin());
        Assert.Null(await bench.SignIn.CompleteAsync(state, code, error));

        Assert.Contains("not begun here", await bench.SignIn.CompleteAsync(state, code, error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("guessed")]
    public async Task State_that_was_not_given_here_is_refused_before_salesforce_is_asked(string? state)
    {
        await using var bench = await SignInBench.StartAsync();
        bench.SignIn.Begin();

        Assert.Contains("not begun here", await bench.SignIn.CompleteAsync(state, "code", null), StringComparison.Ordinal);
        Assert.Equal(0, bench.TokenRequests());
    }

    [Fact]
    public async Task State_that_waited_too_long_is_refused()
    {
        var time = new SteppedClock();
        await using var bench = await SignInBench.StartAsync(time: time);
        var (state, code, error) = await bench.DecideAsync(bench.SignIn.Begin());
        time.Step(PersonalSignIn.Patience + TimeSpan.FromSeconds(1));

        Assert.Contains("took too long", await bench.SignIn.CompleteAsync(state, code, error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_sign_ins_than_are_kept_end_the_oldest_only()
    {
        await using var bench = await SignInBench.StartAsync();
        var oldest = bench.SignIn.Begin();
        var next = bench.SignIn.Begin();
        for (var i = 0; i < PersonalSignIn.MostUnderWay - 1; i++)
            bench.SignIn.Begin();

        var (lost, lostCode, _) = await bench.DecideAsync(oldest);
        Assert.NotNull(await bench.SignIn.CompleteAsync(lost, lostCode, null));
        var (state, code, _) = await bench.DecideAsync(next);
        Assert.Null(await bench.SignIn.CompleteAsync(state, code, null));
    }

    [Fact]
    public async Task Person_who_refuses_is_told_so_and_stays_signed_out()
    {
        await using var bench = await SignInBench.StartAsync();
        var (state, code, error) = await bench.DecideAsync(bench.SignIn.Begin(), decision: "deny");

        Assert.Contains("cancelled or refused", await bench.SignIn.CompleteAsync(state, code, error), StringComparison.Ordinal);
        Assert.NotNull(bench.SignIn.Need);
    }

    [Fact]
    public async Task Signed_in_user_is_compared_with_the_agent_and_another_is_refused_by_name_and_nothing_is_kept()
    {
        await using var bench = await SignInBench.StartAsync();
        var other = bench.Server.Org.All("User").Select(u => (string)u["Username"]!).First(name => name != OrgSeed.AgentUsername);

        var problem = await bench.SignInAsync(other);

        Assert.Contains(other, problem, StringComparison.Ordinal);
        Assert.Contains(OrgSeed.AgentUsername, problem, StringComparison.Ordinal);
        Assert.Empty(bench.Kept.Stored);
        Assert.NotNull(bench.SignIn.Need);
    }

    [Fact]
    public async Task Rotation_is_stored_before_the_access_token_is_used()
    {
        await using var bench = await SignInBench.StartAsync();
        await bench.SignInAsync();
        bench.Server.RevokeTokens();
        var before = DataRequests(bench);
        var asked = -1;
        bench.Kept.Storing = () => asked = DataRequests(bench) - before;

        Assert.Null((await bench.Client.ReadFactsAsync(CancellationToken.None)).Problem);

        Assert.Equal(2, bench.Kept.Stored.Length);
        Assert.NotEqual(bench.Kept.Stored[0], bench.Kept.Stored[1]);
        // The one that was refused for its old token.
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Rotation_is_under_one_lock_however_many_ask_at_once()
    {
        await using var bench = await SignInBench.StartAsync();
        await bench.SignInAsync();
        var token = (await bench.SignIn.GetAsync(null, CancellationToken.None)).Token;
        var before = bench.TokenRequests();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bench.SignIn.GetAsync(token, CancellationToken.None)));

        Assert.Equal(before + 1, bench.TokenRequests());
        Assert.All(answers, a => Assert.Equal(answers[0].Token, a.Token));
    }

    [Fact]
    public async Task Refresh_token_that_cannot_be_kept_is_not_gone_on_with()
    {
        await using var bench = await SignInBench.StartAsync();
        await bench.SignInAsync();
        var token = (await bench.SignIn.GetAsync(null, CancellationToken.None)).Token;
        bench.Kept.Storing = () => throw new IOException("No space left on device");

        var answer = await bench.SignIn.GetAsync(token, CancellationToken.None);

        Assert.Null(answer.Token);
        Assert.Contains("could not be kept", answer.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rotated_token_that_could_not_be_kept_is_kept_once_there_is_room_and_nobody_has_to_sign_in()
    {
        await using var bench = await SignInBench.StartAsync();
        await bench.SignInAsync();
        var token = (await bench.SignIn.GetAsync(null, CancellationToken.None)).Token;
        bench.Kept.Storing = () => throw new IOException("No space left on device");
        await bench.SignIn.GetAsync(token, CancellationToken.None);
        await bench.SignIn.GetAsync(token, CancellationToken.None);
        bench.Kept.Storing = null;

        Assert.NotNull((await bench.SignIn.GetAsync(token, CancellationToken.None)).Token);
        Assert.Null(bench.SignIn.Need);
        Assert.Equal(bench.Kept.Stored[^1], bench.Kept.Load());
    }

    [Fact]
    public async Task Kept_sign_in_that_cannot_be_read_is_said_and_goes_on_once_it_can()
    {
        await using var bench = await SignInBench.StartAsync();
        await bench.SignInAsync();
        var token = (await bench.SignIn.GetAsync(null, CancellationToken.None)).Token;
        bench.Kept.Loading = () => throw new IOException("secrets.json is damaged.");

        Assert.Contains("secrets.json is damaged", (await bench.SignIn.GetAsync(token, CancellationToken.None)).Problem, StringComparison.Ordinal);
        Assert.Contains("cannot be read", bench.SignIn.Need, StringComparison.Ordinal);
        bench.Kept.Loading = null;

        Assert.NotNull((await bench.SignIn.GetAsync(token, CancellationToken.None)).Token);
        Assert.Null(bench.SignIn.Need);
    }

    [Fact]
    public async Task Revoked_says_sign_in_though_a_full_disk_does_not_let_the_token_be_forgotten()
    {
        await using var bench = await SignInBench.StartAsync();
        await bench.SignInAsync();
        var token = (await bench.SignIn.GetAsync(null, CancellationToken.None)).Token;
        bench.Server.RevokeSignIns();
        bench.Kept.Clearing = () => throw new IOException("No space left on device");

        Assert.Contains("ended or has expired", (await bench.SignIn.GetAsync(token, CancellationToken.None)).Problem, StringComparison.Ordinal);
        bench.Kept.Clearing = null;

        Assert.Null(await bench.SignInAsync());
        Assert.NotNull((await bench.SignIn.GetAsync(null, CancellationToken.None)).Token);
    }

    [Fact]
    public async Task Signed_in_user_is_compared_with_the_agent_after_a_restart_too_and_nothing_is_written_as_another()
    {
        await using var bench = await SignInBench.StartAsync();
        await bench.SignInAsync();
        var other = bench.Server.Org.All("User").Select(u => (string)u["Username"]!).First(name => name != OrgSeed.AgentUsername);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var again = new RestSalesforce(
            new SalesforceOptions { LoginUrl = bench.Server.Address, Flow = SalesforceFlow.AuthorizationCode, ClientId = "demo", Username = other },
            handler, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<RestSalesforce>.Instance, bench.Kept);

        var outcome = Assert.IsType<SaveOutcome.Retry>(await again.SaveAsync(OrgBench.Record(), null, CancellationToken.None));

        Assert.True(outcome.WholeOrg);
        Assert.Contains($"{OrgSeed.AgentUsername} signed in, but this listener belongs to {other}", again.SignIn!.Need, StringComparison.Ordinal);
        Assert.Equal(again.SignIn.Need, outcome.Message);
        Assert.DoesNotContain(bench.Server.Org.All("Task"), task => task.Text("CallObject") is not null);
    }

    [Fact]
    public async Task Refresh_token_that_does_not_rotate_stays()
    {
        await using var bench = await SignInBench.StartAsync(rotate: false);
        await bench.SignInAsync();
        bench.Server.RevokeTokens();

        Assert.Null((await bench.Client.ReadFactsAsync(CancellationToken.None)).Problem);
        Assert.Single(bench.Kept.Stored);
    }

    [Fact]
    public async Task Revoked_says_sign_in_and_it_can_be_made_anew()
    {
        await using var bench = await SignInBench.StartAsync();
        await bench.SignInAsync();
        var said = 0;
        bench.SignIn.Changed += () => said++;
        bench.Server.RevokeSignIns();

        var (facts, problem) = await bench.Client.ReadFactsAsync(CancellationToken.None);

        Assert.Null(facts);
        Assert.Contains("ended or has expired", problem, StringComparison.Ordinal);
        Assert.Equal(problem, bench.SignIn.Need);
        Assert.Equal(1, said);
        Assert.Null(bench.Kept.Load());
        Assert.Null(await bench.SignInAsync());
        Assert.Null((await bench.Client.ReadFactsAsync(CancellationToken.None)).Problem);
    }

    [Fact]
    public async Task Kept_sign_in_lasts_over_a_restart()
    {
        await using var bench = await SignInBench.StartAsync();
        await bench.SignInAsync();
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var again = new RestSalesforce(
            new SalesforceOptions { LoginUrl = bench.Server.Address, Flow = SalesforceFlow.AuthorizationCode, ClientId = "demo", Username = OrgSeed.AgentUsername },
            handler, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<RestSalesforce>.Instance, bench.Kept);

        Assert.Null(again.SignIn!.Need);
        Assert.Null((await again.ReadFactsAsync(CancellationToken.None)).Problem);
    }

    [Fact]
    public async Task Signing_out_forgets_the_token_here_and_there()
    {
        await using var bench = await SignInBench.StartAsync();
        await bench.SignInAsync();
        var refresh = bench.Kept.Load()!;

        await bench.SignIn.SignOutAsync();

        Assert.NotNull(bench.SignIn.Need);
        Assert.Null(bench.Kept.Load());
        bench.Kept.Store(refresh);
        Assert.Null((await bench.SignIn.GetAsync(null, CancellationToken.None)).Token);
    }

    private static int DataRequests(SignInBench bench) =>
        bench.Server.Requests.Count(r => r.Path.StartsWith("/services/data/v", StringComparison.Ordinal));

    private sealed class SteppedClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Step(TimeSpan by) => _ticks += by.Ticks;

        public override long GetTimestamp() => _ticks;
    }
}
