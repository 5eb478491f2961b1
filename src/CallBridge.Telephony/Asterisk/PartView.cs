using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Phone;

namespace CallBridge.Telephony.Asterisk;

/// <summary>Reads from the channels how one part stands, and says so as an observation.</summary>
internal static class PartView
{
    public static TrackedPart Look(TrackerState state, TrackedPart part)
    {
        if (part.Parkee is not null)
            return ParkedParts.Look(state, part);
        var legs = part.Legs.Select(state.Find).OfType<TrackedChannel>().ToList();
        if (legs.Count == 0)
            return part;
        var answered = part.Answered ?? (part.Direction == Direction.Outbound && part.Originated
            ? legs.Find(l => l.IsUp)?.Uniqueid
            : legs.Find(l => l.IsUp || l.DialStatus == "ANSWER")?.Uniqueid);
        var leg = legs.Find(l => l.Uniqueid == answered) ?? legs[0];
        var direction = part.WasConnected || part.Originated ? part.Direction
            : leg.Originated ? Direction.Outbound
            : leg.DialSource is not null ? Direction.Inbound
            : part.Direction;
        var far = FarEnd.Of(state, leg);
        var farChannel = Choose(part, leg, far.Channels);
        part = part with
        {
            Answered = answered,
            Direction = direction,
            Originated = part.Originated || (leg.Originated && direction == Direction.Outbound),
            FarId = farChannel?.Uniqueid ?? part.FarId,
            Queue = part.Queue ?? leg.Queue ?? farChannel?.Queue,
            TransferredFrom = farChannel?.TransferredBy is { } by && by != part.Extension ? by : part.TransferredFrom,
            Depends = Same(part.Depends, far.Visited),
        };
        part = part with { CalledNumber = part.CalledNumber ?? Called(part, leg, farChannel) };
        part = part with { Far = Describe(part, leg, farChannel), ConsultOf = Consultations.Of(state, part, leg) };
        var (connection, failure) = Stand(state, part, leg, far.Channels);
        var parties = far.Channels.Length > 1 && leg.Bridge is not null
            ? far.Channels.Select(c => new Party(c.Caller.Number, c.Caller.Name)).ToImmutableArray()
            : [];
        return part with
        {
            WasConnected = part.WasConnected || connection is ConnectionState.Connected or ConnectionState.Held or ConnectionState.HeldByRemote,
            Last = new CallObservation
            {
                Ref = part.Ref,
                Uniqueid = part.Uniqueid,
                State = connection,
                Direction = part.Direction,
                Far = part.Far,
                CalledNumber = part.CalledNumber,
                Queue = part.Queue,
                TransferredFrom = part.TransferredFrom,
                FarId = part.FarId,
                ConsultOf = part.ConsultOf,
                Muted = leg.Muted,
                Parties = Same(part.Last?.Parties ?? [], parties),
                Failure = failure,
                Capabilities = PartCapabilities.Of(state.Options, connection, leg, state.Find(part.FarId) is { Missing: false }) & state.Permitted,
            },
        };
    }

    private static (ConnectionState State, EndReason? Failure) Stand(
        TrackerState state,
        TrackedPart part,
        TrackedChannel leg,
        ImmutableArray<TrackedChannel> far)
    {
        if (part.Direction == Direction.Inbound && part.Answered is null)
            return (ConnectionState.Alerting, null);
        if (part.Originated && !leg.IsUp)
            return (ConnectionState.Initiated, null);
        var bridge = leg.Bridge is { } id ? state.Bridges.GetValueOrDefault(id) : null;
        if (bridge is { Holding: true })
            return (ConnectionState.Queued, null);
        if (part is { Fetches: true, WasConnected: false } && bridge is not { Members.Length: > 1 })
            return (ConnectionState.Initiated, null);
        if (part.WasConnected || (bridge is not null && (bridge.Members.Length > 1 || leg.Dials.IsEmpty)) || part.Direction == Direction.Inbound)
            return (Talking(leg, far), null);
        if (!leg.Dials.IsEmpty)
            return (ConnectionState.Delivering, null);
        if (leg.DialFailure is { } failure)
            return (ConnectionState.Failed, failure);

        // Up and dialling nobody is a talk with an application, as voicemail; a click is up before its dial begins.
        return (leg.IsUp && (leg.AnsweredBy is not null || !part.Originated) ? Talking(leg, far) : ConnectionState.Delivering, null);
    }

    /// <summary>One of a conference who holds it keeps nobody from talking with the rest.</summary>
    private static ConnectionState Talking(TrackedChannel leg, ImmutableArray<TrackedChannel> far) =>
        leg.Held ? ConnectionState.Held
        : !far.IsEmpty && far.All(f => f.Held) ? ConnectionState.HeldByRemote
        : ConnectionState.Connected;

    private static TrackedChannel? Choose(TrackedPart part, TrackedChannel leg, ImmutableArray<TrackedChannel> found)
    {
        foreach (var channel in found)
            if (channel.Uniqueid == part.FarId)
                return channel;
        return found.Length == 1 || (found.Length > 1 && leg.Bridge is not null) ? found[0] : null;
    }

    private static Party Describe(TrackedPart part, TrackedChannel leg, TrackedChannel? far)
    {
        var outbound = part.Direction == Direction.Outbound;
        var shown = leg.Connected;
        if (far is null)
        {
            if (part.Far.Number is not null && part.FarId is not null)
                return part.Far;
            return shown.Number is not null ? new Party(shown.Number, shown.Name == shown.Number ? null : shown.Name)
                : outbound && part.CalledNumber is not null ? new Party(part.CalledNumber, shown.Name ?? part.Far.Name)
                : shown.Name is not null ? shown
                : part.Far;
        }

        var number = far.Caller.Number ?? shown.Number ?? (outbound ? part.CalledNumber : null);
        var name = far.Caller.Name ?? (shown.Number == number ? shown.Name : null);

        // Originate's CallerID has the number for a name too.
        return new Party(number, name == number ? null : name);
    }

    private static string? Called(TrackedPart part, TrackedChannel leg, TrackedChannel? far) =>
        part.Direction == Direction.Inbound ? PhoneNumbers.OrNull(far?.Dialled)
        : part.Originated ? Other(part, leg.Connected.Number) ?? Other(part, leg.Exten)
        : PhoneNumbers.OrNull(leg.Dialled ?? leg.Exten);

    /// <summary>Before Originate's CallerID is set, the leg shows the agent's own number.</summary>
    private static string? Other(TrackedPart part, string? number) => number == part.Extension ? null : PhoneNumbers.OrNull(number);

    /// <summary>The former array where nothing changed: records compare arrays by identity.</summary>
    private static ImmutableArray<T> Same<T>(ImmutableArray<T> former, ImmutableArray<T> now) =>
        former.AsSpan().SequenceEqual(now.AsSpan()) ? former : now;
}
