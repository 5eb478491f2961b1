using System.Collections.Immutable;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Calls.Tests.Dialling;

namespace CallBridge.Calls.Tests.Desk;

/// <summary>A desk driven by hand: its clock moves when told to, and what its last step came to can be looked at.</summary>
public sealed class DeskBench
{
    public const string Fred = "07814256404";
    public const string Incarnation = "2026-11-22T08:00:00";

    public static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static readonly DeskRules Rules = new() { Extension = "1001", DialPlan = Plans.Britain, SystemName = "pbx" };

    private int _requests;

    public DeskBench(DeskRules? rules = null, bool linked = true)
    {
        State = new DeskState { Rules = rules ?? Rules };
        if (linked)
            Say(new LinkUp(null, Incarnation, []));
    }

    public DeskState State { get; private set; }

    public Moment Now { get; private set; } = new(Start, TimeSpan.FromHours(1));

    /// <summary>Of the last step.</summary>
    public ImmutableArray<DeskEffect> Effects { get; private set; } = [];

    /// <summary>Of all steps.</summary>
    public List<DeskEffect> All { get; } = [];

    public DeskCall Live => Assert.Single(State.Live.Values);

    public DeskCall Ended => Assert.Single(State.Ended);

    public StoreWrite.End End => Assert.Single(Writes<StoreWrite.End>());

    public DeskReply Reply => Assert.Single(Effects.OfType<DeskEffect.Reply>()).Answer;

    public bool Told => Effects.OfType<DeskEffect.Tell>().Any();

    public IEnumerable<T> Writes<T>()
        where T : StoreWrite => Of<T>(Effects);

    public IEnumerable<T> AllWrites<T>()
        where T : StoreWrite => Of<T>(All);

    public IEnumerable<T> Asked<T>()
        where T : DoRequest => Effects.OfType<DeskEffect.Do>().Select(work => work.Request).OfType<T>();

    public IEnumerable<T> AllAsked<T>()
        where T : DoRequest => All.OfType<DeskEffect.Do>().Select(work => work.Request).OfType<T>();

    public PhoneCommand Command => Assert.Single(Asked<DoRequest.Command>()).Phone;

    public DeskBench Step(DeskInput input)
    {
        var step = DeskReducer.Step(State, input, Now);
        (State, Effects) = (step.State, step.Effects);
        All.AddRange(step.Effects);
        return this;
    }

    public DeskBench Say(Observation observation) => Step(new DeskInput.PhoneSaid(observation));

    public DeskBench See(CallObservation call) => Say(new CallObserved(call));

    public DeskBench Gone(EndReason reason, string callRef = "5.1") => Say(new CallGone(callRef, callRef, reason));

    public DeskBench Down(double silence = 0) =>
        Say(new LinkDown("The phone system does not answer.", TimeSpan.FromSeconds(2)) { Silence = TimeSpan.FromSeconds(silence) });

    public DeskBench Up(params CallObservation[] calls) => Say(new LinkUp(null, Incarnation, [.. calls]));

    public DeskBench Ask(DeskCommand command, string? request = null) =>
        Step(new DeskInput.Asked(request ?? "request-" + ++_requests, command));

    public DeskBench Control(PhoneAction action, string? argument = null, string? request = null, string? page = null) =>
        Ask(new DeskCommand.Control(State.Live.Values.MaxBy(call => call.StartedAt.Monotonic)!.Id, action, argument, page), request);

    public DeskBench Dial(
        string number = Fred, RecordRef? record = null, CallOrigin origin = CallOrigin.Click, string? page = null, string callRef = "guid-1", string? request = null) =>
        Ask(new DeskCommand.Dial(number, record, origin, page, callRef), request);

    public DeskCall Of(string callRef) => Assert.Single(State.Live.Values, call => call.Ref == callRef);

    public DeskBench On(string callRef, PhoneAction action, string? argument = null, string? request = null, string? page = null) =>
        Ask(new DeskCommand.Control(Of(callRef).Id, action, argument, page), request);

    public DeskBench Consult(string number = "1002", string about = "5.1", string callRef = "guid-1", string? request = null, string? page = null) =>
        Ask(new DeskCommand.Consult(Of(about).Id, number, page, callRef), request);

    public DeskBench PickUp(string number = "1002", string callRef = "guid-1", string? request = null, string? page = null) =>
        Ask(new DeskCommand.PickUp(number, page, callRef), request);

    public DeskBench Unpark(string slot = "701", string callRef = "guid-1", string? request = null, string? page = null) =>
        Ask(new DeskCommand.Unpark(slot, page, callRef), request);

    public DeskBench Answered(long id, DoAnswer answer) => Step(new DeskInput.Answered(id, answer));

