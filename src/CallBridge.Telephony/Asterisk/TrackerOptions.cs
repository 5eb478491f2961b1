using System.Collections.Immutable;

namespace CallBridge.Telephony.Asterisk;

/// <summary>Whom the tracker follows, and what their phones and the phone system can do.</summary>
/// <param name="Lines">Extension and device of each agent.</param>
/// <param name="CanAnswer">The phones answer on a notification.</param>
/// <param name="CanHold">The phones hold and retrieve on a notification.</param>
public sealed record TrackerOptions(ImmutableArray<PhoneLine> Lines, bool CanAnswer = true, bool CanHold = true)
{
    /// <summary>Consultations, completing a transfer after one, and swapping.</summary>
    /// <value>False.</value>
    public bool CanConsult { get; init; }

    /// <summary>Parking and taking back by command.</summary>
    /// <value>False.</value>
    public bool CanPark { get; init; }

    /// <value>False.</value>
    public bool CanMute { get; init; }

    /// <summary>The phone system has a room to bring several parties together in.</summary>
    /// <value>False.</value>
    public bool CanConference { get; init; }
}
