namespace CallBridge.Calls.Desk;

/// <summary>What can be done with a call because of the agent's other call: a phone system tells of each alone.</summary>
public static class CallPairs
{
    private const CallCapabilities OfTwo = CallCapabilities.CompleteTransfer | CallCapabilities.CancelTransfer | CallCapabilities.Swap | CallCapabilities.Conference;

    /// <summary>What can be done with the call now.</summary>
    public static CallCapabilities CapabilitiesOf(DeskState state, DeskCall call)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(call);
        var can = call.Capabilities & ~OfTwo;
        if (!call.IsLive || call.Capabilities == CallCapabilities.None)
            return can;
        if (!IsTalk(call.State))
            can &= ~CallCapabilities.Consult;
        if (ConsultationOf(state, call) is { ConsultOf: { } firstId } consultation)
        {
            can &= ~CallCapabilities.Consult;
            var both = state.Live[firstId].Capabilities & consultation.Capabilities;
            if (IsTalk(state.Live[firstId].State) && IsTalk(consultation.State))
                can |= both & CallCapabilities.CompleteTransfer;
            if (consultation.Capabilities.HasFlag(CallCapabilities.HangUp))
                can |= CallCapabilities.CancelTransfer;
        }

        return SwapOf(state, call) is { } other
            ? can | (call.Capabilities & other.Capabilities & (CallCapabilities.Swap | CallCapabilities.Conference))
            : can;
    }

    /// <summary>The live consultation that this call is, or that is for it; null if there is none.</summary>
    internal static DeskCall? ConsultationOf(DeskState state, DeskCall call) =>
        call.ConsultOf is { } first && state.Live.ContainsKey(first) ? call
            : state.Live.Values.Where(other => other.ConsultOf == call.Id).MaxBy(other => other.StartedAt.Monotonic);

    /// <summary>
    /// Where a command stands as pending: at the call whose change will show it done; and the call that it needs besides. Only for a command that
    /// the call can do now.
    /// </summary>
    internal static (DeskCall At, DeskCall? Other) Place(DeskState state, DeskCall call, PhoneAction action)
    {
        switch (action)
        {
            case PhoneAction.Swap or PhoneAction.Conference:
                var swapped = SwapOf(state, call)!;
                var at = action == PhoneAction.Swap ? ConnectionState.Held : ConnectionState.Connected;
                return call.State == at ? (call, swapped) : (swapped, call);
            case PhoneAction.CompleteTransfer or PhoneAction.CancelTransfer:
                var consultation = ConsultationOf(state, call)!;
                return (consultation, state.Live[consultation.ConsultOf!]);
            default:
                return (call, null);
        }
    }

    /// <summary>Of a connected call the one on hold, of one on hold the connected one; null unless it is clear which is meant.</summary>
    internal static DeskCall? SwapOf(DeskState state, DeskCall call)
    {
        ConnectionState? wanted = call.State switch
        {
            ConnectionState.Held => ConnectionState.Connected,
            ConnectionState.Connected => ConnectionState.Held,
            _ => null,
        };
        DeskCall? found = null;
        foreach (var other in state.Live.Values)
        {
            if (other.Id == call.Id || other.State != wanted)
                continue;
            if (found is not null)
                return null;
            found = other;
        }

        return found;
    }

    private static bool IsTalk(ConnectionState state) =>
        state is ConnectionState.Connected or ConnectionState.Held or ConnectionState.HeldByRemote;
}
