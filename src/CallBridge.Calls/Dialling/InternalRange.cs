namespace CallBridge.Calls.Dialling;

/// <summary>Numbers that are colleagues although they are longer than an extension.</summary>
/// <param name="StartsWith">The first digits; with a leading plus it is compared with the canonical number.</param>
/// <param name="Digits">How many digits such a number has in all (a plus is no digit).</param>
public sealed record InternalRange(string StartsWith, int Digits);
