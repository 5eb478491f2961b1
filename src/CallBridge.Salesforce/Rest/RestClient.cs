using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using CallBridge.Salesforce.OAuth;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace CallBridge.Salesforce.Rest;

/// <summary>Puts single requests to the REST API: version, session, time-outs. Knows no objects.</summary>
internal sealed class RestClient(SalesforceOptions options, HttpClient http, IAccessTokens tokens, TimeProvider time, ILogger log)
{
    /// <summary>The newest version whose answers this program was written for.</summary>
    public const int NewestKnownVersion = 68;

    private const int Unauthorized = 401;
    private const int Forbidden = 403;
    private const string DataPath = "/services/data";

    private readonly ResiliencePipeline<HttpResponseMessage> _reads = RestPipeline.ForReads(time);
    private readonly ResiliencePipeline<HttpResponseMessage> _writes = RestPipeline.ForWrites(time, RestPipeline.WritePatience);
    private readonly ResiliencePipeline<HttpResponseMessage> _batches = RestPipeline.ForWrites(time, RestPipeline.BatchPatience);
    private string? _version = options.ApiVersion;
    private bool _saidHigh;

    /// <summary>As of the last answer; null if none said.</summary>
    public ApiUsage? Usage { get; private set; }

    /// <summary>GET; tried again if the connection fails.</summary>
    /// <param name="path">Below <c>/services/data/vXX.0</c>, beginning with a slash, escaped.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<RestReply> GetAsync(string path, CancellationToken cancellationToken) =>
        VersionedAsync(HttpMethod.Get, path, null, null, _reads, cancellationToken);

    /// <summary>POST or PATCH; sent once, and once more only after a refused session, which Salesforce refuses before it acts.</summary>
    public Task<RestReply> WriteAsync(
        HttpMethod method, string path, JsonObject body, (string Name, string Value)? header, CancellationToken cancellationToken,
        RestPatience patience = RestPatience.Single) =>
        VersionedAsync(method, path, body, header, patience == RestPatience.Batch ? _batches : _writes, cancellationToken);

    /// <summary>GET of a path that has no version.</summary>
    public Task<RestReply> GetPlainAsync(string path, CancellationToken cancellationToken) =>
        InSessionAsync(HttpMethod.Get, path, null, null, _reads, cancellationToken);

    private async Task<RestReply> VersionedAsync(
        HttpMethod method, string path, JsonObject? body, (string Name, string Value)? header,
        ResiliencePipeline<HttpResponseMessage> pipeline, CancellationToken cancellationToken)
    {
        if (_version is null)
        {
            if (await DiscoverAsync(cancellationToken) is { } problem)
                return problem;
        }

        return await InSessionAsync(method, $"{DataPath}/v{_version}{path}", body, header, pipeline, cancellationToken);
    }

    private async Task<RestReply?> DiscoverAsync(CancellationToken cancellationToken)
    {
        var reply = await GetPlainAsync(DataPath, cancellationToken);
        if (!reply.IsSuccess)
            return reply;
        _version = reply.Body is { ValueKind: System.Text.Json.JsonValueKind.Array } list
            ? list.EnumerateArray()
                .Select(v => v.Text("version"))
                .Select(v => decimal.TryParse(v, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0)
                .Where(v => v is > 0 and <= NewestKnownVersion)
                .DefaultIfEmpty()
                .Max()
                .ToString("0.0", CultureInfo.InvariantCulture)
            : "0.0";
        if (_version != "0.0")
            return null;
        _version = null;
        return RestReply.NoAnswer(RestFault.NotSent, "The org names no version of the REST API that this program knows.");
    }

    private async Task<RestReply> InSessionAsync(
        HttpMethod method, string path, JsonObject? body, (string Name, string Value)? header,
        ResiliencePipeline<HttpResponseMessage> pipeline, CancellationToken cancellationToken)
    {
        AccessToken? stale = null;
        while (true)
        {
            var session = await tokens.GetAsync(stale, cancellationToken);
            if (session.Token is not { } token)
                return RestReply.NoAnswer(RestFault.NoSession, session.Problem ?? "Salesforce gave no session.");
            var reply = await SendAsync(method, path, body, header, token, pipeline, cancellationToken);
            var refused = reply.Status == Unauthorized || (reply.Status == Forbidden && reply.Code == RestCodes.InvalidSession);
            if (!refused)
                return reply;
            if (stale is not null)
                return RestReply.NoAnswer(RestFault.NoSession, "Salesforce refuses a session that it has just given. Check the app's policies.");
            stale = token;
        }
    }

    private async Task<RestReply> SendAsync(
        HttpMethod method, string path, JsonObject? body, (string Name, string Value)? header, AccessToken token,
        ResiliencePipeline<HttpResponseMessage> pipeline, CancellationToken cancellationToken)
    {
        var content = body?.ToJsonString();
        try
        {
            using var response = await pipeline.ExecuteAsync(
                async attempt =>
                {
                    using var request = new HttpRequestMessage(method, new Uri(token.Instance, path));
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
                    request.Headers.Accept.Add(new(MediaTypeNames.Application.Json));
                    if (header is var (name, value))
                        request.Headers.Add(name, value);
                    if (content is not null)
                        request.Content = new StringContent(content, Encoding.UTF8, MediaTypeNames.Application.Json);
                    return await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, attempt);
                },
                cancellationToken);
            return await ReadAsync(response, cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            log.Lost(method.Method, "time-out");
            return RestReply.NoAnswer(RestFault.Lost, "Salesforce did not answer in time.");
        }
        catch (HttpRequestException fault)
        {
            log.Lost(method.Method, fault.HttpRequestError.ToString());
            // These come before the first byte of a request; all others may come after the last.
            return fault.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
                ? RestReply.NoAnswer(RestFault.NotSent, $"Salesforce cannot be reached ({fault.HttpRequestError}).")
                : RestReply.NoAnswer(RestFault.Lost, $"The connection to Salesforce broke ({fault.HttpRequestError}).");
        }
    }

    private async Task<RestReply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Headers.TryGetValues("Sforce-Limit-Info", out var limits) && ApiUsage.Parse(string.Join(';', limits)) is { } usage)
            Note(usage);
        var body = RestJson.TryParse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
            return new() { Fault = RestFault.None, Status = status, Body = body };
        var errors = RestError.Read(body);
        log.Refused(status, errors.IsEmpty ? "no errorCode" : errors[0].Code);
        return new()
        {
            Fault = RestFault.None,
            Status = status,
            Body = body,
            Errors = errors,
            Problem = errors.IsEmpty ? $"Salesforce answered HTTP {status} without saying why." : errors[0].Message,
        };
    }

    private void Note(ApiUsage usage)
    {
        Usage = usage;
        if (usage.IsHigh && !_saidHigh)
            log.UsageHigh(usage.Used, usage.Allowed);
        _saidHigh = usage.IsHigh;
    }
}
