using CallBridge.Ami.Wire;
using CallBridge.Calls.Phone;

namespace CallBridge.Telephony.Asterisk;

/// <summary>What each command is in actions. A command that is one action to one channel stands here.</summary>
internal sealed class PhoneCommands(
    AsteriskOptions options,
    IReadOnlyList<PhoneLine> lines,
    SharedTracker tracker,
    ActionSender actions,
    TonePlayer tones,
    TimeProvider time)
{
    private readonly PairCommands _pairs = new(options, tracker, actions, time);

    public async Task<CommandOutcome> ExecuteAsync(PhoneCommand command, CancellationToken cancellationToken)
    {
        try
        {
            return command switch
            {
                DialPhone c => await DialAsync(c, cancellationToken),
                AnswerCall c => await OnLegAsync(c, c.Ref, AsteriskActions.Answer, cancellationToken),
                RetrieveCall c => await OnLegAsync(c, c.Ref, AsteriskActions.Retrieve, cancellationToken),
                HoldCall c => await OnLegAsync(c, c.Ref, AsteriskActions.Hold, cancellationToken),
                HangUpCall c => await OnLegAsync(c, c.Ref, AsteriskActions.HangUp, cancellationToken),
                RejectCall c => await RejectAsync(c, cancellationToken),
                TransferCall c => await TransferAsync(c, cancellationToken),
                MuteCall c => await MuteAsync(c, cancellationToken),
                ConsultCall c => await ConsultAsync(c, cancellationToken),
                CompleteTransfer c => await _pairs.CompleteAsync(c, cancellationToken),
                SwapCalls c => await _pairs.SwapAsync(c, cancellationToken),
                ConferenceCalls c => await _pairs.ConferAsync(c, cancellationToken),
                SendDigits c => await tones.PlayAsync(c.Extension, c.Ref, c.Digits, cancellationToken),
                _ => CommandOutcome.Refused("This phone system does not know this command."),
            };
        }
        catch (AmiActionException error)
        {
            return CommandOutcome.Refused("The phone system cannot be sent this: " + error.Message);
        }
    }

    private async Task<CommandOutcome> DialAsync(DialPhone dial, CancellationToken cancellationToken)
    {
        if (!PhoneNumbers.IsDiallable(dial.Number))
            return CommandOutcome.Refused("The number to dial holds something other than digits.");
        if (dial.DigitsAfterAnswer is { } digits)
            tones.PlayOnceAnswered(dial.Ref, digits);
        var outcome = await OriginateAsync(new OriginateBegun(dial.Extension, dial.Ref, dial.Number), dial.Number, cancellationToken);
        if (!outcome.IsTaken)
            tones.Forget(dial.Ref);
        return outcome;
    }

    /// <summary>Rings the agent's own phone and, once it is up, dials.</summary>
    private async Task<CommandOutcome> OriginateAsync(OriginateBegun begun, string exten, CancellationToken cancellationToken)
    {
        if (lines.FirstOrDefault(l => l.Extension == begun.Extension) is not { } line)
            return CommandOutcome.Refused("The phone system adapter has no phone for this extension.");
        if (!actions.IsConnected)
            return ActionSender.NotConnected();

        // Before the action: its events may come before its response.
        tracker.Apply(begun);
        var outcome = await actions.SendAsync(
            AsteriskActions.Originate(line.Endpoint, options.DialContext, begun.Ref, exten), cancellationToken);
        if (!outcome.IsTaken)
            tracker.Forget(begun.Ref);
        return outcome;
    }

    private async Task<CommandOutcome> OnLegAsync(
        PhoneCommand command,
        string callRef,
        Func<string, AmiAction> action,
        CancellationToken cancellationToken) =>
        tracker.LegOf(command.Extension, callRef) is { } leg
            ? await actions.SendAsync(action(leg.Name), cancellationToken)
            : ActionSender.NoSuchCall();

    /// <summary>Every phone that rings for the call is told.</summary>
    private async Task<CommandOutcome> RejectAsync(RejectCall command, CancellationToken cancellationToken)
    {
        var outcome = ActionSender.NoSuchCall();
        foreach (var leg in tracker.Read(s => ChannelTracker.LegsOf(s, command.Extension, command.Ref)))
            outcome = await actions.SendAsync(AsteriskActions.Reject(leg.Name), cancellationToken);
        return outcome;
    }

    /// <summary>The phone system tells of no mute: that it took the action is all there is to know.</summary>
    private async Task<CommandOutcome> MuteAsync(MuteCall command, CancellationToken cancellationToken)
    {
        if (tracker.LegOf(command.Extension, command.Ref) is not { } leg)
            return ActionSender.NoSuchCall();
        var outcome = await actions.SendAsync(AsteriskActions.Mute(leg.Name, command.Muted), cancellationToken);
        if (outcome.IsTaken)
            tracker.Apply(new MuteChanged(leg.Uniqueid, command.Muted));
        return outcome;
    }

    /// <summary>The number is looked at before the call is put on hold for it.</summary>
    private async Task<CommandOutcome> ConsultAsync(ConsultCall command, CancellationToken cancellationToken)
    {
        if (!PhoneNumbers.IsDiallable(command.Number))
            return CommandOutcome.Refused("The number to dial holds something other than digits.");
        var held = await _pairs.HoldAsync(command.Extension, command.Ref, cancellationToken);
        return held.IsTaken
            ? await OriginateAsync(
                new OriginateBegun(command.Extension, command.NewRef, command.Number, command.Ref), command.Number, cancellationToken)
            : held;
    }

    private async Task<CommandOutcome> TransferAsync(TransferCall command, CancellationToken cancellationToken) =>
        PhoneNumbers.IsDiallable(command.Number)
            ? await OnLegAsync(
                command, command.Ref, leg => AsteriskActions.Transfer(leg, options.DialContext, command.Number), cancellationToken)
            : CommandOutcome.Refused("The number to transfer to holds something other than digits.");
}
