using System.Text.RegularExpressions;

namespace CallBridge.Telephony.Asterisk;

/// <summary>What can be dialled or sent: checked at this last door too, since a number with a line break is an injected action.</summary>
internal static partial class PhoneNumbers
{
    public static bool IsDiallable(string? number) => number is not null && Diallable().IsMatch(number);

    /// <summary>The number, or null where the dial plan had a word there (<c>s</c>, <c>h</c>, <c>start</c>).</summary>
    public static string? OrNull(string? number) => IsDiallable(number) ? number : null;

    /// <summary>An extension or a parking space: digits alone.</summary>
    public static bool IsExtension(string number) => number.Length is > 0 and <= 20 && number.All(char.IsAsciiDigit);

    public static bool AreDigits(string digits) => Dtmf().IsMatch(digits);

    [GeneratedRegex(@"\A\+?[0-9*#]{1,40}\z")]
    private static partial Regex Diallable();

    [GeneratedRegex(@"\A[0-9*#A-D]{1,32}\z")]
    private static partial Regex Dtmf();
}
