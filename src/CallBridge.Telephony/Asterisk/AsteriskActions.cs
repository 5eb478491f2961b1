using System.Globalization;
using CallBridge.Ami.Wire;

namespace CallBridge.Telephony.Asterisk;

/// <summary>The actions behind the commands. Channels are named exactly, by what Asterisk itself said: Hangup also takes a regular expression.</summary>
internal static class AsteriskActions
{
    private const int RingMilliseconds = 30_000;
    private const int NormalClearing = 16;
    private const int CallRejected = 21;

    /// <summary>
    /// Rings the agent's phone and dials when it is up. The ChannelId fixes the Uniqueid beforehand. The connected line is what the phone shows while it
    /// rings; Originate's own CallerID would show it too, and would then be sent to the called party as its caller. The ActionID comes back in
    /// OriginateResponse, also when no channel was made.
    /// </summary>
    public static AmiAction Originate(string endpoint, string context, string callRef, string number) =>
        new AmiAction("Originate")
            .WithActionId(callRef)
            .With("Channel", endpoint)
            .With("Context", context)
            .With("Exten", number)
            .With("Priority", "1")
            .With("Variable", $"CONNECTEDLINE(all,i)=\"{number}\" <{number}>")
            .With("Timeout", RingMilliseconds.ToString(CultureInfo.InvariantCulture))
            .With("Async", "true")
            .With("ChannelId", callRef);

    /// <summary>
    /// Rings the agent's phone and, when it is up, takes a call out of the parking lot. No CallerID: it would be shown to who waits there.
    /// </summary>
    public static AmiAction Unpark(string endpoint, string callRef, string lot, string space) =>
        Fetch(endpoint, callRef, "ParkedCall", $"{lot},{space}", "Parked call", space);

    /// <param name="endpoint">The agent's phone.</param>
    /// <param name="callRef">The id of its channel.</param>
    /// <param name="target">The channel that rings, by its exact name.</param>
    /// <param name="number">Where it rings.</param>
    public static AmiAction PickUp(string endpoint, string callRef, string target, string number) =>
        Fetch(endpoint, callRef, "PickupChan", target, "Pick up", number);

    /// <param name="channel">Who is to wait.</param>
    /// <param name="parker">The agent's own channel: it hears the space announced, is let go, and its phone is rung when the time is over.</param>
    public static AmiAction Park(string channel, string parker) =>
        new AmiAction("Park").With("Channel", channel).With("TimeoutChannel", parker);

    public static AmiAction HangUp(string channel) => HangUp(channel, NormalClearing);

    public static AmiAction Reject(string channel) => HangUp(channel, CallRejected);

    public static AmiAction Transfer(string channel, string context, string number) =>
        new AmiAction("BlindTransfer").With("Channel", channel).With("Context", context).With("Exten", number);

    /// <param name="channel">The far channel to play to; or the agent's own, as if the digit came from its phone.</param>
    /// <param name="digit">One digit: the action takes no more.</param>
    /// <param name="receive">The channel is the agent's own.</param>
    public static AmiAction Play(string channel, char digit, bool receive) =>
        new AmiAction("PlayDTMF")
            .With("Channel", channel)
            .With("Digit", digit.ToString())
            .WithOptional("Receive", receive ? "true" : null);

    /// <summary>Takes both out of their bridges and joins them; Asterisk hangs up whom they leave alone.</summary>
    public static AmiAction Join(string one, string other) =>
        new AmiAction("Bridge").With("Channel1", one).With("Channel2", other).With("Tone", "no");

    /// <summary>Answers with an error where the dial plan does not have the room: a channel moved there would be hung up.</summary>
    public static AmiAction FindRoom(string context, string room) =>
        new AmiAction("ShowDialPlan").With("Context", context).With("Extension", room);

    /// <summary>Moves a channel and, in the same breath, its peer to a room of the dial plan.</summary>
    public static AmiAction MoveToRoom(string context, string room, string channel, string? peer = null)
    {
        var action = new AmiAction("Redirect")
            .With("Channel", channel)
            .With("Context", context)
            .With("Exten", room)
            .With("Priority", "1");
        return peer is null
            ? action
            : action.With("ExtraChannel", peer).With("ExtraContext", context).With("ExtraExten", room).With("ExtraPriority", "1");
    }

    /// <summary>What comes from the channel's own device is heard by nobody.</summary>
    public static AmiAction Mute(string channel, bool muted) =>
        new AmiAction("MuteAudio").With("Channel", channel).With("Direction", "in").With("State", muted ? "on" : "off");

    /// <summary>The agent's phone shows name and number while it rings; the channel's own caller id stays the agent's.</summary>
    private static AmiAction Fetch(string endpoint, string callRef, string application, string data, string name, string number) =>
        new AmiAction("Originate")
            .WithActionId(callRef)
            .With("Channel", endpoint)
            .With("Application", application)
            .With("Data", data)
            .With("Timeout", RingMilliseconds.ToString(CultureInfo.InvariantCulture))
            .With("Async", "true")
            .With("ChannelId", callRef)
            .With("Variable", $"CONNECTEDLINE(all,i)=\"{name}\" <{number}>");

    private static AmiAction HangUp(string channel, int cause) =>
        new AmiAction("Hangup").With("Channel", channel).With("Cause", cause.ToString(CultureInfo.InvariantCulture));
}
