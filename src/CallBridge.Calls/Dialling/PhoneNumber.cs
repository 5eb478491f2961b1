namespace CallBridge.Calls.Dialling;

/// <summary>A number as the dial plan reads it.</summary>
/// <param name="Raw">As given; empty if nothing was.</param>
/// <param name="Canonical">E.164 with a plus (<c>+447814256404</c>); null if it has none (an extension, a service code) or cannot be read.</param>
/// <param name="Digits">
/// Digits, <c>*</c> and <c>#</c> as written, without plus, separators, a bracketed trunk zero and extension; null if this is no number.
/// </param>
/// <param name="Extension">What follows <c>x</c>, <c>ext.</c> or <c>;ext=</c>: digits to send after the answer; null if none.</param>
public sealed record PhoneNumber(string Raw, string? Canonical, string? Digits, string? Extension);