    /// <summary>Answers the newest command that the phone system was sent.</summary>
    public DeskBench Commanded(string? problem) => Answered(LastDo<DoRequest.Command>(), new DoAnswer.Commanded(new CommandOutcome(problem)));

    /// <summary>Answers the newest search.</summary>
    public DeskBench Found(params RecordRef[] records) => Answered(LastDo<DoRequest.Search>(), Candidates(Fred, records));

    /// <summary>Answers the newest search with candidates of any shape.</summary>
    public DeskBench FoundLike(params Candidate[] candidates) =>
        Answered(LastDo<DoRequest.Search>(), new DoAnswer.Searched(new SearchAnswer([.. candidates], null)));

    public DeskBench Cases(params OpenCase[] cases) => Answered(LastDo<DoRequest.FindCases>(), new DoAnswer.CasesFound([.. cases]));

    public DeskBench Assign(RecordRef? who, RecordRef? what, bool nobody = false) =>
        Ask(new DeskCommand.Associate((State.Live.Values.MaxBy(call => call.StartedAt.Monotonic) ?? State.Ended[0]).Id, who, what) { Nobody = nobody });

    public DeskBench Pop(RecordRef record, string page = "p1") => Step(new DeskInput.PagePopped(page, Live.Id, record));

    public DeskBench Private() => Ask(new DeskCommand.MakePrivate(Live.Id));

    public DeskBench New(string type, string page = "p1") =>
        Step(new DeskInput.PageStartedNew(page, (State.Live.Values.MaxBy(call => call.StartedAt.Monotonic) ?? State.Ended[0]).Id, type));

    public DeskBench Read(RecordDetails? details) => Answered(LastDo<DoRequest.Read>(), new DoAnswer.Read(details));

    public long LastDo<T>()
        where T : DoRequest => All.OfType<DeskEffect.Do>().Last(work => work.Request is T).Id;

    public DeskBench Page(RecordRef? record, string page = "p1", bool visible = true, bool focused = true) =>
        Step(new DeskInput.PageReported(page, visible, focused, record));

    /// <summary>Time passes; whatever falls due meanwhile is done in its moment.</summary>
    public DeskBench Wait(double seconds)
    {
        var until = Now.Plus(TimeSpan.FromSeconds(seconds));
        while (DeskReducer.NextDeadline(State) is { } next && next <= until.Monotonic)
        {
            Now = Now.Plus(next - Now.Monotonic);
            Step(new DeskInput.Tick());
            Assert.False(DeskReducer.NextDeadline(State) <= Now.Monotonic, "The desk asks for a moment that is past.");
        }

        Now = until;
        return this;
    }

    /// <summary>The wall clock is set; the monotonic one goes on.</summary>
    public DeskBench SetClock(DateTimeOffset utc)
    {
        Now = Now with { Utc = utc };
        return this;
    }

    /// <summary>Time passes and nobody looks.</summary>
    public DeskBench Skip(double seconds)
    {
        Now = Now.Plus(TimeSpan.FromSeconds(seconds));
        return this;
    }

    /// <summary>The process is killed and another one starts, with a monotonic clock of its own.</summary>
    public DeskBench Restart(double secondsLater = 0)
    {
        var rows = new Dictionary<string, JournalRow>();
        var history = new List<JournalRow>();
        var kept = new List<KeptFact>();
        foreach (var write in AllWrites<StoreWrite>())
        {
            switch (write)
            {
                case StoreWrite.PutLive put:
                    rows[put.Row.CallId] = put.Row;
                    break;
                case StoreWrite.End end:
                    rows.Remove(end.Row.CallId);
                    history.Insert(0, end.Row);
                    break;
                case StoreWrite.Keep keep:
                    kept.Add(keep.Fact);
                    break;
                case StoreWrite.Drop drop:
                    rows.Remove(drop.CallId);
                    break;
                case StoreWrite.Revise revise:
                    history[history.FindIndex(row => row.CallId == revise.Row.CallId)] = revise.Row;
                    break;
            }
        }

        Now = new Moment(Now.Utc.AddSeconds(secondsLater), TimeSpan.FromMinutes(3));
        State = new DeskState { Rules = State.Rules };
        return Step(new DeskInput.Recovered(
            [.. rows.Values.Select(row => JournalCodec.Read(row, Now)!)],
            [.. history.Select(row => JournalCodec.Read(row, Now)!)],
            CountriesCalled.Read(kept)));
    }

    public static DoAnswer Candidates(string number, params RecordRef[] records) =>
        new DoAnswer.Searched(new SearchAnswer([.. records.Select(record => new Candidate { Record = record, Phones = [number] })], null));

    private static IEnumerable<T> Of<T>(IEnumerable<DeskEffect> effects)
        where T : StoreWrite => effects.OfType<DeskEffect.Persist>().SelectMany(persist => persist.Writes).OfType<T>();
}
