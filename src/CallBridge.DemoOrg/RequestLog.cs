using System.Collections.Concurrent;

namespace CallBridge.DemoOrg;

/// <summary>Which requests came, so that a test can count what a client spent.</summary>
internal sealed class RequestLog
{
    /// <summary>How many are kept: enough for any test, and no leak in a demo that runs for days.</summary>
    private const int MaximumKept = 10_000;

    private readonly ConcurrentQueue<DemoOrgRequest> requests = new();
    private int apiRequests;

    public IReadOnlyList<DemoOrgRequest> All => [.. requests];

    public void Add(string method, string path)
    {
        requests.Enqueue(new DemoOrgRequest(method, path));
        if (requests.Count > MaximumKept)
            requests.TryDequeue(out _);
        if (path.StartsWith("/services/data", StringComparison.Ordinal))
            Interlocked.Increment(ref apiRequests);
    }

    /// <summary>How many count against the daily limit: those of the REST API, not those of sign-in.</summary>
    public int CountApi() => Volatile.Read(ref apiRequests);
}
