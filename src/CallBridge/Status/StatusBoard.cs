using CallBridge.Api;
using CallBridge.Calls.Desk;
using CallBridge.Configuration;
using CallBridge.Records;
using CallBridge.Records.Outbox;

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

        if (store().Problem is { } unkept)
            reasons.Add(new ReasonView("callsNotKept", unkept, "Leave CallBridge running and make room on the disk: calls are written as soon as it takes them."));
        if (store() is { SetAside: not null } damaged)
        {
            reasons.Add(new ReasonView("callsSetAside",
                $"The call database was damaged and a new one was begun; {damaged.Recovered} calls and records could be brought over.",
                "Tell your administrator: what is missing is in the file that the log names."));
        }

        if (salesforce.SignInNeeded is { } need)
            reasons.Add(new ReasonView("signIn", need, "Run 'CallBridge login' and sign in: calls are kept and written as soon as you have."));
        else if (salesforce.Problem is { } problem)
            reasons.Add(new ReasonView("salesforceUnreachable", problem, "Go on working: calls are kept and written as soon as Salesforce answers."));
        if (counts.Failed > 0)
            reasons.Add(new ReasonView("recordsSetAside", $"{counts.Failed} call {(counts.Failed == 1 ? "record was" : "records were")} refused by Salesforce.", "Look at them in the panel and send them again."));

        return new StatusView(
            link.IsUp ? Availability.Available : Availability.NotConnected,
            reasons,
            new AgentView(desk.Rules.Extension, salesforce.User),
            new TelephonyView(link.IsUp, telephony.Provider.ToString(), desk.Rules.SystemName ?? link.SystemName, link.Since?.Utc, link.NextTry?.Utc),
            new SalesforceView(salesforce.IsConnected, section.Connection.ToString(), salesforce.User, salesforce.Problem),
            new OutboxView(counts.Pending, counts.Failed));
    }
}
