using System.Text.RegularExpressions;
using CallBridge.CallCenter;
using CallBridge.Calls.Desk;

namespace CallBridge.Pages;

/// <summary>The call center definition as a page read it from Salesforce: texts that an administrator typed.</summary>
internal sealed partial record PageCallCenter
{
    public string? OutsidePrefix { get; init; }

    public string? LongDistancePrefix { get; init; }

    public string? InternationalPrefix { get; init; }

    public string? CountryCallingCode { get; init; }

    public string? ScreenPop { get; init; }

    /// <summary>What of it can be used; anything odd is as if it were not there.</summary>
    public CallCenterSettings Read() => new()
    {
        OutsidePrefix = Digits(OutsidePrefix),
        LongDistancePrefix = Digits(LongDistancePrefix),
        InternationalPrefix = Digits(InternationalPrefix),
        CountryCallingCode = CountryCallingCode is { } code && CallingCode().IsMatch(code) ? code : null,
        ScreenPop = Enum.TryParse<ScreenPopWhen>(ScreenPop, ignoreCase: true, out var when) && Enum.IsDefined(when) ? when : null,
    };

    private static string? Digits(string? text) => text is not null && Prefix().IsMatch(text) ? text : null;

    [GeneratedRegex(@"\A[0-9]{1,8}\z")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\A[1-9][0-9]{0,2}\z")]
    private static partial Regex CallingCode();
}
