using BenchmarkDotNet.Attributes;
using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Dialling;
using CallBridge.Calls.Phone;

namespace CallBridge.Benchmarks;

/// <summary>
/// What one observation costs the desk: one that says nothing new (most of them), against one that changes the call and is journalled.
/// </summary>
[MemoryDiagnoser]
public class DeskSteps
{
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);
    private DeskState _ringing = null!;
    private DeskInput _same = null!;
    private DeskInput _changed = null!;
    private Moment _at;

    [GlobalSetup]
    public void Ring()
    {
        var rules = new DeskRules { Extension = "1001", DialPlan = new DialPlan(new DialPlanRules { CountryCallingCode = "44" }) };
        var call = new CallObservation
        {
            Ref = "1780304400.1",
            Uniqueid = "1780304400.1",
            State = ConnectionState.Alerting,
            Direction = Direction.Inbound,
            Far = new Party("07814256404", "F BLOGGS"),
            Capabilities = CallCapabilities.Answer | CallCapabilities.HangUp,
        };
        _at = new Moment(Start, TimeSpan.Zero);
        var state = new DeskState { Rules = rules };
        state = DeskReducer.Step(state, new DeskInput.PhoneSaid(new LinkUp("lab", "1", [])), _at).State;
        _same = new DeskInput.PhoneSaid(new CallObserved(call));
        _changed = new DeskInput.PhoneSaid(new CallObserved(call with { State = ConnectionState.Connected }));
        _ringing = DeskReducer.Step(state, _same, _at).State;
        _at = _at.Plus(TimeSpan.FromSeconds(1));
    }

    [Benchmark(Baseline = true)]
    public DeskStep NothingNew() => DeskReducer.Step(_ringing, _same, _at);

    [Benchmark]
    public DeskStep Answered() => DeskReducer.Step(_ringing, _changed, _at);
}
