using System.Net;
using CallBridge.Calls.Records;
using CallBridge.Records.Tests.Bench;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Salesforce.Tests;

public class BadAnswerTests
{
    private static readonly SalesforceOptions Options = new()
    {
        ClientId = "id",
        ClientSecret = "quiet",
        Username = "agent@example.com",
        MyDomains = ["acme"],
        FallbackSearchObjects = [],
    };

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_page_of_html_in_place_of_an_answer_to_a_save_leaves_it_unknown_and_unrepeated(HttpStatusCode status)
    {
        using var handler = Answering(r => r.Method == HttpMethod.Post && IsTask(r) ? ScriptedHandler.Html(status) : null);
        using var client = Client(handler);

        Assert.IsType<SaveOutcome.Unknown>(await client.SaveAsync(OrgBench.Record(), null, default));

        Assert.Single(handler.Requests, r => r.EndsWith("/sobjects/Task", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_look_up_whose_connection_breaks_is_tried_again()
    {
        var breaks = 2;
        using var handler = Answering(r => r.RequestUri!.Query.Contains("CallObject", StringComparison.Ordinal) && breaks-- > 0
            ? throw new HttpRequestException(HttpRequestError.ResponseEnded) : null);
        var time = new ManualTime();
        using var client = Client(handler, time);
        var looking = client.FindAsync("pbx.1", default);
        for (var retry = 0; retry < 2; retry++)
        {
            await time.ArmedAsync(TimeSpan.Zero, TimeSpan.FromSeconds(5));
            time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.IsType<FindOutcome.Absent>(await looking);
    }

    [Fact]
    public async Task A_save_that_is_not_answered_in_time_is_unknown()
    {
        using var handler = new ScriptedHandler(async (r, cancellationToken) =>
        {
            if (r.Method == HttpMethod.Post && IsTask(r))
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return null;
        });
        var time = new ManualTime();
        using var client = Client(handler, time);
        var saving = client.SaveAsync(OrgBench.Record(), null, default);
        await time.ArmedAsync(TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(40));
        time.Advance(TimeSpan.FromSeconds(40));

        Assert.IsType<SaveOutcome.Unknown>(await saving);
    }

    [Fact]
    public async Task Only_the_callers_own_cancellation_throws()
    {
        using var stop = new CancellationTokenSource();
        using var handler = new ScriptedHandler(async (r, cancellationToken) =>
        {
            if (r.Method == HttpMethod.Post && IsTask(r))
            {
                await stop.CancelAsync();
                cancellationToken.ThrowIfCancellationRequested();
            }
            return null;
        });
        using var client = Client(handler);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SaveAsync(OrgBench.Record(), null, stop.Token));
    }

    [Fact]
    public async Task The_newest_version_that_the_program_knows_is_used()
    {
        using var handler = Answering(_ => null);
        using var client = Client(handler);

        await client.SaveAsync(OrgBench.Record(), null, default);

        Assert.Contains("POST acme.my.salesforce.com/services/data/v67.0/sobjects/Task", handler.Requests);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://acme.my.salesforce.com")]
    [InlineData("https://other.my.salesforce.com")]
    [InlineData("http://localhost:8080")]
    public async Task Instance_url_is_checked_and_a_token_never_sent_to_one_that_is_not_the_orgs(string instance)
    {
        using var handler = new ScriptedHandler((_, _) => Task.FromResult<HttpResponseMessage?>(null)) { Instance = instance };
        using var client = Client(handler);

        Assert.IsType<SaveOutcome.Retry>(await client.SaveAsync(OrgBench.Record(), null, default));

        Assert.All(handler.Requests, r => Assert.Equal("POST login.salesforce.com/services/oauth2/token", r));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var handler = Answering(r => IsTask(r) && r.Method == HttpMethod.Post
            ? new(HttpStatusCode.Redirect) { Headers = { Location = new("https://evil.example/") } } : null);
        using var client = Client(handler);

        Assert.IsType<SaveOutcome.Retry>(await client.SaveAsync(OrgBench.Record(), null, default));

        Assert.DoesNotContain(handler.Requests, r => r.Contains("evil", StringComparison.Ordinal));
    }

    [Fact]
    public void A_handler_that_follows_redirects_is_not_taken()
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = true };

        Assert.Throws<ArgumentException>(() => Client(handler));
    }

    [Fact]
    public async Task A_session_that_is_refused_again_and_again_is_renewed_only_once_a_request()
    {
        using var handler = Answering(r => IsTask(r) && r.Method == HttpMethod.Post
            ? ScriptedHandler.Json("""[{"errorCode":"INVALID_SESSION_ID","message":"Session expired or invalid"}]""", HttpStatusCode.Unauthorized)
            : null);
        using var client = Client(handler);

        Assert.True(Assert.IsType<SaveOutcome.Retry>(await client.SaveAsync(OrgBench.Record(), null, default)).WholeOrg);

        Assert.Equal(2, handler.Requests.Count(r => r.EndsWith("/token", StringComparison.Ordinal)));
        Assert.Equal(2, handler.Requests.Count(r => r.EndsWith("/sobjects/Task", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_number_secret_or_token_reaches_the_log()
    {
        var log = new ListLogger();
        using var handler = Answering(r => r.Method == HttpMethod.Post && IsTask(r) ? ScriptedHandler.Html(HttpStatusCode.BadGateway)
            : r.RequestUri!.AbsolutePath.EndsWith("/search", StringComparison.Ordinal) ? throw new HttpRequestException(HttpRequestError.ResponseEnded)
            : r.RequestUri.AbsolutePath.EndsWith("/Contact/describe", StringComparison.Ordinal) ? ScriptedHandler.Html(HttpStatusCode.Forbidden) : null);
        using var client = new RestSalesforce(Options, handler, TimeProvider.System, log);

        Assert.NotNull((await client.SearchAsync(new(["07814256404"], ["Contact"]), default)).Problem);
        await client.SaveAsync(OrgBench.Record(), null, default);

        Assert.NotEmpty(log.Lines);
        Assert.All(log.Lines, line => Assert.DoesNotMatch("7814256404|hush|quiet", line));
    }

    [Theory]
    [InlineData("""{"records":[{"Id":"005000000000001","Name":"\ud800","IsActive":true}]}""")]
    [InlineData("""{"records":[{"Id":"\udc00"}]}""")]
    public async Task Text_that_is_no_text_is_taken_for_none(string user)
    {
        using var handler = Answering(r => r.RequestUri!.Query.Contains("FROM%20User", StringComparison.Ordinal) ? ScriptedHandler.Json(user) : null);
        using var client = Client(handler);

        var (facts, problem) = await client.ReadFactsAsync(default);

        Assert.True(facts is { UserName: null } || problem is not null);
    }

    [Fact]
    public async Task A_sign_in_that_fails_in_an_unexpected_way_is_tried_again_by_the_next_request()
    {
        var bad = true;
        using var handler = Answering(r => bad && r.RequestUri!.AbsolutePath.EndsWith("/token", StringComparison.Ordinal)
            ? throw new InvalidOperationException("unexpected") : null);
        using var client = Client(handler);

        Assert.NotNull((await client.ReadFactsAsync(default)).Problem);
        bad = false;

        Assert.Null((await client.ReadFactsAsync(default)).Problem);
    }

    private static bool IsTask(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.EndsWith("/sobjects/Task", StringComparison.Ordinal);

    private static ScriptedHandler Answering(Func<HttpRequestMessage, HttpResponseMessage?> script) => new((r, _) => Task.FromResult(script(r)));

    private static RestSalesforce Client(HttpMessageHandler handler, TimeProvider? time = null) =>
        new(Options, handler, time ?? TimeProvider.System, NullLogger<RestSalesforce>.Instance);

    private sealed class ListLogger : ILogger<RestSalesforce>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception) + exception);
    }
}
