using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Dialling;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;

namespace CallBridge.Telephony.Tests.Whole;

/// <summary>One agent's desk with a clock moved by hand; keeps what it wrote and hands on what it asks of the phone system.</summary>
internal sealed class WholeDesk(string extension)
{
    private readonly HashSet<string> _ended = [];

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

    /// <summary>Calls that ended and were not looked at yet, by key, with the record written of each.</summary>
    public Dictionary<string, (DeskCall Call, CallRecord? Record)> Ends { get; } = [];

    public Queue<PhoneCommand> Commands { get; } = [];

    public string? Wrong { get; private set; }

    public void Step(DeskInput input, Moment at)
    {
        var step = DeskReducer.Step(State, input, at);
        State = step.State;
        if (DeskReducer.NextDeadline(State) <= at.Monotonic)
            Wrong ??= $"{extension} asks for a moment that is past after {input}";
        foreach (var effect in step.Effects)
        {
            if (effect is DeskEffect.Do { Request: DoRequest.Command { Phone: var phone } })
                Commands.Enqueue(phone);
            else if (effect is DeskEffect.Persist persist)
                foreach (var end in persist.Writes.OfType<StoreWrite.End>())
                    Ended(end);
        }
    }

    private void Ended(StoreWrite.End end)
    {
        var call = State.Ended.Find(call => call.Id == end.Row.CallId)!;
        if (!_ended.Add(call.Id) || !Ends.TryAdd(call.Key, (call, end.Record)))
            Wrong ??= $"{call.Key} ended twice";
    }
}
