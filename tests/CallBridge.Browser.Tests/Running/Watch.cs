using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CallBridge.Browser.Tests.Running;

/// <summary>What a context's pages ask of the network, and what they complain of.</summary>
internal sealed class Watch
{
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private string? _expected;

    public Watch(IBrowserContext context)
    {
        context.Request += (_, request) => _requests.Enqueue(request.Url);
        context.Page += (_, page) => page.WebSocket += (_, socket) => _requests.Enqueue(socket.Url);
        context.WebError += (_, error) => _complaints.Enqueue($"page error: {error.Error}");
        context.Console += (_, message) =>
        {
            // A refusal that a test asks for is a failed load as well; whether the page copes is that test's matter.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                _complaints.Enqueue($"console {message.Type}: {message.Text}");
        };
    }

    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>The test itself led a page there, and answered in its place.</summary>
    public void Expect(string origin) => _expected = origin;

    /// <summary>Page errors, console errors and warnings; violations of the content security policy among them.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Requests to anything but the listener's own three ports.</summary>
    public IEnumerable<string> Strangers(ListenerProcess listener)
    {
        var own = new[] { listener.HttpPort, listener.HttpsPort, listener.DemoPort };
        return _requests.Where(url => new Uri(url) is { Scheme: "http" or "https" or "ws" or "wss" } uri && !(uri.Host == "localhost" && own.Contains(uri.Port))
            && uri.GetLeftPart(UriPartial.Authority) != _expected);
    }
}
