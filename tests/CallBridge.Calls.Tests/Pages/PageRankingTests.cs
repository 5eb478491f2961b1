using CallBridge.Calls.Pages;

namespace CallBridge.Calls.Tests.Pages;

public class PageRankingTests
{
    private static readonly Moment Start = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), TimeSpan.Zero);

    [Fact]
    public void Visible_pages_rank_by_interaction_then_focus_then_age()
    {
        PageSeen[] pages =
        [
            Page("young", 4),
            Page("old", 1),
            Page("once-focused", 3) with { FocusedAt = At(5) },
            Page("focused", 2) with { Focused = true, FocusedAt = At(4) },
            Page("hidden", 0) with { Visible = false, Focused = true, FocusedAt = At(9) },
            Page("interacted", 6),
        ];
        Assert.Equal(["interacted", "focused", "once-focused", "old", "young"], PageRanking.Order(pages, "interacted").Select(page => page.Id));
    }

    [Fact]
    public void Work_in_Salesforce_goes_to_hidden_pages_last_the_one_used_last_first()
    {
        PageSeen[] pages =
        [
            Page("hidden", 0) with { Visible = false },
            Page("left-lately", 1) with { Visible = false, FocusedAt = At(9) },
            Page("seen", 2),
        ];
        Assert.Equal(["seen", "left-lately", "hidden"], PageRanking.Workers(pages).Select(page => page.Id));
    }

    [Fact]
    public void No_visible_page_leads_to_none() => Assert.Null(PageRanking.Leader([Page("hidden", 0) with { Visible = false }], "hidden"));

    private static PageSeen Page(string id, int openedAt) => new() { Id = id, OpenedAt = At(openedAt), Visible = true };

    private static Moment At(int seconds) => Start.Plus(TimeSpan.FromSeconds(seconds));
}
