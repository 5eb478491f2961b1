using System.Security.Cryptography;
using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk.Vendors;

namespace CallBridge.Telephony.Asterisk;

/// <summary>Commands about two calls of one phone. What only one of the two should do is seen done before the other is asked.</summary>
internal sealed class PairCommands(AsteriskOptions options, SharedTracker tracker, ActionSender actions, PhoneNotices notices, TimeProvider time)
{
    /// <summary>Digits of a conference room: nobody can guess their way into one (10^16).</summary>
    private const int RoomDigits = 16;

    /// <summary>A phone holds within a fraction of a second, or not at all.</summary>
    private static readonly TimeSpan HoldDeadline = TimeSpan.FromSeconds(3);

    /// <summary>Taken only when the call is seen on hold.</summary>
    public async Task<CommandOutcome> HoldAsync(string extension, string callRef, CancellationToken cancellationToken)
    {
        var (leg, stand) = tracker.Read(s => (ChannelTracker.LegOf(s, extension, callRef), ChannelTracker.StandOf(s, extension, callRef)));
        if (leg is null)
            return ActionSender.NoSuchCall();
        if (stand == ConnectionState.Held)
            return CommandOutcome.Taken;
        var outcome = await actions.SendAsync(notices.Hold(leg.Name), cancellationToken);
        if (!outcome.IsTaken)
            return outcome;
        var over = await tracker.SeesAsync(
            s => ChannelTracker.StandOf(s, extension, callRef) is null or ConnectionState.Held, HoldDeadline, time, cancellationToken);
        return !over ? CommandOutcome.Refused("The phone did not put the first call on hold, so nothing more was done.")
            : tracker.LegOf(extension, callRef) is null ? CommandOutcome.Refused("The first call ended, so nothing more was done.")
            : CommandOutcome.Taken;
    }

    public async Task<CommandOutcome> SwapAsync(SwapCalls command, CancellationToken cancellationToken)
    {
        if (tracker.LegOf(command.Extension, command.HeldRef) is null)
            return ActionSender.NoSuchCall();
        var held = await HoldAsync(command.Extension, command.Ref, cancellationToken);
        if (!held.IsTaken)
            return held;
        return tracker.LegOf(command.Extension, command.HeldRef) is { } leg
            ? await actions.SendAsync(notices.Retrieve(leg.Name), cancellationToken)
            : CommandOutcome.Refused("The call on hold ended; the other one is on hold now.");
    }

    public async Task<CommandOutcome> CompleteAsync(CompleteTransfer command, CancellationToken cancellationToken)
    {
        var (far, target) = tracker.Read(s => (
            ChannelTracker.FarOf(s, command.Extension, command.Ref), ChannelTracker.FarOf(s, command.Extension, command.ConsultRef)));
        return far is not null && target is not null
            ? await actions.SendAsync(AsteriskActions.Join(far.Name, target.Name), cancellationToken)
            : CommandOutcome.Refused("One of the two calls has no other end to be joined.");
    }

    public async Task<CommandOutcome> ConferAsync(ConferenceCalls command, CancellationToken cancellationToken)
    {
        if (options.ConferenceContext is not { } context)
            return CommandOutcome.Refused("No conference rooms are set up (Telephony:Asterisk:ConferenceContext).");
        var (leg, far, held) = tracker.Read(s => (
            ChannelTracker.LegOf(s, command.Extension, command.Ref),
            ChannelTracker.FarOf(s, command.Extension, command.Ref),
            ChannelTracker.FarOf(s, command.Extension, command.HeldRef)));
        if (leg is null || far is null || held is null)
            return CommandOutcome.Refused("One of the two calls has no other end to be brought in.");

        var room = RandomNumberGenerator.GetString("0123456789", RoomDigits);
        var outcome = await actions.AskAsync(AsteriskActions.FindRoom(context, room), cancellationToken);
        if (!outcome.IsTaken)
            return CommandOutcome.Refused($"The conference room could not be found (Telephony:Asterisk:ConferenceContext). {outcome.Problem}");

        // First those who talk: should anything fail, nobody is left alone in the room.
        outcome = await actions.SendAsync(AsteriskActions.MoveToRoom(context, room, leg.Name, far.Name), cancellationToken);
        if (!outcome.IsTaken)
            return outcome;
        tracker.Apply(new FarMoveBegun(command.HeldRef));
        outcome = await actions.SendAsync(AsteriskActions.MoveToRoom(context, room, held.Name), cancellationToken);
        if (!outcome.IsTaken)
            tracker.Apply(new FarMoveBegun(command.HeldRef, Moving: false));
        return outcome.IsTaken ? outcome
            : CommandOutcome.Refused($"The call on hold could not be brought in, and is on hold still. {outcome.Problem}");
    }
}
