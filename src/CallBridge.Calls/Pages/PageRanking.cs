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

    /// <summary>
    /// Pages that may work in Salesforce, best first: as they would pop, then the hidden ones, the one used last first. A record is saved although the
    /// agent looks at another window.
    /// </summary>
    public static ImmutableArray<PageSeen> Workers(IEnumerable<PageSeen> pages)
    {
        var all = pages.ToList();
        return
        [
            .. Order(all, null),
            .. all.Where(page => !page.Visible)
                .OrderByDescending(page => page.FocusedAt?.Monotonic ?? TimeSpan.MinValue)
                .ThenBy(page => page.OpenedAt.Monotonic)
                .ThenBy(page => page.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The page that pops, or null with no page visible.</summary>
    public static PageSeen? Leader(IEnumerable<PageSeen> pages, string? interacted = null) =>
        Order(pages, interacted).FirstOrDefault();
}
