using System.Collections.Concurrent;

namespace CallBridge.DemoOrg;

/// <summary>Which requests came, so that a test can count what a client spent.</summary>
internal sealed class RequestLog
{
    /// <summary>How many are kept: enough for any test, and no leak in a demo that runs for days.</summary>
    private const int MaximumKept = 10_000;

    private readonly ConcurrentQueue<DemoOrgRequest> _requests = new();
    private int _apiRequests;

    /// <summary>Which request goes wrong, and how; null where none does.</summary>
    public Func<DemoOrgRequest, DemoOrgFault?>? Fault { get; set; }

    public IReadOnlyList<DemoOrgRequest> All => [.. _requests];

    public DemoOrgFault? Add(string method, string path)
    {
        var request = new DemoOrgRequest(method, path);
        _requests.Enqueue(request);
        if (_requests.Count > MaximumKept)
            _requests.TryDequeue(out _);
        if (path.StartsWith("/services/data", StringComparison.Ordinal))
            Interlocked.Increment(ref _apiRequests);
        return Fault?.Invoke(request);
    }

    /// <summary>How many count against the daily limit: those of the REST API, not those of sign-in.</summary>
    public int CountApi() => Volatile.Read(ref _apiRequests);
}
