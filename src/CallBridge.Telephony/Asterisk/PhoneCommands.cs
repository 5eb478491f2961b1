using CallBridge.Ami.Wire;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk.Queues;
using CallBridge.Telephony.Asterisk.Rights;
using CallBridge.Telephony.Asterisk.Vendors;

namespace CallBridge.Telephony.Asterisk;

/// <summary>What each command is in actions. A command that is one action to one channel stands here.</summary>
internal sealed class PhoneCommands(
    AsteriskOptions options,
    IReadOnlyList<PhoneLine> lines,
    SharedTracker tracker,
    ActionSender actions,
    TonePlayer tones,
    PhoneNotices notices,
    OwnRings ownRings,
    QueueCommands queues,
    DialTargets targets,
    TimeProvider time)
{
    /// <summary>Where a call is looked for that is not known to be parked.</summary>
    private const string DefaultLot = "default";

    private readonly PairCommands _pairs = new(options, tracker, actions, notices, time);

    public async Task<CommandOutcome> ExecuteAsync(PhoneCommand command, CancellationToken cancellationToken)
    {
        try
        {
            return command switch
            {
                DialPhone c => await DialAsync(c, cancellationToken),
                AnswerCall c => await OnLegAsync(c, c.Ref, notices.Answer, cancellationToken),
                RetrieveCall c => tracker.Read(s => ChannelTracker.SpaceOf(s, c.Extension, c.Ref)) is { } space
                    ? await UnparkAsync(new UnparkCall(c.Extension, Guid.NewGuid().ToString(), space), cancellationToken)
                    : await OnLegAsync(c, c.Ref, notices.Retrieve, cancellationToken),
                ParkCall c => await ParkAsync(c, cancellationToken),
                UnparkCall c => await UnparkAsync(c, cancellationToken),
                PickUpCall c => await PickUpAsync(c, cancellationToken),
                HoldCall c => await OnLegAsync(c, c.Ref, notices.Hold, cancellationToken),
                HangUpCall c => await OnLegAsync(c, c.Ref, AsteriskActions.HangUp, cancellationToken),
                RejectCall c => await RejectAsync(c, cancellationToken),
                TransferCall c => await TransferAsync(c, cancellationToken),
                MuteCall c => await MuteAsync(c, cancellationToken),
                ConsultCall c => await ConsultAsync(c, cancellationToken),
                CompleteTransfer c => await _pairs.CompleteAsync(c, cancellationToken),
                SwapCalls c => await _pairs.SwapAsync(c, cancellationToken),
                ConferenceCalls c => await _pairs.ConferAsync(c, cancellationToken),
                SendDigits c => await tones.PlayAsync(c.Extension, c.Ref, c.Digits, cancellationToken),
                SetPresence c => await queues.SetAsync(c, cancellationToken),
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
        return await OriginateAsync(
            new OriginateBegun(dial.Extension, dial.Ref, dial.Number), dial.Number, cancellationToken, dial.DigitsAfterAnswer);
    }

    private async Task<CommandOutcome> ParkAsync(ParkCall park, CancellationToken cancellationToken)
    {
        var (leg, far) = tracker.Read(s => (ChannelTracker.LegOf(s, park.Extension, park.Ref), ChannelTracker.FarOf(s, park.Extension, park.Ref)));
        return leg is null ? ActionSender.NoSuchCall()
            : far is null ? CommandOutcome.Refused("The phone system does not tell who the other end is, so it cannot be parked. Park it at the phone.")
            : await actions.SendAsync(AsteriskActions.Park(far.Name, leg.Name), cancellationToken);
    }

    private async Task<CommandOutcome> UnparkAsync(UnparkCall unpark, CancellationToken cancellationToken)
    {
        if (!PhoneNumbers.IsExtension(unpark.Slot))
            return CommandOutcome.Refused("The parking space holds something other than digits.");
        var (known, lot) = tracker.Read(s => ChannelTracker.LotOf(s, unpark.Extension, unpark.Slot));
        return lot is null && known
            ? CommandOutcome.Refused($"No call is parked at {unpark.Slot}.")
            : await OriginateAsync(
                new OriginateBegun(unpark.Extension, unpark.Ref, null, Space: unpark.Slot),
                phone => AsteriskActions.Unpark(phone, unpark.Ref, lot ?? DefaultLot, unpark.Slot),
                cancellationToken);
    }

    private async Task<CommandOutcome> PickUpAsync(PickUpCall pickUp, CancellationToken cancellationToken)
    {
        if (!PhoneNumbers.IsExtension(pickUp.Number))
            return CommandOutcome.Refused("The extension to pick up from holds something other than digits.");
        return tracker.Read(s => ChannelTracker.RingingAt(s, EndpointOf(pickUp.Extension) ?? "", pickUp.Number)) is { } ringing
            ? await OriginateAsync(
                new OriginateBegun(pickUp.Extension, pickUp.Ref, null),
                phone => AsteriskActions.PickUp(phone, pickUp.Ref, ringing, pickUp.Number),
                cancellationToken)
            : CommandOutcome.Refused($"Nothing rings at {pickUp.Number}.");
    }

    private Task<CommandOutcome> OriginateAsync(
        OriginateBegun begun, string exten, CancellationToken cancellationToken, string? digitsAfterAnswer = null) =>
        OriginateAsync(begun, phone => AsteriskActions.Originate(phone, options.DialContext, begun.Ref, exten), cancellationToken, digitsAfterAnswer);

    /// <summary>Rings the agent's own phone; what is done once it is up is the action's.</summary>
    private async Task<CommandOutcome> OriginateAsync(
        OriginateBegun begun, Func<string, AmiAction> action, CancellationToken cancellationToken, string? digitsAfterAnswer = null)
    {
        if (EndpointOf(begun.Extension) is not { } phone)
            return CommandOutcome.Refused("The phone system adapter has no phone for this extension.");
        if (!actions.IsConnected)
            return ActionSender.NotConnected();

        // Before the action: its events may come before its response.
        tracker.Apply(begun);
        ownRings.Expect(begun.Ref);
        if (digitsAfterAnswer is not null)
            tones.PlayOnceAnswered(begun.Ref, digitsAfterAnswer);
        var outcome = await actions.SendAsync(ownRings.Prepare(action(phone)), cancellationToken);
        if (!outcome.IsTaken)
        {
            tracker.Forget(begun.Ref);
            ownRings.Forget(begun.Ref);
            tones.Forget(begun.Ref);
        }

        return outcome;
    }

    private string? EndpointOf(string extension) => lines.FirstOrDefault(l => l.Extension == extension)?.Endpoint;

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
        if (!held.IsTaken)
            return held;
        var dialled = await OriginateAsync(
            new OriginateBegun(command.Extension, command.NewRef, command.Number, command.Ref), command.Number, cancellationToken);
        return dialled.IsTaken ? dialled : CommandOutcome.Refused($"{dialled.Problem} The first call is on hold.");
    }

    private async Task<CommandOutcome> TransferAsync(TransferCall command, CancellationToken cancellationToken)
    {
        if (!PhoneNumbers.IsDiallable(command.Number))
            return CommandOutcome.Refused("The number to transfer to holds something other than digits.");
        var target = await targets.AskAsync(command.Number, cancellationToken);
        return target.IsTaken
            ? await OnLegAsync(
                command, command.Ref, leg => AsteriskActions.Transfer(leg, options.DialContext, command.Number), cancellationToken)
            : target;
    }
}
