using CallBridge.Ami;
using CallBridge.Ami.Sessions;
using CallBridge.Ami.Wire;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk.Rights;

namespace CallBridge.Telephony.Asterisk;

/// <summary>Sends single actions, each with a deadline, and says in a sentence what became of them.</summary>
internal sealed class ActionSender(AmiClient client, AsteriskOptions options)
{
    private static readonly TimeSpan ActionDeadline = TimeSpan.FromSeconds(5);

    public bool IsConnected => client.Session is not null;

    public static CommandOutcome NotConnected() => CommandOutcome.Refused("The phone system is not connected.");

    public static CommandOutcome NoSuchCall() => CommandOutcome.Refused("The phone system has no such call any more.");

    public async Task<CommandOutcome> SendAsync(AmiAction action, CancellationToken cancellationToken)
    {
        var response = await client.SendAsync(action, ActionDeadline, cancellationToken);

        // What may have run is taken: an observation or the command's deadline will tell, and it must not be tried again.
        return response.Succeeded || (response.MayHaveRun && response.Outcome != AmiOutcome.Error)
            ? CommandOutcome.Taken
            : Refused(action, response);
    }

    /// <summary>Asks with an action that answers with a list and changes nothing: taken if there is an answer.</summary>
    public async Task<CommandOutcome> AskAsync(AmiAction action, CancellationToken cancellationToken)
    {
        var list = await client.SendListAsync(action, ActionDeadline, cancellationToken);
        return list.Succeeded ? CommandOutcome.Taken : Refused(action, list.Response);
    }

    private CommandOutcome Refused(AmiAction action, AmiResponse response) => response.Outcome == AmiOutcome.NotSent && !IsConnected
        ? NotConnected()
        : CommandOutcome.Refused(Refusals.Sentence(action.Name, response.Sentence, options));
}
