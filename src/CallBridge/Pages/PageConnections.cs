using System.Collections.Concurrent;

namespace CallBridge.Pages;

/// <summary>Which hub connection each page has at the moment.</summary>
internal sealed class PageConnections
{
    private readonly ConcurrentDictionary<string, string> _byPage = new(StringComparer.Ordinal);

    public void Open(string page, string connection) => _byPage[page] = connection;

    /// <summary>True if that was the page's present connection: it is gone.</summary>
    public bool Close(string page, string connection) =>
        _byPage.TryRemove(new KeyValuePair<string, string>(page, connection));

    public string? Find(string page) => _byPage.GetValueOrDefault(page);
}
