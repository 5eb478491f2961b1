namespace CallBridge.Telephony.Asterisk;

/// <summary>Where a channel waits in a parking lot.</summary>
/// <param name="Lot">The lot's name; null if unknown.</param>
/// <param name="Space">The number to dial to take it out; null if unknown.</param>
internal sealed record ParkingSpot(string? Lot, string? Space);
