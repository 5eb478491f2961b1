using CallBridge.Api;
using CallBridge.Calls.Desk;
using CallBridge.Configuration;
using CallBridge.Records;
using CallBridge.Records.Outbox;
using CallBridge.Salesforce.Browser;

namespace CallBridge.Status;

/// <summary>
/// The one word that the panel shows, and the reason that matters. Salesforce unreachable is still <em>available</em>: calls go on and
/// their records wait.
/// </summary>
internal sealed class StatusBoard(
    SalesforceHealth salesforce, Func<OutboxCounts> outbox, Func<StoreHealth> store, TelephonyOptions telephony, SalesforceSection section)
{
    public StatusView View(DeskState desk)
    {
        var counts = outbox();
        var link = desk.Link;
        List<ReasonView> reasons = [];
        if (!link.IsUp)
        {
            reasons.Add(link.Since is null
                ? new ReasonView("phoneSystemConnecting", "Connecting to the phone system.", "Wait a moment.")
                : new ReasonView("phoneSystemLost", link.Problem ?? "The phone system is not connected.",
                    "Use the phone itself; CallBridge keeps trying. Tell your administrator if this lasts."));
        }

        if (!link.Shortfalls.IsEmpty)
        {
            reasons.Add(new ReasonView("phoneSystemRights", string.Join(' ', link.Shortfalls),
                "Go on with what works. Ask your administrator to mend it (docs/phone-system.md)."));
        }

        if (store() is { Problem: { } unkept } sick)
            reasons.Add(new ReasonView("callsNotKept", unkept, sick.Remedy ?? "Leave CallBridge running and tell your administrator."));
        if (store() is { SetAside: not null } damaged)
        {
            reasons.Add(new ReasonView("callsSetAside",
                $"The call database was damaged and a new one was begun; {damaged.Recovered} calls and records could be brought over.",
                "Tell your administrator: what is missing is in the file that the log names."));
        }

        if (salesforce.SignInNeeded is { } need)
            reasons.Add(new ReasonView("signIn", need, "Sign in from the panel, or by 'CallBridge login': calls are kept and written as soon as you have."));
        else if (salesforce.Problem is BrowserSalesforce.NoPage)
            reasons.Add(new ReasonView("noSalesforcePage", BrowserSalesforce.NoPage, "Open Salesforce in the browser: calls are kept and written as soon as its page is there."));
        else if (salesforce.Problem is { } problem)
            reasons.Add(new ReasonView("salesforceUnreachable", problem, "Go on working: calls are kept and written as soon as Salesforce answers."));
        if (salesforce.Agent is { IsEnabled: false })
        {
            reasons.Add(new ReasonView("userNotEnabled", "The agent's Salesforce user is not active, or may not write Tasks.",
                "Ask your Salesforce administrator: calls are kept and written as soon as the user may."));
        }

        if (counts.Failed > 0)
            reasons.Add(new ReasonView("recordsSetAside", $"{counts.Failed} call {(counts.Failed == 1 ? "record was" : "records were")} refused by Salesforce.", "Look at them in the panel and send them again."));
        if (counts.Undecided > 0)
        {
            reasons.Add(new ReasonView("recordsUndecided",
                $"Of {counts.Undecided} call {(counts.Undecided == 1 ? "record" : "records")} nobody can tell whether {(counts.Undecided == 1 ? "it was" : "they were")} saved.",
                "See whether the task is in Salesforce: if not, send it again, else give it up."));
        }

        return new StatusView(
            link.IsUp ? Availability.Available : Availability.NotConnected,
            reasons,
            new AgentView(desk.Rules.Extension, salesforce.User),
            new TelephonyView(link.IsUp, telephony.Provider.ToString(), desk.Rules.SystemName ?? link.SystemName, link.Since?.Utc, link.NextTry?.Utc),
            new SalesforceView(salesforce.IsConnected, section.Connection.ToString(), salesforce.User, salesforce.Agent?.Id is { Length: > 0 } id ? id : null, salesforce.Problem),
            new OutboxView(counts.Pending, counts.Failed, counts.Undecided));
    }
}
