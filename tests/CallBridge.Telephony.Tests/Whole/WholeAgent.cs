using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Telephony.Simulator;

namespace CallBridge.Telephony.Tests.Whole;

/// <summary>Asks a desk for what is possible, now and then for what is not, and now and then for the same again.</summary>
internal sealed class WholeAgent(Random random, ModelPbx pbx)
{
    private static readonly PhoneAction[] OnCall =
        [.. Enum.GetValues<PhoneAction>().Except([PhoneAction.Dial, PhoneAction.Consult, PhoneAction.PickUp, PhoneAction.Unpark])];

    private DeskInput.Asked? _last;
    private Moment _lastAt;
    private int _asked;

    public DeskInput.Asked Ask(DeskState desk, Moment now)
    {
        if (_last is { } last && random.Next(10) == 0 && now.Since(_lastAt) < DeskLimits.RequestMemory && last.RequestId.EndsWith(desk.Rules.Extension, StringComparison.Ordinal))
            return last;
        _lastAt = now;
        var number = ++_asked;
        var callRef = new Guid(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString();
        return _last = new DeskInput.Asked($"{number} of {desk.Rules.Extension}", Command(desk, callRef));
    }

    private DeskCommand Command(DeskState desk, string callRef)
    {
        switch (random.Next(desk.Live.IsEmpty ? 3 : 12))
        {
            case 0:
                return new DeskCommand.Dial("01632960124", null, CallOrigin.Api, null, callRef);
            case 1:
                return new DeskCommand.PickUp(random.Next(2) == 0 ? "1002" : "1003", null, callRef);
            case 2:
                return new DeskCommand.Unpark(pbx.ParkedSpaces is [var space, ..] ? space : "701", null, callRef);
            case 3:
                return new DeskCommand.Consult(Any(desk).Id, random.Next(2) == 0 ? "1003" : "01632960125", null, callRef);
            case 4:
                return Control(Any(desk), OnCall[random.Next(OnCall.Length)]);
            default:
                var call = Any(desk);
                PhoneAction[] possible = [.. OnCall.Where(action => CallPairs.CapabilitiesOf(desk, call).HasFlag(Enum.Parse<CallCapabilities>(action.ToString())))];
                return Control(call, possible is [] ? PhoneAction.HangUp : possible[random.Next(possible.Length)]);
        }
    }

    private static DeskCommand.Control Control(DeskCall call, PhoneAction action) => new(
        call.Id,
        action,
        action switch
        {
            PhoneAction.Transfer => "01632960125",
            PhoneAction.Dtmf => "1",
            _ => null,
        },
        null);

    private DeskCall Any(DeskState desk) => desk.Live.Values.OrderBy(call => call.Id, StringComparer.Ordinal).ElementAt(random.Next(desk.Live.Count));
}
