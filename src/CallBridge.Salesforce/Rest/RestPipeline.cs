using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace CallBridge.Salesforce.Rest;

/// <summary>How long one attempt may take, and which requests are tried again here. Writes are not: the outbox does that, after a look-up.</summary>
internal static class RestPipeline
{
    public static readonly TimeSpan ReadPatience = TimeSpan.FromSeconds(10);

    // Salesforce itself counts requests of 20 s as long-running; a trigger-laden Task insert may take that.
    public static readonly TimeSpan WritePatience = TimeSpan.FromSeconds(40);

    // Two hundred of them one after the other, at a fraction each.
    public static readonly TimeSpan BatchPatience = TimeSpan.FromMinutes(2);

    private const int ReadRetries = 2;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(300);

    public static ResiliencePipeline<HttpResponseMessage> ForReads(TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = ReadRetries,
                Delay = FirstWait,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                    .Handle<HttpRequestException>()
                    .Handle<TimeoutRejectedException>()
                    .HandleResult(r => (int)r.StatusCode is 502 or 503 or 504),
                OnRetry = arguments =>
                {
                    arguments.Outcome.Result?.Dispose();
                    return default;
                },
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = ReadPatience })
            .Build();

    public static ResiliencePipeline<HttpResponseMessage> ForWrites(TimeProvider time, TimeSpan patience) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = patience })
            .Build();
}
