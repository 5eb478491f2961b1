using CallBridge.Calls.Dialling;
using CallBridge.Calls.Phone;

namespace CallBridge.Calls.Desk;

/// <summary>What the phone system says becomes calls.</summary>
internal static class PhoneInputs
{
    public static void Take(DeskTurn turn, Observation observation)
    {
        switch (observation)
        {
            case CallObserved observed:
                Observe(turn, observed.Call);
                break;
            case CallGone gone:
                Gone(turn, gone);
                break;
            case LinkUp up:
                Up(turn, up);
                break;
            case LinkDown down:
                Down(turn, down);
                break;
            case PresenceSeen presence:
                Presences.See(turn, presence);
                break;
        }
    }

    private static void Up(DeskTurn turn, LinkUp up)
    {
        var since = turn.State.Link is { IsUp: true, Since: { } earlier } ? earlier : turn.At;
        turn.State = turn.State with
        {
            Link = new LinkState(true, up.SystemName, up.Incarnation, since, null, null)
            {
                // The same array where it says the same: records compare arrays by identity.
                Shortfalls = up.Shortfalls.SequenceEqual(turn.State.Link.Shortfalls) ? turn.State.Link.Shortfalls : up.Shortfalls,
            },
        };

        foreach (var call in turn.State.Live.Values.ToArray())
        {
            if (call.Observed && call.Incarnation != up.Incarnation)
                Endings.Lose(turn, call);
        }

        foreach (var call in up.Calls)
        {
            Recognise(turn, call);
            Observe(turn, call);
        }

        var present = up.Calls.Select(call => call.Ref).ToHashSet(StringComparer.Ordinal);
        foreach (var call in turn.State.Live.Values.ToArray())
        {
            // A dial under way that the phone system has not shown yet has a deadline of its own.
            if ((call.Observed || call.Pending is null) && call.ClosingUntil is null && !present.Contains(call.Ref))
                Endings.Close(turn, call);
        }
    }

    private static void Down(DeskTurn turn, LinkDown down)
    {
        var since = turn.State.Link is { IsUp: false, Since: { } earlier } ? earlier : turn.At;
        turn.State = turn.State with
        {
            Link = turn.State.Link with
            {
                IsUp = false,
                Since = since,
                Problem = down.Problem,
                NextTry = down.RetryIn is { } wait ? turn.At.Plus(wait) : null,
            },
        };
        Presences.LinkLost(turn);
        foreach (var call in turn.State.Live.Values.ToArray())
        {
            if (call.UnconfirmedSince is not null)
                continue;
            var lost = call with
            {
                UnconfirmedSince = turn.At,
                ConfirmedAt = call.ClosingUntil is null ? LastHeard(turn, call, down.Silence) : call.ConfirmedAt,
                Capabilities = CallCapabilities.None,
            };
            if (call.Pending is { } pending)
            {
                lost = lost with
                {
                    Pending = null,
                    LastCommand = new LastCommand(pending.RequestId, pending.Action, CommandState.Failed,
                        "The connection to the phone system was lost before it confirmed this. Nothing is sent again."),
                };
            }

            turn.Put(lost);
        }
    }

    /// <summary>Never before what was last seen of the call itself.</summary>
    private static Moment LastHeard(DeskTurn turn, DeskCall call, TimeSpan silence)
    {
        var heard = turn.At.Plus(-silence);
        return heard.Monotonic < call.StateSince.Monotonic ? call.StateSince : heard;
    }

    private static void Observe(DeskTurn turn, CallObservation seen)
    {
        // What was still on its way when the link was lost is old: the list of the next LinkUp shows every call as it stands.
        if (!turn.State.Link.IsUp)
            return;
        var call = turn.LiveByRef(seen.Ref);
        if (call is null)
        {
            // Later facts never open a call that has ended.
            if (turn.State.Ended.Exists(ended => ended.Incarnation == turn.State.Link.Incarnation
                    && (ended.Ref == seen.Ref || (seen.ParkedAt is not null && IsParked(ended, seen)))))
                return;
            if (turn.State.Live.Count >= DeskLimits.LiveCalls)
                return;
            call = Begin(turn, seen);
        }

        var before = call;
        call = Apply(turn, call, seen);
        turn.Put(Commands.Confirm(call, before, seen));
        Searching.Follow(turn, call.Id);
        Popping.Consider(turn, call.Id);
    }

    /// <summary>
    /// A call that was parked before a restart, taken back or not, has another name now: the channel that named it is gone.
    /// </summary>
    private static void Recognise(DeskTurn turn, CallObservation seen)
    {
        if (turn.LiveByRef(seen.Ref) is not null)
            return;
        foreach (var call in turn.State.Live.Values)
        {
            if (call.Incarnation == turn.State.Link.Incarnation && IsParked(call, seen))
            {
                turn.Put(call with { Ref = seen.Ref });
                return;
            }
        }
    }

    private static bool IsParked(DeskCall call, CallObservation seen) => call.ParkedId is { } id && id == seen.FarId;

