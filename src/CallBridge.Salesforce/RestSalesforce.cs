using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Salesforce.OAuth;
using CallBridge.Salesforce.Org;
using CallBridge.Salesforce.Reading;
using CallBridge.Salesforce.Rest;
using CallBridge.Salesforce.Search;
using CallBridge.Salesforce.Tasks;
using Microsoft.Extensions.Logging;

namespace CallBridge.Salesforce;

/// <summary>A Salesforce org over its REST API, with the listener's own sign-in.</summary>
public sealed class RestSalesforce : ISalesforce, IDisposable
{
    // A describe of a much-customised object is a few megabytes.
    private const int LongestAnswer = 32 * 1024 * 1024;

    private readonly HttpClient _http;
    private readonly RestClient _rest;
    private readonly OrgReader _reader;
    private readonly PhoneSearch _search;
    private readonly OpenCases _cases;
    private readonly Colleagues _colleagues;
    private readonly RecordReader _records;
    private readonly TaskFinder _finder;
    private readonly TaskWriter _tasks;

    /// <param name="options">Which org, and how to get in.</param>
    /// <param name="handler">Must not follow redirects: they would carry the token to another host. Not disposed here.</param>
    /// <param name="time">Times attempts.</param>
    /// <param name="log">Hears of statuses and codes; never of numbers, addresses or tokens.</param>
    /// <param name="kept">Where the refresh token of <see cref="SalesforceFlow.AuthorizationCode"/> is kept; other flows need none.</param>
    public RestSalesforce(
        SalesforceOptions options, HttpMessageHandler handler, TimeProvider time, ILogger<RestSalesforce> log, IRefreshTokens? kept = null)
    {
        if (handler is SocketsHttpHandler { AllowAutoRedirect: true } or HttpClientHandler { AllowAutoRedirect: true })
            throw new ArgumentException("The handler follows redirects; set AllowAutoRedirect to false.", nameof(handler));
        _http = new(handler, disposeHandler: false)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LongestAnswer,
        };
        var endpoint = new TokenEndpoint(options, _http, time);
        SignIn = options.Flow is SalesforceFlow.AuthorizationCode
            ? new PersonalSignIn(options, endpoint, _http, kept ?? throw new ArgumentNullException(nameof(kept)), time)
            : null;
        IAccessTokens tokens = SignIn ?? (options.Flow is SalesforceFlow.JwtBearer
            ? new JwtBearerTokens(options, endpoint, time)
            : (IAccessTokens)new ClientCredentialsTokens(options, endpoint));
        _rest = new(options, _http, tokens, time, log);
        var objects = new OrgObjects(_rest);
        _reader = new(options, _rest, objects);
        _search = new(_rest, objects);
        _cases = new(_rest);
        _colleagues = new(_rest);
        _records = new(_rest, objects);
        _finder = new(_rest, _reader);
        _tasks = new(_rest, _reader, _finder);
    }

    /// <summary>The org's daily requests as of its last answer; null if it has not said.</summary>
    public ApiUsage? Usage => _rest.Usage;

    /// <summary>The agent's own sign-in; null with the other flows, which need no person.</summary>
    public PersonalSignIn? SignIn { get; }

    /// <inheritdoc/>
    public int MostAtOnce => _tasks.MostAtOnce;

    /// <inheritdoc/>
    public async Task<(OrgFacts? Facts, string? Problem)> ReadFactsAsync(CancellationToken cancellationToken)
    {
        var (org, reply) = await _reader.RefreshAsync(cancellationToken);
        return org is null ? (null, reply?.Problem ?? "The org did not describe itself.") : (org.Facts, null);
    }

    /// <inheritdoc/>
    public Task<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellationToken) =>
        _search.AskAsync(request, cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<OpenCase>> FindCasesAsync(ImmutableArray<string> contactIds, CancellationToken cancellationToken) =>
        _cases.AskAsync(contactIds, cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<Colleague>?> FindColleaguesAsync(CancellationToken cancellationToken) => _colleagues.AskAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<RecordDetails?> ReadAsync(string recordId, CancellationToken cancellationToken) =>
        _records.ReadAsync(recordId, cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<SaveOutcome>> SaveAsync(ImmutableArray<SaveRequest> batch, CancellationToken cancellationToken) =>
        _tasks.SaveAsync(batch, cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<FindOutcome>> FindAsync(ImmutableArray<CallRecord> records, CancellationToken cancellationToken) =>
        _finder.FindAsync(records, cancellationToken);

    /// <summary>Ends what is under way.</summary>
    public void Dispose()
    {
        _http.Dispose();
        SignIn?.Dispose();
        _reader.Dispose();
    }
}
