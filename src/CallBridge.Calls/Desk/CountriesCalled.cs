using System.Collections.Immutable;
using CallBridge.Calls.Dialling;
using CallBridge.Calls.Records;

namespace CallBridge.Calls.Desk;

/// <summary>
/// Countries that were called from here: another one is dialled only once a person has said so, since both a slip of the finger and fraud
/// dial abroad. A call from the handset that was answered counts as well.
/// </summary>
public static class CountriesCalled
{
    private const string KeptName = "country/";

    /// <summary>The countries among what was kept of a desk.</summary>
    public static ImmutableArray<string> Read(IEnumerable<KeptFact> kept) =>
        [.. kept.Where(fact => fact.Name.StartsWith(KeptName, StringComparison.Ordinal)).Select(fact => fact.Name[KeptName.Length..])];

    /// <summary>The refusal that asks; null where there is nothing to ask, or nothing can be dialled at all.</summary>
    internal static DeskReply.Refused? Question(DeskTurn turn, DeskCommand.Dial dial)
    {
        if (!turn.Rules.ConfirmNewCountries || dial.Confirmed || !turn.State.Link.IsUp)
            return null;
        if (turn.Rules.DialPlan.Decide(dial.Number) is not DialDecision.Dial || turn.Rules.DialPlan.CountryAbroad(dial.Number) is not { } abroad)
            return null;
        if (turn.State.Countries.Contains(abroad.Code) || WasCalled(turn, abroad.Code))
            return null;
        return CommandInputs.Refused(Refusal.Unconfirmed, null, $"Nobody has called a number with +{abroad.Code} from here before. Confirm that it is meant.")
            with
        { Country = abroad };
    }

    /// <summary>Remembers, on disk too, that a number was dialled.</summary>
    internal static void Remember(DeskTurn turn, string number)
    {
        if (turn.Rules.DialPlan.CountryAbroad(number) is not { } abroad || turn.State.Countries.Contains(abroad.Code))
            return;
        turn.State = turn.State with { Countries = turn.State.Countries.Add(abroad.Code) };
        turn.Persist(new StoreWrite.Keep(new KeptFact(turn.Rules.Extension, KeptName + abroad.Code, "", turn.At.Utc)));
    }

    private static bool WasCalled(DeskTurn turn, string country) => turn.State.Live.Values.Concat(turn.State.Ended).Any(call =>
        call is { Direction: Direction.Outbound, Internal: false, ConnectedAt: not null }
        && turn.Rules.DialPlan.CountryAbroad(call.CalledNumber ?? call.Far.Number)?.Code == country);
}