    private static DeskCall Begin(DeskTurn turn, CallObservation seen)
    {
        var started = seen.Age is { } age ? turn.At.Plus(-age) : turn.At;
        var (key, isRepeated) = CallNames.Of(turn.State, seen.Ref);
        return new DeskCall
        {
            Id = key,
            Agent = turn.Rules.Extension,
            Ref = seen.Ref,
            Key = key,
            HasRepeatedName = isRepeated,
            Incarnation = turn.State.Link.Incarnation,
            Direction = seen.Direction,
            Origin = seen.Direction == Direction.Inbound ? CallOrigin.Pbx : CallOrigin.Handset,
            State = seen.State,
            Internal = turn.Rules.DialPlan.IsInternal(seen.Far.Number),
            Far = seen.Far,
            StartedAt = started,
            ConnectedAt = seen.State is ConnectionState.Connected or ConnectionState.Held or ConnectionState.HeldByRemote ? started : null,
            StateSince = started,
            ConfirmedAt = turn.At,
            OpenAtDial = seen.Direction == Direction.Outbound ? Pages.PageRanking.Leader(turn.State.Pages.Values)?.Record : null,
        };
    }

    private static DeskCall Apply(DeskTurn turn, DeskCall call, CallObservation seen)
    {
        var plan = turn.Rules.DialPlan;
        var state = seen.State;
        var farReached = call.FarReached || state is not ConnectionState.Initiated;
        var talking = state is ConnectionState.Connected or ConnectionState.Held or ConnectionState.HeldByRemote;
        // A closing call that is there after all was never gone: the time since it was last seen is its own.
        var moved = call.State == ConnectionState.Closing ? call with { State = state } : Calling.MoveTo(call, state, turn.At);

        // A code dialled to pick up a call is nobody's number.
        var known = call.Direction == Direction.Outbound && seen.Direction == Direction.Inbound ? null : call.Outside;
        var outside = (talking ? OutsideOf(plan, seen) : null) ?? known;

        var (key, isRepeated) = Key(turn, call, seen.Uniqueid);
        return moved with
        {
            Key = key,
            HasRepeatedName = isRepeated,
            KeySettled = call.KeySettled || seen.ParkedAt is not null,
            ParkedAt = seen.ParkedAt,
            ParkedId = call.KeySettled || seen.ParkedAt is not null ? seen.FarId ?? call.ParkedId : null,
            Incarnation = turn.State.Link.Incarnation,
            Direction = seen.Direction,
            Origin = Origin(call, seen),
            Internal = outside is null && plan.IsInternal(seen.Far.Number),
            Far = seen.Far,
            Outside = outside,
            CalledNumber = seen.CalledNumber ?? call.CalledNumber,
            Queue = seen.Queue ?? call.Queue,
            TransferredFrom = seen.TransferredFrom ?? call.TransferredFrom,
            ConsultOf = seen.ConsultOf is { } consulted && consulted != seen.Ref ? turn.LiveByRef(consulted)?.Id ?? call.ConsultOf : call.ConsultOf,
            Parties = seen.Parties.SequenceEqual(call.Parties) ? call.Parties : seen.Parties,
            Muted = seen.Muted,
            Capabilities = seen.Capabilities,
            Observed = true,
            FarReached = farReached,
            OpenAtDial = seen.Direction == Direction.Outbound ? call.OpenAtDial : null,
            ConnectedAt = call.ConnectedAt ?? (talking ? turn.At : null),
            Failure = seen.Failure ?? call.Failure,
            UnconfirmedSince = null,
            ClosingUntil = null,
            ConfirmedAt = turn.At,
        };
    }

    private static (string Key, bool IsRepeated) Key(DeskTurn turn, DeskCall call, string uniqueid) =>
        call.KeySettled ? (call.Key, call.HasRepeatedName) : CallNames.Of(turn.State, uniqueid, call.HasRepeatedName);

    /// <summary>The far party; in a conference with a colleague the first of the others who is from outside.</summary>
    private static Party? OutsideOf(DialPlan plan, CallObservation seen) =>
        seen.Parties.Prepend(seen.Far).FirstOrDefault(party => party.Number is not null && !plan.IsInternal(party.Number));

    private static CallOrigin Origin(DeskCall call, CallObservation seen) => (call.Origin, seen.Direction) switch
    {
        (CallOrigin.Handset, Direction.Inbound) => CallOrigin.Pbx,
        (CallOrigin.Pbx, Direction.Outbound) => CallOrigin.Handset,
        _ => call.Origin,
    };

    private static void Gone(DeskTurn turn, CallGone gone)
    {
        if (turn.LiveByRef(gone.Ref) is { } call)
        {
            if (gone.ContinuesIn is { } other && turn.LiveByRef(other) is not null)
            {
                Endings.Drop(turn, call);
            }
            else if (gone.ContinuesIn is not null)
            {
                turn.Put(call with { Ref = gone.ContinuesIn });
            }
            else
            {
                if (gone.Problem is { } problem)
                    call = Commands.Finish(call, CommandState.Failed, problem);
                Endings.End(turn, call with { Key = Key(turn, call, gone.Uniqueid).Key }, gone.Reason, turn.At, atLeast: call.UnconfirmedSince is not null);
            }

            return;
        }

        var late = turn.State.Ended.Find(ended => ended.Ref == gone.Ref && ended.Incarnation == turn.State.Link.Incarnation);
        if (late is { EndReason: EndReason.LinkLost })
            Endings.Revise(turn, late with { EndReason = gone.Reason });
    }
}
