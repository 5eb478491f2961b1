namespace CallBridge.Calls.Desk;

/// <summary>Small facts of calls that several rules use.</summary>
public static class Calling
{
    /// <summary>The phone system's name for the call key: configured, else its own, else a fixed word; never a host.</summary>
    public static string SystemName(DeskState state) =>
        state.Rules.SystemName ?? state.Link.SystemName ?? "pbx";

    /// <summary>The call in another state, with the time spent in the old one counted.</summary>
    public static DeskCall MoveTo(DeskCall call, ConnectionState state, Moment at)
    {
        if (call.State == state)
            return call;
        return call with
        {
            Spent = call.Spent.Plus(call.State, at.Since(call.StateSince)),
            State = state,
            StateSince = at,
        };
    }

    /// <summary>Time spent up to <paramref name="at"/>, the present state included.</summary>
    public static Spent SpentAt(DeskCall call, Moment at) =>
        call.IsLive ? call.Spent.Plus(call.State, at.Since(call.StateSince)) : call.Spent;

    /// <summary>The call that navigation belongs to: the connected one; a ringing one only if none is connected; never a held one.</summary>
    public static DeskCall? InHand(DeskState state) =>
        Newest(state, ConnectionState.Connected, ConnectionState.HeldByRemote)
        ?? Newest(state, ConnectionState.Alerting, ConnectionState.Delivering, ConnectionState.Initiated);

    private static DeskCall? Newest(DeskState state, params ReadOnlySpan<ConnectionState> states)
    {
        DeskCall? newest = null;
        foreach (var call in state.Live.Values)
        {
            if (states.Contains(call.State) && (newest is null || call.StartedAt.Monotonic > newest.StartedAt.Monotonic))
                newest = call;
        }

        return newest;
    }
}
