namespace CallBridge.Telephony.Asterisk;

/// <summary>Whom a channel talked with until it left, or was left.</summary>
/// <param name="Device">Technology and device, as <c>PJSIP/1001</c>.</param>
/// <param name="Number">Its number; null if unknown.</param>
internal sealed record FormerPeer(string Device, string? Number)
{
    /// <summary>Null for a Local channel, which is nobody.</summary>
    public static FormerPeer? Of(TrackerState state, TrackedChannel? channel) =>
        channel is { IsLocal: false } && channel.Name.LastIndexOf('-') is > 0 and var dash
            ? new FormerPeer(channel.Name[..dash], state.ExtensionOf(channel.Name) ?? channel.Caller.Number)
            : null;
}
