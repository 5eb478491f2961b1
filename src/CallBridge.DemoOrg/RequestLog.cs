using System.Collections.Concurrent;

namespace CallBridge.DemoOrg;

/// <summary>Which requests came, so that a test can count what a client spent.</summary>
internal sealed class RequestLog
{
    private readonly ConcurrentQueue<DemoOrgRequest> requests = new();
    private int apiRequests;

    public IReadOnlyList<DemoOrgRequest> All => [.. requests];

    public void Add(string method, string path)
    {
        requests.Enqueue(new DemoOrgRequest(method, path));
        if (path.StartsWith("/services/data", StringComparison.Ordinal))
            Interlocked.Increment(ref apiRequests);
    }

    /// <summary>How many count against the daily limit: those of the REST API, not those of sign-in.</summary>
    public int CountApi() => Volatile.Read(ref apiRequests);
}
