using CallBridge.Calls.Pages;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Desk;

/// <summary>What the agent does in Salesforce, as the pages report it.</summary>
internal static class PageInputs
{
    public static void Take(DeskTurn turn, DeskInput input)
    {
        switch (input)
        {
            case DeskInput.PageReported reported:
                Reported(turn, reported);
                break;
            case DeskInput.PageClosed closed:
                turn.State = turn.State with { Pages = turn.State.Pages.Remove(closed.Page) };
                break;
            case DeskInput.PagePopped popped:
                Popped(turn, popped);
                break;
            case DeskInput.PageStartedNew started when turn.State.Pages.TryGetValue(started.Page, out var page):
                if (turn.State.Live.ContainsKey(started.CallId))
                    Put(turn, page with { Awaiting = new NewStarted(started.CallId, started.Type) });
                break;
            case DeskInput.LayoutReported layout:
                turn.State = turn.State with { LayoutObjects = layout.Objects };
                break;
        }
    }

    private static void Popped(DeskTurn turn, DeskInput.PagePopped popped)
    {
        // The tab's own report of it, which follows, is then no news: it must not count as navigation for another call.
        if (turn.State.Pages.TryGetValue(popped.Page, out var page))
            Put(turn, page with { Record = popped.Record });
        if (turn.State.Find(popped.CallId) is not { } call || !StillOpen(turn, call))
            return;
        if (call.IsLive)
            call = turn.Put(call with { Interacted = popped.Page, Popped = true });
        Linking.Choose(turn, call, popped.Record);
    }

    private static void Reported(DeskTurn turn, DeskInput.PageReported reported)
    {
        var known = turn.State.Pages.TryGetValue(reported.Page, out var page);
        page ??= new PageSeen { Id = reported.Page, OpenedAt = turn.At };
        var before = page.Record;
        page = page with
        {
            Visible = reported.Visible,
            Focused = reported.Focused,
            FocusedAt = reported.Focused ? turn.At : page.FocusedAt,
            Record = reported.Record,
        };
        Put(turn, page);

        // Open CTI reports a refocus as navigation, and a page open before the call is no choice.
        if (!known || reported.Record is not { } record || SalesforceId.Same(before?.Id, record.Id))
            return;

        if (page.Awaiting is { } awaiting && awaiting.Type == record.Type)
        {
            Put(turn, page with { Awaiting = null });
            if (turn.State.Find(awaiting.CallId) is { } asked && StillOpen(turn, asked))
            {
                Linking.Choose(turn, asked, record);
                return;
            }
        }

        if (Calling.InHand(turn.State) is { } call && (IsMatch(call, record) || !turn.State.Live.Values.Any(other => IsMatch(other, record))))
            Linking.Choose(turn, call, record);
    }

    // A tab that opens the record of a call that rings or is held has most likely been popped for that call, not for the one in hand.
    private static bool IsMatch(DeskCall call, RecordRef record) =>
        call.Matches.Any(match => SalesforceId.Same(match.Record.Id, record.Id) || SalesforceId.Same(match.ContactId, record.Id));

    private static bool StillOpen(DeskTurn turn, DeskCall call) =>
        call.IsLive || call.WrapUpUntil is { } until && until.Monotonic > turn.At.Monotonic;

    private static void Put(DeskTurn turn, PageSeen page) =>
        turn.State = turn.State with { Pages = turn.State.Pages.SetItem(page.Id, page) };
}
