using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CallBridge.Api;

/// <summary>
/// Codes of the sentences that reach an agent. Core and adapters say plain English and no more; what is shown in another language is
/// recognised here, at the one way out. A sentence that is not listed stays English.
/// </summary>
internal static partial class Sentences
{
    /// <summary>Sentences that are always the same, by their words.</summary>
    public static readonly FrozenDictionary<string, string> Fixed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["There is no such call."] = "noSuchCall",
        ["This call has ended."] = "callEnded",
        ["This licence only dials. Use the phone itself for everything else."] = "licenceDials",
        ["The phone system is not connected. Use the phone itself until it is."] = "phoneNotConnected",
        ["An internal call is saved without a record."] = "internalNoRecord",
        ["There is a consultation for this call already. End it, or complete the transfer."] = "consultedAlready",
        ["This call is a consultation itself. Complete or cancel that transfer first."] = "isConsultation",
        ["There is no number."] = "numberMissing",
        ["The number is missing."] = "numberMissing",
        ["The number is longer than any phone number."] = "numberTooLong",
        ["A phone number has no letters."] = "numberLetters",
        ["A plus can only be the first sign of a number."] = "numberPlus",
        ["There seem to be two numbers: give one."] = "numberTwo",
        ["Numbers of this kind may not be dialled from here."] = "numberDenied",
        ["This number cannot be dialled."] = "numberNotDialled",
        ["Give the extension that rings, in digits."] = "extensionDigits",
        ["Give the extension that rings."] = "extensionDigits",
        ["Give the parking space in digits."] = "spaceDigits",
        ["Give the parking space."] = "spaceDigits",
        ["The phone gave no sign that this was done. Try again, or use the phone itself."] = "notConfirmed",
        ["The connection to the phone system was lost before it confirmed this. Nothing is sent again."] = "linkLost",
        ["The call ended first."] = "endedFirst",
        ["The other call ended first."] = "otherEndedFirst",
        ["Your own phone was not answered."] = "ownNotAnswered",
        ["Your own phone was busy, or the call was rejected there."] = "ownBusy",
        ["Your own phone cannot be reached. Check that it is on and registered with the phone system."] = "ownUnreachable",
        ["The phone system had no line to your own phone."] = "ownNoLine",
        ["Nothing could be picked up there: it had stopped ringing, or somebody was quicker."] = "nothingPickedUp",
        ["No call could be taken from that parking space."] = "nothingTaken",
        ["Nothing rings at this extension."] = "nothingRings",
        ["No call is parked in this space."] = "nothingParked",
        ["The phone system has no such call any more."] = "gone",
        ["The simulated phone system has no such call any more."] = "gone",
        ["No queues are set up for this agent (Telephony:Asterisk:Queues)."] = "noQueues",
        ["No queues are set up for this agent."] = "noQueues",
        ["Saved without its person: that record is gone or may not be written to."] = "droppedWho",
        ["Saved without what it relates to: that record is gone or may not be written to."] = "droppedWhat",
        ["Saved without its person and what it relates to: those records are gone or may not be written to."] = "droppedBoth",
        ["Nobody is signed in to Salesforce."] = "signInNeeded",
        ["The sign-in to Salesforce has been ended or has expired."] = "signInEnded",
        ["The page did not say whether this was saved, and without CallBridge’s Apex classes nobody can look. See whether the task is there; if not, send it again."] = "undecided",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Sentences with places, the groups' names being those of the values.</summary>
    private static readonly (Regex Pattern, string Code)[] WithValues =
    [
        (NotNow(), "notNow"),
        (BusyWith(), "busyWith"),
        (NoteTooLong(), "noteTooLong"),
        (OutcomeTooLong(), "outcomeTooLong"),
        (TooManyDials(), "tooManyDials"),
        (NumberSign(), "numberSign"),
        (NothingRings(), "nothingRings"),
        (NothingParked(), "nothingParked"),
        (ReasonTooLong(), "reasonTooLong"),
        (ChangeTooLate(), "changeTooLate"),
        (NotSetAside(), "notSetAside"),
    ];

    /// <summary>The code of a sentence; null if it has none, or there is no sentence.</summary>
    public static Sentence? Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (Fixed.TryGetValue(text, out var code))
            return new Sentence(code);
        foreach (var (pattern, name) in WithValues)
        {
            if (pattern.Match(text) is { Success: true } match)
                return new Sentence(name, Values(match));
        }

        return null;
    }

    private static Dictionary<string, string>? Values(Match match)
    {
        var values = match.Groups.Values.Where(group => !char.IsAsciiDigit(group.Name[0])).ToDictionary(group => group.Name, group => group.Value, StringComparer.Ordinal);
        return values.Count == 0 ? null : values;
    }

    [GeneratedRegex(@"\AThis call cannot be [a-z -]+ now: ")]
    private static partial Regex NotNow();

    [GeneratedRegex(@"\AThis call is just being [a-z -]+\. Wait for that, or hang up\.\z")]
    private static partial Regex BusyWith();

    [GeneratedRegex(@"\AA note holds (?<n>[0-9]+) characters\. Shorten it\.\z")]
    private static partial Regex NoteTooLong();

    [GeneratedRegex(@"\AA disposition holds (?<n>[0-9]+) characters\. Shorten it\.\z")]
    private static partial Regex OutcomeTooLong();

    [GeneratedRegex(@"\AMore than (?<n>[0-9]+) numbers were dialled within a minute\. ")]
    private static partial Regex TooManyDials();

    [GeneratedRegex(@"\AA phone number cannot contain “(?<sign>.{1,2})”\.\z")]
    private static partial Regex NumberSign();

    [GeneratedRegex(@"\ANothing rings at [0-9]{1,15}\.\z")]
    private static partial Regex NothingRings();

    [GeneratedRegex(@"\ANo call is parked at [0-9]{1,15}\.\z")]
    private static partial Regex NothingParked();

    [GeneratedRegex(@"\AA reason has at most (?<n>[0-9]+) characters\.\z")]
    private static partial Regex ReasonTooLong();

    [GeneratedRegex(@"\AThe time to change this call['’]s record here is over\. ")]
    private static partial Regex ChangeTooLate();

    [GeneratedRegex(@"\AThis record is [a-z]+: only one that Salesforce refused ")]
    private static partial Regex NotSetAside();
}
