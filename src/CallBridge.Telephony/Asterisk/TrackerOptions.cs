using System.Collections.Immutable;

namespace CallBridge.Telephony.Asterisk;

/// <summary>Whom the tracker follows, and what their phones can do.</summary>
/// <param name="Lines">Extension and device of each agent.</param>
/// <param name="CanAnswer">The phones answer on a notification.</param>
/// <param name="CanHold">The phones hold and retrieve on a notification.</param>
/// <param name="CanPark">Calls can be parked and taken back by command.</param>
public sealed record TrackerOptions(ImmutableArray<PhoneLine> Lines, bool CanAnswer = true, bool CanHold = true, bool CanPark = true);
