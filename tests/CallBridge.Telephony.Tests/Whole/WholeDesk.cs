using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Dialling;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;

namespace CallBridge.Telephony.Tests.Whole;

/// <summary>One agent's desk with a clock moved by hand; keeps what it wrote and hands on what it asks of the phone system.</summary>
internal sealed class WholeDesk(string extension)
{
    private readonly Dictionary<string, DeskReply> _replies = [];

    public DeskState State { get; private set; } = new()
    {
        Rules = new DeskRules
        {
            Extension = extension,
            DialPlan = new DialPlan(new DialPlanRules { CountryCallingCode = "44" }),
            SystemName = "pbx",
            Records = new RecordPolicy { LogMissed = LogMissed.All },
        },
    };

    public string Extension => extension;

    public string Phone { get; } = "PJSIP/" + extension;

    /// <summary>Calls that ended, by <see cref="WholeKey"/>, with the record written of each.</summary>
    public Dictionary<string, (DeskCall Call, CallRecord? Record)> Ends { get; } = [];

    /// <summary>What the phone system was asked and has not been answered yet.</summary>
    public Queue<(long Id, PhoneCommand Command)> Commands { get; } = [];

    public string? Wrong { get; private set; }

    public void Step(DeskInput input, Moment at)
    {
        var step = DeskReducer.Step(State, input, at);
        State = step.State;
        if (DeskReducer.NextDeadline(State) <= at.Monotonic)
            Wrong ??= $"{extension} asks for a moment that is past after {input}";
        foreach (var effect in step.Effects)
        {
            switch (effect)
            {
                case DeskEffect.Do { Request: DoRequest.Command { Phone: var phone } } work:
                    Commands.Enqueue((work.Id, phone));
                    break;
                case DeskEffect.Reply reply:
                    Replied(reply);
                    break;
                case DeskEffect.Persist persist:
                    foreach (var end in persist.Writes.OfType<StoreWrite.End>())
                        Ended(end);
                    break;
            }
        }
    }

    private void Replied(DeskEffect.Reply reply)
    {
        if (!_replies.TryAdd(reply.RequestId, reply.Answer) && _replies[reply.RequestId] != reply.Answer)
            Wrong ??= $"{reply.RequestId} was answered {_replies[reply.RequestId]}, then {reply.Answer}";
        if (reply.Answer is DeskReply.Refused { Problem: var problem } && !problem.EndsWith('.'))
            Wrong ??= $"A refusal is no sentence: {problem}";
    }

    private void Ended(StoreWrite.End end)
    {
        var call = State.Ended.Find(call => call.Id == end.Row.CallId)!;

        // A name that a restarted phone system gives again is told apart from those that are still remembered.
        if (State.Ended.Count(ended => ended.Id == call.Id || ended.Key == call.Key) > 1 || !Ends.TryAdd(WholeKey.Of(call), (call, end.Record)))
            Wrong ??= $"{call.Key} ended twice";
        if (call.LastCommand is { State: not CommandState.Done, Problem: null } told)
            Wrong ??= $"{call.Key}: {told.Name} came to nothing and nothing is said of why";
    }
}
