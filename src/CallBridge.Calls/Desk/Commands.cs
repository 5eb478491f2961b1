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
            PhoneAction.Dial => seen.State is not ConnectionState.Initiated,
            PhoneAction.Answer => seen.State is ConnectionState.Connected or ConnectionState.Held or ConnectionState.HeldByRemote,
            PhoneAction.Hold => seen.State is ConnectionState.Held,
            PhoneAction.Retrieve => seen.State is ConnectionState.Connected or ConnectionState.HeldByRemote
                && before.State is not ConnectionState.Connected,
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
            PhoneAction.HangUp or PhoneAction.Reject => true,
            PhoneAction.Transfer => reason == EndReason.Transferred,
            _ => false,
        };
        return done
            ? new LastCommand(pending.RequestId, pending.Action, CommandState.Done, null)
            : new LastCommand(pending.RequestId, pending.Action, CommandState.Failed, "The call ended first.");
    }

    /// <summary>What a command is called in a sentence.</summary>
    public static string Verb(PhoneAction action) => action switch
    {
        PhoneAction.Dial => "dialled",
        PhoneAction.Answer => "answered",
        PhoneAction.Reject => "rejected",
        PhoneAction.Hold => "put on hold",
        PhoneAction.Retrieve => "taken off hold",
        PhoneAction.HangUp => "hung up",
        PhoneAction.Transfer => "transferred",
        _ => "sent digits",
    };
}
