using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Simulator;

/// <summary>The keys of the handset, and of the phone at the far end of the call that the handset is in.</summary>
internal static class SimulatedKeys
{
    public static CommandOutcome Press(SimulatedWorld world, string key, string? number)
    {
        var pbx = world.Pbx;
        var far = world.CurrentLeg is { } current ? pbx.PeerOf(current) : null;
        if (key is "dial" or "consult" && !PhoneNumbers.IsDiallable(number))
            return CommandOutcome.Refused("Give a number of digits to dial.");
        bool? done = key switch
        {
            "answer" => world.RingingLeg is { } leg && world.AgentAnswers(leg),
            "reject" => world.RingingLeg is { } leg && pbx.Reject(leg),
            "hangup" => world.CurrentLeg is { } leg && pbx.HangUp(leg),
            "hold" => world.TalkingLeg is { } leg && pbx.Hold(leg, held: true),
            "retrieve" => world.HeldLeg is { } leg && world.AgentRetrieves(leg),
            "dial" => world.DialFromHandset(number!),
            "consult" => world.TalkingLeg is { } leg && (pbx.IsHeld(leg) || pbx.Hold(leg, held: true)) && world.DialFromHandset(number!),
            "swap" => world is { TalkingLeg: { } talking, HeldLeg: { } held } && talking != held && world.AgentRetrieves(held),
            "complete" => world.AgentJoins(),
            "park" => world.TalkingLeg is { } leg && world.Park(leg),
            "far-answer" => far is not null && pbx.Answer(far),
            "far-hangup" => far is not null && pbx.HangUp(far),
            "far-hold" => far is not null && pbx.Hold(far, held: true),
            "far-retrieve" => far is not null && pbx.Hold(far, held: false),
            _ => null,
        };
        return done switch
        {
            true => CommandOutcome.Taken,
            false => CommandOutcome.Refused("No call is in a state for this key."),
            null => CommandOutcome.Refused("There is no such key."),
        };
    }
}
