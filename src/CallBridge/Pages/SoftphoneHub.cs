using CallBridge.Calls.Desk;
using CallBridge.Desks;
using CallBridge.Salesforce;
using Microsoft.AspNetCore.SignalR;

namespace CallBridge.Pages;

/// <summary>
/// The live wire to a softphone page: pushes the whole desk, takes what the page sees. Commands go by the HTTP API.
/// </summary>
internal sealed class SoftphoneHub(
    DeskShell desk, PopClaims pops, PageWork work, PageConnections connections, HubPump pump, OrgSettings settings, PageVersion version,
    ILogger<SoftphoneHub> log) : Hub
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
        work.Returned(page);
        pump.Start(Context.ConnectionId, Context.Abort, Context.ConnectionAborted);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.ContainsKey(PageItem) && connections.Close(Page, Context.ConnectionId))
        {
            work.Left(Page);
            desk.Post(new DeskInput.PageClosed(Page));
        }

        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Said by a page on each connection: which version it was loaded as. After an upgrade it is another than what is served now.</summary>
    public Task Loaded(string? loaded) => loaded == version.Text ? Task.CompletedTask : Clients.Caller.SendAsync("Reload");

    public void Report(PageReport? report)
    {
        if (report is not null)
            desk.Post(new DeskInput.PageReported(Page, report.Visible, report.Focused, PageInput.Record(report.Record)));
    }

    public void Layout(PageLayout? layout)
    {
        if (layout is not null)
            settings.Take(layout);
    }

    public void CallCenter(PageCallCenter? callCenter)
    {
        if (callCenter is not null)
            settings.Take(callCenter);
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

    /// <summary>Whether the page stands where it can work in Salesforce.</summary>
    public void CanWork(bool able) => work.SetAble(Page, able);

    public bool TakeWork(string? ticket) => ticket is not null && work.Take(Page, ticket);

    /// <summary>
    /// Claimed work is over. A failed pop is the agent's to repeat with the panel's button. That this returns is the page's sign that it need not say so again.
    /// </summary>
    public void Done(string? ticket, PageResult? result)
    {
        if (result is null || !PageInput.IsTicket(ticket))
            return;
        if (!work.Done(ticket!, result) && result is { Ok: false, Key: null, Undone: false })
            log.PopFailed(ticket!);
    }

    private static readonly object PageItem = new();
}
