using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Tests.Desk;

/// <summary>Inputs of every kind in any order, sensible or not, and what must hold after each.</summary>
internal sealed class RandomDesk(int seed)
{
    private static readonly RecordRef[] Records = [Seen.FredBloggs, Seen.AnnLee, Seen.Acme, Seen.Complaint, Seen.CallBack, Seen.Someone];
    private static readonly string?[] Numbers = [DeskBench.Fred, "02079460999", "1002", null, "anonymous", "+441632960123"];
    private static readonly string[] Pages = ["p1", "p2", "p3"];

    private readonly Random _random = new(seed);
    private readonly DeskBench _desk = new(
        DeskBench.Rules with { Pop = (ScreenPopWhen)(seed & 1) + 1, Records = new RecordPolicy { LogMissed = LogMissed.All, WrapUpSeconds = 60 } },
        linked: false);

    private readonly Dictionary<string, int> _revisions = [];
    private readonly HashSet<string> _endedOnce = [];
    private readonly CommandWitness _witness = new();
    private readonly List<DeskInput.Asked> _asked = [];
    private int _refs;
    private int _incarnation;
    private int _requests;
    private int _checked;

    public int Ends => _endedOnce.Count;

    public int Concluded => _witness.Concluded;

    public string LastInput { get; private set; } = "";

    public void Step()
    {
        switch (_random.Next(3))
        {
            case 0:
                _desk.Skip(_random.NextDouble() * 3);
                break;
            case 1 when _random.Next(20) == 0:
                _desk.Skip(_random.NextDouble() * 900);
                break;
        }

        var input = Next();
        LastInput = input.ToString()!;
        var before = _desk.State;
        _desk.Step(input);
        Check();
        _witness.Saw(input, before, _desk.State, _desk.Effects, _desk.Now.Monotonic);
    }

