using System.Collections.Concurrent;

namespace CallBridge.DemoOrg;

/// <summary>Which requests came, so that a test can count what a client spent.</summary>
internal sealed class RequestLog
{
    private readonly ConcurrentQueue<DemoOrgRequest> requests = new();

    public IReadOnlyList<DemoOrgRequest> All => [.. requests];

    public int Add(string method, string path)
    {
        requests.Enqueue(new DemoOrgRequest(method, path));
        return requests.Count;
    }
}
