using System.Collections.Immutable;

namespace CallBridge.Telephony.Asterisk;

internal sealed record TrackedBridge(bool Holding, ImmutableArray<string> Members, bool Parking = false);
