using CallBridge.Calls.Phone;

namespace CallBridge.Calls.Desk;

/// <summary>The life of a command: pending until an observation shows it done, or its deadline.</summary>
internal static class Commands
{
    /// <summary>Clears the pending command that <paramref name="seen"/> shows to be done.</summary>
    public static DeskCall Confirm(DeskCall call, DeskCall before, CallObservation seen)
    {
        if (call.Pending is not { } pending)
            return call;
        var done = pending.Action switch
        {
            PhoneAction.Dial or PhoneAction.Consult or PhoneAction.PickUp => seen.State is not ConnectionState.Initiated,
            PhoneAction.Unpark => seen.State is ConnectionState.Connected or ConnectionState.Held or ConnectionState.HeldByRemote,
            PhoneAction.Park => seen.ParkedAt is not null,
            PhoneAction.Answer => seen.State is ConnectionState.Connected or ConnectionState.Held or ConnectionState.HeldByRemote,
            PhoneAction.Hold => seen.State is ConnectionState.Held,
            PhoneAction.Retrieve => seen.State is ConnectionState.Connected or ConnectionState.HeldByRemote
                && before.State is not ConnectionState.Connected,
            PhoneAction.Swap => seen.State is ConnectionState.Connected or ConnectionState.HeldByRemote,
            PhoneAction.Conference => seen.Parties.Length > 1,
            PhoneAction.Mute => seen.Muted,
            PhoneAction.Unmute => !seen.Muted,
            _ => false,
        };
        return done ? Finish(call, CommandState.Done, null) : call;
    }

    /// <summary>The call with its pending command over.</summary>
    public static DeskCall Finish(DeskCall call, CommandState state, string? problem) =>
        call.Pending is not { } pending
            ? call
            : call with { Pending = null, LastCommand = new LastCommand(pending.RequestId, pending.Action, state, problem) };

    /// <summary>What an ending says of the command that was pending.</summary>
    public static LastCommand? AtEnd(DeskCall call, EndReason reason)
    {
        if (call.Pending is not { } pending)
            return call.LastCommand;
        var done = pending.Action switch
        {
            PhoneAction.HangUp or PhoneAction.Reject or PhoneAction.CancelTransfer => true,
            PhoneAction.Park => reason == EndReason.Parked,
            PhoneAction.Transfer or PhoneAction.CompleteTransfer => reason == EndReason.Transferred,
            _ => false,
        };
        return done
            ? new LastCommand(pending.RequestId, pending.Action, CommandState.Done, null)
            : new LastCommand(pending.RequestId, pending.Action, CommandState.Failed, Why(pending.Action, reason));
    }

    /// <summary>A call has ended otherwise than by a transfer: it cannot be transferred to or with another any more.</summary>
    public static void FailAtOther(DeskTurn turn, DeskCall gone, EndReason reason)
    {
        if (reason == EndReason.Transferred)
            return;
        foreach (var call in turn.State.Live.Values)
        {
            if (call.Pending is { Action: PhoneAction.CompleteTransfer } pending && pending.Other == gone.Id)
                turn.Put(Finish(call, CommandState.Failed, "The other call ended first."));
        }
    }

    /// <summary>What is dialled rings the agent's own phone first: if that was all, it is what to look at.</summary>
    private static string Why(PhoneAction action, EndReason reason) =>
        action is not (PhoneAction.Dial or PhoneAction.Consult or PhoneAction.PickUp or PhoneAction.Unpark) ? "The call ended first."
        : reason switch
        {
            EndReason.NoAnswer => "Your own phone was not answered.",
            EndReason.Busy or EndReason.Rejected => "Your own phone was busy, or the call was rejected there.",
            EndReason.Unreachable => "Your own phone cannot be reached. Check that it is on and registered with the phone system.",
            EndReason.Congestion => "The phone system had no line to your own phone.",
            _ when action == PhoneAction.PickUp => "Nothing could be picked up there: it had stopped ringing, or somebody was quicker.",
            _ when action == PhoneAction.Unpark => "No call could be taken from that parking space.",
            _ => "The call ended first.",
        };

    /// <summary>What a command is called in a sentence.</summary>
    public static string Verb(PhoneAction action) => action switch
    {
        PhoneAction.Dial => "dialled",
        PhoneAction.Answer => "answered",
        PhoneAction.Reject => "rejected",
        PhoneAction.Hold => "put on hold",
        PhoneAction.Retrieve => "taken off hold",
        PhoneAction.HangUp => "hung up",
        PhoneAction.Transfer or PhoneAction.CompleteTransfer => "transferred",
        PhoneAction.Mute => "muted",
        PhoneAction.Unmute => "unmuted",
        PhoneAction.Park => "parked",
        PhoneAction.Consult => "consulted about",
        PhoneAction.CancelTransfer => "taken back from its transfer",
        PhoneAction.Swap => "swapped",
        PhoneAction.Conference => "brought into a conference",
        PhoneAction.PickUp => "picked up",
        PhoneAction.Unpark => "taken out of the parking lot",
        _ => "sent digits",
    };
}
