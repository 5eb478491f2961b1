using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;

namespace CallBridge.Desks;

/// <summary>
/// Calls in the journal that belong to another extension: the listener was given another agent while they were live. Nobody will follow
/// them any more, so they end here as lost, each with its record under its own agent.
/// </summary>
internal static class ForeignCalls
{
    // No phone system gives this as its start time.
    private const string NoIncarnation = "";

    /// <summary>What is to be written, by the desk's own rules.</summary>
    public static ImmutableArray<StoreWrite> End(IEnumerable<DeskCall> calls, DeskRules rules, Moment now) =>
        [.. calls.GroupBy(call => call.Agent).SelectMany(theirs => EndOf(theirs, rules with { Extension = theirs.Key }, now))];

    private static IEnumerable<StoreWrite> EndOf(IEnumerable<DeskCall> calls, DeskRules rules, Moment now)
    {
        var recovered = DeskReducer.Step(new DeskState { Rules = rules }, new DeskInput.Recovered([.. calls], []), now);
        var ended = DeskReducer.Step(recovered.State, new DeskInput.PhoneSaid(new LinkUp(null, NoIncarnation, [])), now);
        return recovered.Effects.Concat(ended.Effects).OfType<DeskEffect.Persist>().SelectMany(persist => persist.Writes);
    }
}
