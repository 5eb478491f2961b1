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
            case DeskInput.PagePopped popped when turn.State.Live.TryGetValue(popped.CallId, out var call):
                turn.Put(call with { Interacted = popped.Page, Popped = true });
                Linking.Choose(turn, turn.State.Live[call.Id], popped.Record);
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
                Linking.Choose(turn, asked, record);
            return;
        }

        if (Calling.InHand(turn.State) is { } call)
            Linking.Choose(turn, call, record);
    }

    private static bool StillOpen(DeskTurn turn, DeskCall call) =>
        call.IsLive || call.WrapUpUntil is { } until && until.Monotonic > turn.At.Monotonic;

    private static void Put(DeskTurn turn, PageSeen page) =>
        turn.State = turn.State with { Pages = turn.State.Pages.SetItem(page.Id, page) };
}
