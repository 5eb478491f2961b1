using CallBridge.Calls.Desk;
using CallBridge.Desks;
using CallBridge.Salesforce;
using Microsoft.AspNetCore.SignalR;

namespace CallBridge.Pages;

/// <summary>
/// The live wire to a softphone page: pushes the whole desk, takes what the page sees. Commands go by the HTTP API.
/// </summary>
internal sealed class SoftphoneHub(DeskShell desk, PopClaims pops, PageConnections connections, HubPump pump, ILogger<SoftphoneHub> log) : Hub
{
    private string Page => (string)Context.Items[PageItem]!;

    public override Task OnConnectedAsync()
    {
        if (RequestPage.Of(Context.GetHttpContext()) is not { } page)
        {
            Context.Abort();
            return Task.CompletedTask;
        }

        Context.Items[PageItem] = page;
        connections.Open(page, Context.ConnectionId);
        pump.Start(Context.ConnectionId, Context.Abort, Context.ConnectionAborted);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.ContainsKey(PageItem) && connections.Close(Page, Context.ConnectionId))
            desk.Post(new DeskInput.PageClosed(Page));
        return base.OnDisconnectedAsync(exception);
    }

    public void Report(PageReport? report)
    {
        if (report is not null)
            desk.Post(new DeskInput.PageReported(Page, report.Visible, report.Focused, PageInput.Record(report.Record)));
    }

    public void Layout(PageLayout? layout)
    {
        if (layout?.Objects is not { } named)
            return;
        var objects = named.Where(ApiName.Is).Distinct(StringComparer.Ordinal).Take(PageInput.LayoutObjects);
        desk.Post(new DeskInput.LayoutReported([.. objects]));
    }

    public bool ClaimPop(string? ticket) => ticket is not null && pops.Claim(ticket);

    public void Popped(string? callId, PageRecord? record)
    {
        if (callId is not null && PageInput.Record(record) is { } popped)
            desk.Post(new DeskInput.PagePopped(Page, callId, popped));
    }

    public void NewStarted(string? callId, string? type)
    {
        if (callId is not null && type is not null && ApiName.Is(type))
            desk.Post(new DeskInput.PageStartedNew(Page, callId, type));
    }

    /// <summary>A claimed pop is over; a failed one is the agent's to repeat with the panel's button.</summary>
    public void Done(string? ticket, PageResult? result)
    {
        if (result is { Ok: false })
            log.PopFailed(Guid.TryParseExact(ticket, "N", out _) ? ticket! : "unknown");
    }

    private static readonly object PageItem = new();
}
