using System.Collections.Immutable;
using CallBridge.Calls.Records;

namespace CallBridge.Calls.Desk;

/// <summary>
/// One step of a desk in the making: the state so far and the effects so far. Lives for one call of <see cref="DeskReducer.Step"/>;
/// nothing mutable outlives it.
/// </summary>
internal sealed class DeskTurn(DeskState before, Moment at)
{
    private readonly ImmutableArray<DeskEffect>.Builder _effects = ImmutableArray.CreateBuilder<DeskEffect>();
    private readonly List<StoreWrite> _writes = [];
    private readonly HashSet<string> _journalled = [];

    private readonly DeskState _before = before;

    public DeskState State { get; set; } = before;

    public Moment At => at;

    public DeskRules Rules => State.Rules;

    public DeskCall? LiveByRef(string reference)
    {
        foreach (var call in State.Live.Values)
        {
            if (call.Ref == reference)
                return call;
        }

        return null;
    }

    /// <summary>Puts a live call's new state in place of the old.</summary>
    public DeskCall Put(DeskCall call)
    {
        State = State with { Live = State.Live.SetItem(call.Id, call) };
        return call;
    }

    /// <summary>Puts an ended call's new state in place of the old.</summary>
    public void PutEnded(DeskCall call)
    {
        var index = State.Ended.FindIndex(ended => ended.Id == call.Id);
        if (index >= 0)
            State = State with { Ended = State.Ended.SetItem(index, call) };
    }

    public void Reply(string requestId, DeskCommand command, DeskReply reply)
    {
        var requests = State.Requests;
        if (requests.Count >= DeskLimits.RememberedRequests && !requests.ContainsKey(requestId))
            requests = requests.Remove(requests.MinBy(request => request.Value.Until).Key);
        State = State with
        {
            Requests = requests.SetItem(requestId, new RememberedReply(command, reply, at.Monotonic + DeskLimits.RequestMemory)),
        };
        _effects.Add(new DeskEffect.Reply(requestId, reply));
    }

    public void ReplyAgain(string requestId, DeskReply reply) => _effects.Add(new DeskEffect.Reply(requestId, reply));

    public long Do(string callId, DoingKind kind, string? subject, TimeSpan deadline, DoRequest request)
    {
        var id = State.NextDo;
        State = State with
        {
            NextDo = id + 1,
            Doings = State.Doings.Add(id, new Doing(callId, kind, subject)),
        };
        _effects.Add(new DeskEffect.Do(id, deadline, request));
        return id;
    }

    public void Cancel(long id)
    {
        if (!State.Doings.ContainsKey(id))
            return;
        State = State with { Doings = State.Doings.Remove(id) };
        _effects.Add(new DeskEffect.Cancel(id));
    }

    /// <summary>Takes back what is under way of one kind for a call; whether there was any.</summary>
    public bool Cancel(string callId, DoingKind kind)
    {
        var under = State.Doings.Where(pair => pair.Value.CallId == callId && pair.Value.Kind == kind).Select(pair => pair.Key).Order().ToArray();
        foreach (var id in under)
            Cancel(id);
        return under.Length > 0;
    }

    /// <summary>Work whose answer nobody waits for: its id is unknown when it comes back.</summary>
    public void DoAndForget(TimeSpan deadline, DoRequest request)
    {
        _effects.Add(new DeskEffect.Do(State.NextDo, deadline, request));
        State = State with { NextDo = State.NextDo + 1 };
    }

    public void Persist(StoreWrite write) => _writes.Add(write);

    /// <summary>Journals the call in this step even if nothing of it has changed.</summary>
    public void JournalAnyway(string callId) => _journalled.Add(callId);

    public void ChangeRules(DeskRules rules)
    {
        State = State with { Rules = rules };
        SearchMemory.ForgetAll(this);
        foreach (var call in State.Live.Values)
            Put(Linking.Refresh(this, call));
    }

    public void Recover(DeskInput.Recovered recovered)
    {
        State = State with
        {
            Live = recovered.Live.ToImmutableDictionary(
                call => call.Id,
                call => CutOff(call) with { UnconfirmedSince = at, Capabilities = CallCapabilities.None }),
            Ended = [.. recovered.Ended.Take(DeskLimits.EndedCalls).Select(CutOff)],
            Countries = recovered.Countries.IsDefault ? [] : [.. recovered.Countries],
        };
    }

    /// <summary>Nobody waits any more for the search that was under way; a live call's is made again when it is next seen.</summary>
    public static DeskCall CutOff(DeskCall call) => call.Search != SearchProgress.Searching ? call
        : call.IsLive ? call with { Search = SearchProgress.None, SearchedNumber = null }
        : call with { Search = SearchProgress.Failed };

    /// <summary>Adds the journal rows and one Tell for what changed, and hands the step over.</summary>
    public DeskStep Finish()
    {
        foreach (var (id, call) in State.Live)
        {
            var changed = !_before.Live.TryGetValue(id, out var old) || WorthKeeping(old, call);
            if (changed || _journalled.Contains(id))
                _writes.Add(new StoreWrite.PutLive(JournalCodec.Write(call)));
        }

        if (_writes.Count > 0)
            _effects.Insert(0, new DeskEffect.Persist([.. _writes]));

        if (IsVisible())
            _effects.Add(new DeskEffect.Tell());
        return new DeskStep(State, _effects.ToImmutable());
    }

    private bool IsVisible() =>
        !ReferenceEquals(_before.Ended, State.Ended)
        || !ReferenceEquals(_before.Rules, State.Rules)
        || _before.Link != State.Link
        || _before.Presence != State.Presence
        || _before.Live.Count != State.Live.Count
        || State.Live.Any(pair => !_before.Live.TryGetValue(pair.Key, out var old) || Differs(old, pair.Value));

    // What no page shows is not worth a push.
    private static bool Differs(DeskCall old, DeskCall now) =>
        !ReferenceEquals(old, now)
        && old with { ConfirmedAt = now.ConfirmedAt, SearchDo = now.SearchDo, CasesAsked = now.CasesAsked, Popped = now.Popped, Interacted = now.Interacted } != now;

    // What is only of this moment (pending commands, buttons) is not worth a write to disk; neither is a confirmation
    // alone, which is journalled once a minute.
    private static bool WorthKeeping(DeskCall old, DeskCall now) =>
        !ReferenceEquals(old, now)
        && old with
        {
            Pending = now.Pending,
            LastCommand = now.LastCommand,
            Capabilities = now.Capabilities,
            SearchDo = now.SearchDo,
            CasesAsked = now.CasesAsked,
            Popped = now.Popped,
            ConfirmedAt = now.ConfirmedAt,
        } != now;
}
