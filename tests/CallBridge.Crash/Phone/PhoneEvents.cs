namespace CallBridge.Crash.Phone;

/// <summary>The events of a plain call as a real phone system sends them, in its order.</summary>
internal static class PhoneEvents
{
    private const string Dialled = "02079460000";
    private const int Down = 0;
    private const int RingIn = 4;
    private const int Ringing = 5;
    private const int Up = 6;

    public static string Ring(PhoneCall call) =>
        Event("Newchannel", Trunk(call, RingIn))
        + Event("Newchannel", Leg(call, Down))
        + Event("DialBegin", Trunk(call, RingIn), Leg(call, Down, "Dest"), "DialString: 1001\r\n")
        + Event("Newstate", Leg(call, Ringing))
        + Event("DialState", Trunk(call, RingIn), Leg(call, Ringing, "Dest"), "DialStatus: RINGING\r\n");

    public static string Answer(PhoneCall call) =>
        Event("Newstate", Leg(call, Up))
        + Event("DialEnd", Trunk(call, RingIn), Leg(call, Up, "Dest"), "DialStatus: ANSWER\r\n")
        + Event("Newstate", Trunk(call, Up))
        + Event("BridgeCreate", BridgeOf(call))
        + Event("BridgeEnter", BridgeOf(call), Leg(call, Up))
        + Event("BridgeEnter", BridgeOf(call), Trunk(call, Up));

    public static string HangUp(PhoneCall call) =>
        Event("HangupRequest", Trunk(call, Up))
        + Event("BridgeLeave", BridgeOf(call), Trunk(call, Up))
        + Event("BridgeLeave", BridgeOf(call), Leg(call, Up))
        + Event("BridgeDestroy", BridgeOf(call))
        + Event("Hangup", Trunk(call, Up), "Cause: 16\r\n")
        + Event("Hangup", Leg(call, Up), "Cause: 16\r\n");

    public static string GiveUp(PhoneCall call) =>
        Event("HangupRequest", Trunk(call, RingIn), "Cause: 127\r\n")
        + Event("DialEnd", Trunk(call, RingIn), Leg(call, Ringing, "Dest"), "DialStatus: CANCEL\r\n")
        + Event("Hangup", Leg(call, Ringing), "Cause: 127\r\n")
        + Event("Hangup", Trunk(call, RingIn), "Cause: 127\r\n");

    public static string BridgeOf(PhoneCall call) => $"BridgeUniqueid: {call.Bridge}\r\nBridgeType: basic\r\nBridgeTechnology: simple_bridge\r\n";

    /// <summary>Both channels as CoreShowChannels lists them.</summary>
    public static IEnumerable<string> ChannelsOf(PhoneCall call)
    {
        var bridge = call.IsUp ? $"BridgeId: {call.Bridge}\r\n" : "";
        return
        [
            Trunk(call, call.IsUp ? Up : RingIn) + "Application: Dial\r\nDuration: 00:00:01\r\n" + bridge,
            Leg(call, call.IsUp ? Up : Ringing) + "Application: AppDial\r\nDuration: 00:00:01\r\n" + bridge,
        ];
    }

    private static string Trunk(PhoneCall call, int state) =>
        Channel("", call.TrunkName, state, call.Caller, call.IsUp ? PhoneSystem.Extension : "<unknown>", call.Trunk, call.Trunk);

    private static string Leg(PhoneCall call, int state, string role = "") =>
        Channel(role, call.LegName, state, PhoneSystem.Extension, call.Caller, call.Leg, call.Trunk);

    private static string Channel(string role, string name, int state, string number, string connected, string id, string linked) =>
        $"{role}Channel: {name}\r\n{role}ChannelState: {state}\r\n{role}CallerIDNum: {number}\r\n{role}CallerIDName: <unknown>\r\n"
        + $"{role}ConnectedLineNum: {connected}\r\n{role}ConnectedLineName: <unknown>\r\n{role}Context: from-trunk\r\n{role}Exten: {Dialled}\r\n"
        + $"{role}Priority: 1\r\n{role}Uniqueid: {id}\r\n{role}Linkedid: {linked}\r\n";

    private static string Event(string name, params ReadOnlySpan<string> headers) => $"Event: {name}\r\n{string.Concat(headers)}\r\n";
}
