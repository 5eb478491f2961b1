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
                Closed(turn, closed.Page);
                break;
            case DeskInput.PagePopped popped:
                Popped(turn, popped);
                break;
            case DeskInput.PageStartedNew started when turn.State.Pages.TryGetValue(started.Page, out var page):
                Started(turn, started, page);
                break;
            case DeskInput.LayoutReported layout:
                turn.State = turn.State with
                {
                    LayoutObjects = layout.Objects,
                    OutboundLayoutObjects = layout.OutboundObjects.IsDefault ? [] : layout.OutboundObjects,
                    LayoutPopsUnmatched = layout.PopsUnmatched,
                };
                break;
        }
    }

    private static void Closed(DeskTurn turn, string id)
    {
        if (!turn.State.Pages.TryGetValue(id, out var page))
            return;
        var left = turn.State.Left.RemoveRange(turn.State.Left.Where(other => other.Value.Until <= turn.At.Monotonic).Select(other => other.Key));
        turn.State = turn.State with
        {
            Pages = turn.State.Pages.Remove(id),
            Left = left.SetItem(id, new PageLeft(page, turn.At.Monotonic + DeskLimits.PageAbsence)),
        };
    }

    private static PageSeen? Back(DeskTurn turn, string id)
    {
        if (!turn.State.Left.TryGetValue(id, out var left) || left.Until <= turn.At.Monotonic)
            return null;
        turn.State = turn.State with { Left = turn.State.Left.Remove(id) };
        return left.Page with { IsBack = true };
    }

    private static void Started(DeskTurn turn, DeskInput.PageStartedNew started, PageSeen page)
    {
        if (turn.State.Find(started.CallId) is not { } call || !StillOpen(turn, call))
            return;
        SearchMemory.Forget(turn, call);
        Put(turn, page with { Awaiting = new NewStarted(started.CallId, started.Type) });
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
        var page = turn.State.Pages.GetValueOrDefault(reported.Page) ?? Back(turn, reported.Page);
        var known = page is not null;
        page ??= new PageSeen { Id = reported.Page, OpenedAt = turn.At };
        var before = page.Record;
        page = page with
        {
            Visible = reported.Visible,
            Focused = reported.Focused,
            FocusedAt = reported.Focused ? turn.At : page.FocusedAt,
            Record = reported.Record ?? (page.IsBack ? page.Record : null),
            IsBack = page.IsBack && reported.Record is null,
        };
        Put(turn, page);
        if (page.Visible)
        {
            foreach (var id in turn.State.Live.Keys)
                OfferingCases.Consider(turn, id);
        }

        // Open CTI reports a refocus as navigation, and a page open before the call is no choice.
        if (!known || reported.Record is not { } record || SalesforceId.Same(before?.Id, record.Id))
            return;

        if (page.Awaiting is { } awaiting && awaiting.Type == record.Type)
        {
            Put(turn, page with { Awaiting = null });
            if (turn.State.Find(awaiting.CallId) is { } asked && Made(turn, asked, record))
                return;
        }

        if (Calling.InHand(turn.State) is { } call && (IsMatch(call, record) || !turn.State.Live.Values.Any(other => IsMatch(other, record))))
            Linking.Choose(turn, call, record);
    }

    /// <summary>The record of a <em>New</em> is there: remembered for the next call, and bound to its own while that is still open.</summary>
    private static bool Made(DeskTurn turn, DeskCall call, RecordRef record)
    {
        SearchMemory.Forget(turn, call);
        var isOpen = StillOpen(turn, call);
        call = call with { Created = call.Created.Add(new CreatedRecord(record, turn.At)) };
        if (!isOpen)
            turn.PutEnded(call);
        else if (!Linking.Choose(turn, call, record))
            Linking.Store(turn, call);
        return isOpen;
    }

    // A tab that opens the record of a call that rings or is held has most likely been popped for that call, not for the one in hand.
    private static bool IsMatch(DeskCall call, RecordRef record) =>
        call.Matches.Any(match => SalesforceId.Same(match.Record.Id, record.Id) || SalesforceId.Same(match.ContactId, record.Id));

    private static bool StillOpen(DeskTurn turn, DeskCall call) =>
        call.IsLive || call.WrapUpUntil is { } until && until.Monotonic > turn.At.Monotonic;

    private static void Put(DeskTurn turn, PageSeen page) =>
        turn.State = turn.State with { Pages = turn.State.Pages.SetItem(page.Id, page) };
}
