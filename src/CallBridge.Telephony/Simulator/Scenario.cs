using CallBridge.Calls;

namespace CallBridge.Telephony.Simulator;

/// <summary>A script for the model: what people at the other ends do. What the agent's phone does is left to the agent.</summary>
/// <param name="Info">What is shown of it.</param>
/// <param name="Play">Begins it.</param>
/// <param name="ThroughQueue">Only an agent who is ready is called.</param>
internal sealed record Scenario(ScenarioInfo Info, Action<SimulatedWorld> Play, bool ThroughQueue = false)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        Of("known-caller", "Incoming call: known caller", "A call from a number that one contact has.",
            w => w.RingAgent(w.KnownCaller)),
        Of("two-matches", "Incoming call: two matches", "A call from a number that two records share.",
            w => w.RingAgent(new Party(w.Numbers.Shared, null))),
        Of("unknown-caller", "Incoming call: unknown caller", "A call from a number that no record has.",
            w => w.RingAgent(new Party(w.Numbers.UnknownCaller, null))),
        Of("person-account", "Incoming call: Person Account", "A call from a Person Account's number.",
            w => w.RingAgent(new Party(w.Numbers.PersonAccount, null))),
        Of("withheld", "Incoming call: number withheld", "A call that shows no number.",
            w => w.RingAgent(Party.Unknown)),
        Of("internal", "Incoming call: colleague", "A colleague calls from the next desk.",
            w => w.ColleagueCalls()),
        Of("queue", "Incoming call: through a queue", "A known caller comes through the queue \"sales\", which rings both of the agent's phones.",
            w => w.RingAgent(w.KnownCaller, "sales", devices: 2)) with { ThroughQueue = true },
        Of("missed", "Incoming call: caller gives up", "A known caller hangs up after five seconds, unless answered.",
            w =>
            {
                var caller = w.RingAgent(w.KnownCaller);
                w.After(Patience, () => w.CallerGivesUp(caller));
            }),
        Of("second-call", "Incoming call: a second call waits", "A known caller talks with the agent; after a second an unknown one rings too.",
            w =>
            {
                if (w.TalkingLeg is null)
                    w.RingAgent(w.KnownCaller, answered: true);
                w.After(Soon, () => w.RingAgent(new Party(w.Numbers.UnknownCaller, null)));
            }),
        Of("transfer", "Incoming call: transferred by a colleague", "A colleague talks with a known caller and transfers the caller to the agent.",
            w => w.ColleagueTransfers(w.KnownCaller)),
        Of("handed-over", "Incoming call: handed over by a colleague", "A colleague calls about a known caller on hold and, once the agent has answered, hands the caller over.",
            w => w.ColleagueHandsOver(w.KnownCaller)),
        Of("colleague-rings", "At a colleague's phone: it rings", "A known caller rings at a colleague's phone and nobody is there: pick the call up.",
            w => w.RingColleague(w.KnownCaller)),
        Of("parked", "At a colleague's phone: a call is parked", "A colleague talks with a known caller and parks the call in the first free space, 701: take it out.",
            w => w.ColleagueParks(w.KnownCaller)),
        Of("busy", "Outgoing call: busy", "The agent dials an engaged number on the handset.",
            w => w.DialFromHandset(w.Numbers.Busy)),
        Of("no-answer", "Outgoing call: no answer", "The agent dials a number on the handset where nobody answers.",
            w => w.DialFromHandset(w.Numbers.NoAnswer)),
    ];

    private static Scenario Of(string id, string title, string description, Action<SimulatedWorld> play) =>
        new(new ScenarioInfo(id, title, description), play);
}