    private DeskInput Next() => _random.Next(28) switch
    {
        <= 6 => new DeskInput.PhoneSaid(new CallObserved(Call())),
        7 or 8 => new DeskInput.PhoneSaid(Gone()),
        9 => new DeskInput.PhoneSaid(new LinkUp(Maybe("sys"), Incarnation(), [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Call()).DistinctBy(call => call.Ref)])),
        10 when _random.Next(3) == 0 => new DeskInput.PhoneSaid(new LinkDown("Gone.", _random.Next(2) == 0 ? TimeSpan.FromSeconds(1) : null)),
        11 or 12 or > 22 => Asked(),
        13 or 14 => new DeskInput.Answered(_random.NextInt64(Math.Max(1, _desk.State.NextDo - 8), _desk.State.NextDo + 1), Answer()),
        15 => new DeskInput.PageReported(Pick(Pages), _random.Next(2) == 0, _random.Next(2) == 0, Maybe(Pick(Records))),
        16 => new DeskInput.PagePopped(Pick(Pages), AnyId(), Pick(Records)),
        17 => new DeskInput.PageStartedNew(Pick(Pages), AnyId(), Pick(Records).Type),
        18 when _random.Next(4) == 0 => new DeskInput.PageClosed(Pick(Pages)),
        19 when _random.Next(10) == 0 => new DeskInput.RulesChanged(_desk.State.Rules with { Licence = (LicenceLevel)_random.Next(3) }),
        20 => new DeskInput.RecordMoved(new RecordProgress("key", AnyId(), "1001", _random.Next(4), (RecordState)_random.Next(6), Maybe("00T000000000001AAA"), Maybe("No."))),
        21 when _random.Next(40) == 0 => Recovered(),
        22 when _random.Next(3) == 0 => new DeskInput.PhoneSaid(new PresenceSeen((PresenceState)_random.Next(4), Maybe("Lunch"))),
        _ => new DeskInput.Tick(),
    };

    private CallObservation Call()
    {
        var inbound = _random.Next(2) == 0;
        var callRef = Ref();
        var call = inbound
            ? Seen.Inbound((ConnectionState)_random.Next(8), Pick(Numbers), callRef)
            : Seen.Outbound((ConnectionState)_random.Next(8), Pick(Numbers), callRef);
        return call with
        {
            Queue = _random.Next(6) == 0 ? "sales" : null,
            ConsultOf = _random.Next(6) == 0 ? Ref() : null,
            Parties = _random.Next(6) == 0 ? [new Party("1", null), new Party("2", null)] : [],
            Muted = _random.Next(6) == 0,
            Age = _random.Next(3) == 0 ? TimeSpan.FromSeconds(_random.Next(100)) : null,
            Capabilities = (CallCapabilities)(_random.Next(1 << 15) | _random.Next(1 << 15)),
        };
    }

    private CallGone Gone()
    {
        var callRef = Ref();
        return new CallGone(callRef, callRef, Pick(Enum.GetValues<EndReason>()));
    }

    /// <summary>Some requests are sent again as they were, some ids are used for something else.</summary>
    private DeskInput.Asked Asked()
    {
        if (_asked.Count > 0 && _random.Next(6) == 0)
        {
            var again = _asked[^_random.Next(1, Math.Min(6, _asked.Count) + 1)];
            return again with { Command = _random.Next(2) == 0 ? Again(again.Command) : Command() };
        }

        var asked = new DeskInput.Asked("r" + ++_requests, Command());
        _asked.Add(asked);
        return asked;
    }

    private DeskCommand Again(DeskCommand command) => command switch
    {
        DeskCommand.Dial c => c with { Ref = NewRef() },
        DeskCommand.PickUp c => c with { Ref = NewRef() },
        DeskCommand.Unpark c => c with { Ref = NewRef() },
        DeskCommand.Consult c => c with { Ref = NewRef() },
        _ => command,
    };

    private DeskCommand Command() => _random.Next(14) switch
    {
        0 => new DeskCommand.Dial(Pick(Numbers) ?? "x", Maybe(Pick(Records)), (CallOrigin)_random.Next(4), Maybe(Pick(Pages)), NewRef()),
        1 => new DeskCommand.Annotate(AnyId(), Maybe("note " + _random.Next(3)), Maybe("Sale")),
        2 => new DeskCommand.Associate(AnyId(), Maybe(Pick(Records)), Maybe(Pick(Records))) { Nobody = _random.Next(4) == 0 },
        3 when _random.Next(5) == 0 => new DeskCommand.MakePrivate(AnyId()),
        4 => new DeskCommand.Consult(AnyId(), Pick(Numbers) ?? "x", Maybe(Pick(Pages)), NewRef()),
        5 => new DeskCommand.PickUp(Pick(["1002", "", "1;2"]), Maybe(Pick(Pages)), NewRef()),
        6 => new DeskCommand.Unpark(Pick(["701", "70 1"]), Maybe(Pick(Pages)), NewRef()),
        7 => new DeskCommand.ChangePresence((PresenceState)_random.Next(4), Maybe(Pick(["Lunch", "a\nb", new string('x', 81)]))),
        _ => Control(),
    };

    /// <summary>Half of them are possible: of those that are not, most are refused.</summary>
    private DeskCommand.Control Control()
    {
        var id = AnyId();
        PhoneAction[] actions = Enum.GetValues<PhoneAction>();
        DeskCall[] idle = [.. _desk.State.Live.Values.Where(call => call.Pending is null).OrderBy(call => call.Id, StringComparer.Ordinal)];
        if (_random.Next(2) == 0 && idle.Length > 0)
        {
            var call = Pick(idle);
            id = call.Id;
            var can = CallPairs.CapabilitiesOf(_desk.State, call);
            PhoneAction[] offered = [.. actions.Where(action => Enum.TryParse<CallCapabilities>(action.ToString(), out var needed) && can.HasFlag(needed))];
            actions = offered.Length > 0 ? offered : actions;
        }

        return new DeskCommand.Control(id, Pick(actions), Pick(["1002", "1", null]), Maybe(Pick(Pages)));
    }

    private DoAnswer Answer() => _random.Next(7) switch
    {
        0 => new DoAnswer.Commanded(CommandOutcome.Taken),
        1 => new DoAnswer.Commanded(CommandOutcome.Refused("No.")),
        2 => new DoAnswer.TimedOut(),
        3 => new DoAnswer.Read(Maybe(new RecordDetails { Record = Pick(Records), Who = Maybe(Seen.AnnLee), Contact = Maybe(Seen.FredBloggs) })),
        4 => new DoAnswer.Popped(),
        5 => new DoAnswer.CasesFound([new OpenCase(Seen.Complaint.Id, "00001026", "Late", Pick(Records).Id)]),
        _ => DeskBench.Candidates(Pick(Numbers) ?? DeskBench.Fred, Pick(Records), Pick(Records)),
    };

    private DeskInput.Recovered Recovered()
    {
        // Rows of the same moment, as a killed process leaves them.
        var now = _desk.Now;
        return new DeskInput.Recovered(
            [.. _desk.State.Live.Values.Select(call => JournalCodec.Read(JournalCodec.Write(call), now)!)],
            [.. _desk.State.Ended.Select(call => JournalCodec.Read(JournalCodec.Write(call), now)!)]);
    }

    /// <summary>A name of a call that was never another one's, as a phone system's names are.</summary>
    private string Ref() => _refs > 0 && _random.Next(4) > 0 ? Name(Math.Max(1, _refs - _random.Next(8))) : NewRef();

    private string NewRef() => Name(++_refs);

    private string Name(int number) => _incarnation + "." + number;

    private string Incarnation() => "started " + (_random.Next(30) == 0 ? ++_incarnation : _incarnation);

    private string AnyId()
    {
        string[] ids = [.. _desk.State.Live.Keys.Order(StringComparer.Ordinal), .. _desk.State.Ended.Take(5).Select(call => call.Id), "nothing"];
        return Pick(ids);
    }

    private T Pick<T>(T[] among) => among[_random.Next(among.Length)];

    private T? Maybe<T>(T value)
        where T : class => _random.Next(2) == 0 ? value : null;

    private void Check()
    {
        var state = _desk.State;
        Assert.False(DeskReducer.NextDeadline(state) <= _desk.Now.Monotonic, "The next deadline is past.");
        Assert.All(state.Live, pair => Assert.True(pair.Key == pair.Value.Id && pair.Value.IsLive));
        Assert.All(state.Ended, call => Assert.False(call.IsLive));
        Assert.DoesNotContain(state.Ended.GroupBy(call => call.Id), same => same.Skip(1).Any() || state.Live.ContainsKey(same.Key));
        Assert.True(state.Live.Count <= DeskLimits.LiveCalls + DeskLimits.DialsPerMinute);
        if (!state.Link.IsUp)
            Assert.All(state.Live.Values, call => Assert.True(call is { Capabilities: CallCapabilities.None, Pending: null, UnconfirmedSince: not null }));
        Assert.All(state.Live.Values, call => Assert.True(
            call.Spent.Ring >= TimeSpan.Zero && call.Spent.Talk >= TimeSpan.Zero && call.Spent.Held >= TimeSpan.Zero && call.StateSince.Monotonic <= _desk.Now.Monotonic));
        Assert.All(state.Live.Values, call => Assert.False(call.SearchDo is { } search && !state.Doings.ContainsKey(search)));
        Assert.DoesNotContain(state.Doings, pair => pair.Value.Kind != DoingKind.Presence && state.Find(pair.Value.CallId) is null && state.Ended.Count < DeskLimits.EndedCalls);
        Assert.True(state.Doings.Values.Count(doing => doing.Kind == DoingKind.Presence) <= 1, "Two wishes of presence are under way.");
        Assert.All(state.Live.Values, call => Assert.True(HasPartners(state, call), "A call offers what needs another one, alone."));
        for (; _checked < _desk.All.Count; _checked++)
            if (_desk.All[_checked] is DeskEffect.Persist persist)
                Check(persist);
    }

    private static bool HasPartners(DeskState state, DeskCall call)
    {
        var can = CallPairs.CapabilitiesOf(state, call);
        var others = state.Live.Values.Where(other => other.Id != call.Id).ToArray();
        var opposite = call.State == ConnectionState.Held ? ConnectionState.Connected : ConnectionState.Held;
        return ((can & (CallCapabilities.Swap | CallCapabilities.Conference)) == 0 || others.Any(other => other.State == opposite))
            && ((can & (CallCapabilities.CompleteTransfer | CallCapabilities.CancelTransfer)) == 0
                || others.Any(other => other.ConsultOf == call.Id || other.Id == call.ConsultOf));
    }

    private void Check(DeskEffect.Persist persist)
    {
        Assert.NotEmpty(persist.Writes);
        Assert.Equal(persist.Writes.Length, persist.Writes.Select(Row).DistinctBy(row => row.CallId).Count());
        foreach (var write in persist.Writes)
        {
            if (write is StoreWrite.End end)
                Assert.True(_endedOnce.Add(end.Row.CallId), $"{end.Row.CallId} ended twice.");
            else if (write is StoreWrite.Revise revise)
                Assert.Contains(revise.Row.CallId, _endedOnce);
            else
                Assert.DoesNotContain(Row(write).CallId, _endedOnce);
            if (Record(write) is { } record)
            {
                Assert.True(record.Revision > _revisions.GetValueOrDefault(record.Key), $"Revision {record.Revision} of {record.Key} came after a later one.");
                Assert.Equal(write is StoreWrite.End, !_revisions.ContainsKey(record.Key));
                _revisions[record.Key] = record.Revision;
            }
        }
    }

    private static JournalRow Row(StoreWrite write) => write switch
    {
        StoreWrite.End end => end.Row,
        StoreWrite.Revise revise => revise.Row,
        StoreWrite.PutLive put => put.Row,
        _ => throw new ArgumentOutOfRangeException(nameof(write)),
    };

    private static CallRecord? Record(StoreWrite write) => (write as StoreWrite.End)?.Record ?? (write as StoreWrite.Revise)?.Record;
}
