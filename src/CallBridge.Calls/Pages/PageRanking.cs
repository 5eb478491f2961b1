using System.Collections.Immutable;

namespace CallBridge.Calls.Pages;

/// <summary>
/// Which page pops. Ranked here and not in the browser: storage is partitioned, so pages under two Salesforce hosts would elect two leaders.
/// </summary>
public static class PageRanking
{
    /// <summary>
    /// Visible pages, best first: the page in which the call was begun or answered, then the one focused last, then the oldest.
    /// </summary>
    public static ImmutableArray<PageSeen> Order(IEnumerable<PageSeen> pages, string? interacted) =>
        [.. pages
            .Where(page => page.Visible)
            .OrderByDescending(page => page.Id == interacted)
            .ThenByDescending(page => page.Focused)
            .ThenByDescending(page => page.FocusedAt?.Monotonic ?? TimeSpan.MinValue)
            .ThenBy(page => page.OpenedAt.Monotonic)
            .ThenBy(page => page.Id, StringComparer.Ordinal)];

    /// <summary>The page that pops, or null with no page visible.</summary>
    public static PageSeen? Leader(IEnumerable<PageSeen> pages, string? interacted = null) =>
        Order(pages, interacted).FirstOrDefault();
}
