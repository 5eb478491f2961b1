using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Simulator;

/// <summary>What each command is on the simulated phone system.</summary>
internal static class SimulatedCommands
{
    private const string NoSuchCall = "The simulated phone system has no such call any more.";
    private const string NotNow = "The call is not in a state for this.";
    private const string NotDigits = "The number to dial holds something other than digits.";

    public static CommandOutcome Execute(SimulatedDesk desk, PhoneCommand command)
    {
        switch (command)
        {
            case Resync:
                desk.Resync();
                return CommandOutcome.Taken;
            case SetPresence wish:
                return desk.Presence.Set(wish);
            case DialPhone dial:
                if (!PhoneNumbers.IsDiallable(dial.Number))
                    return CommandOutcome.Refused(NotDigits);
                desk.Click(dial.Ref, dial.Number);
                return CommandOutcome.Taken;
            case PickUpCall pickUp:
                return desk.PickUp(pickUp.Ref, pickUp.Number) ? CommandOutcome.Taken : CommandOutcome.Refused("Nothing rings at this extension.");
            case UnparkCall unpark:
                return desk.Unpark(unpark.Ref, unpark.Slot) ? CommandOutcome.Taken : CommandOutcome.Refused("No call is parked in this space.");
            case RetrieveCall retrieve when desk.SpaceOf(retrieve.Ref) is { } space:
                desk.Unpark(Guid.NewGuid().ToString(), space);
                return CommandOutcome.Taken;
            default:
                return OnCall(desk, command);
        }
    }

    private static CommandOutcome OnCall(SimulatedDesk desk, PhoneCommand command)
    {
        var (callRef, otherRef) = command switch
        {
            AnswerCall c => (c.Ref, null),
            RejectCall c => (c.Ref, null),
            HoldCall c => (c.Ref, null),
            RetrieveCall c => (c.Ref, null),
            HangUpCall c => (c.Ref, null),
            TransferCall c => (c.Ref, null),
            SendDigits c => (c.Ref, null),
            MuteCall c => (c.Ref, null),
            ParkCall c => (c.Ref, null),
            ConsultCall c => (c.Ref, null),
            CompleteTransfer c => (c.Ref, c.ConsultRef),
            SwapCalls c => (c.Ref, c.HeldRef),
            ConferenceCalls c => (c.Ref, c.HeldRef),
            _ => (null, (string?)null),
        };
        if (callRef is null)
            return CommandOutcome.Refused("The simulated phone system does not know this command.");
        var other = otherRef is null ? null : desk.LegOf(otherRef);
        if (desk.LegOf(callRef) is not { } leg || (otherRef is not null && other is null))
            return CommandOutcome.Refused(NoSuchCall);
        var (world, pbx) = (desk.World, desk.World.Pbx);
        var done = command switch
        {
            AnswerCall => world.AgentAnswers(leg),
            RejectCall => desk.Reject(callRef),
            HoldCall => pbx.Hold(leg, held: true),
            RetrieveCall => world.AgentRetrieves(leg),
            HangUpCall => pbx.HangUp(leg),
            TransferCall c => PhoneNumbers.IsDiallable(c.Number) && world.Transfer(leg, c.Number),
            SendDigits c => PhoneNumbers.AreDigits(c.Digits) && pbx.IsTalking(leg),
            MuteCall c => pbx.IsMuted(leg) == c.Muted || pbx.Mute(leg, c.Muted),
            ParkCall => world.Park(leg),
            ConsultCall c => PhoneNumbers.IsDiallable(c.Number) && desk.Consult(c.NewRef, c.Number, leg, callRef),
            CompleteTransfer => pbx.JoinFarEnds(leg, other!),
            SwapCalls => world.AgentRetrieves(other!),
            ConferenceCalls c => desk.Confer(leg, other!, c.HeldRef),
            _ => false,
        };
        return done ? CommandOutcome.Taken : CommandOutcome.Refused(NotNow);
    }
}
