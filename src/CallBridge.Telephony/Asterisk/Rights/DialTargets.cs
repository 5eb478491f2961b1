using CallBridge.Ami;
using CallBridge.Ami.Sessions;
using CallBridge.Ami.Wire;
using CallBridge.Calls.Phone;

namespace CallBridge.Telephony.Asterisk.Rights;

/// <summary>
/// Whether a number leads anywhere in the dial plan. Asterisk itself asks this of an Originate, but not of a BlindTransfer: it accepts the transfer and
/// then hangs up the party that was to be transferred.
/// </summary>
internal sealed class DialTargets(AmiClient client, AsteriskOptions options)
{
    private const string ShowDialPlan = "ShowDialPlan";
    private const string Getvar = "Getvar";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    /// <summary>Taken if the number leads somewhere, or if the phone system cannot tell.</summary>
    public async Task<CommandOutcome> AskAsync(string number, CancellationToken cancellationToken)
    {
        var allowed = client.Session?.AllowedActions;
        if (allowed?.Contains(ShowDialPlan) == true)
        {
            var shown = await client.SendListAsync(
                new AmiAction(ShowDialPlan).With("Context", options.DialContext).With("Extension", number), Deadline, cancellationToken);
            if (shown.Succeeded)
                return CommandOutcome.Taken;
            if (shown.Response is { Outcome: AmiOutcome.Error } refused && refused.Sentence.StartsWith("Did not find context", StringComparison.Ordinal))
                return Nowhere();
        }

        // What a switch of the dial plan leads to, as from a database, is not shown; this function knows.
        if (allowed?.Contains(Getvar) == true)
        {
            var asked = await client.SendAsync(
                new AmiAction(Getvar).With("Variable", $"DIALPLAN_EXISTS({options.DialContext},{number},1)"), Deadline, cancellationToken);
            if (asked.Message?["Value"] == "0")
                return Nowhere();
        }

        return CommandOutcome.Taken;
    }

    private CommandOutcome Nowhere() => CommandOutcome.Refused(
        $"The phone system cannot transfer to this number from its dial context {options.DialContext} (Telephony:Asterisk:DialContext).");
}
