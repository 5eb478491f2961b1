namespace CallBridge.Faults.Tests.Bench;

/// <summary>What a run does to its listeners, by the names that its figures are printed under.</summary>
internal static class Fault
{
    public const string Latency = "slow answer";
    public const string HtmlPage = "503 with an HTML body";
    public const string Unavailable = "503 SERVER_UNAVAILABLE";
    public const string LostRequest = "connection reset before the request was carried out";
    public const string LostAnswer = "connection reset after the request was carried out";
    public const string GivenUp = "carried out after the client had given up";
    public const string CarriedOutLate = "carried out after it was looked up";
    public const string Suspended = "machine slept during a save";
    public const string LimitExceeded = "REQUEST_LIMIT_EXCEEDED for hours";
    public const string Expired = "access token expired";
    public const string SignInRevoked = "sign-in revoked";
    public const string RefreshLost = "answer to a token request lost";
    public const string SignedInAgain = "signed in again";
    public const string RowLocked = "UNABLE_TO_LOCK_ROW for one record";
    public const string RequestLocked = "UNABLE_TO_LOCK_ROW for a request";
    public const string RuledOut = "FIELD_CUSTOM_VALIDATION_EXCEPTION";
    public const string Mended = "mended by a person";
    public const string ClockStepped = "clock stepped by 1 h, -1 h or -1 day";
    public const string Restarted = "killed and started again";
    public const string AtOnce = "two listeners at once";
    public const string Bumped = "revised in flight";
    public const string MadePrivate = "made private";
    public const string Edited = "edited by a person";
    public const string EditedInBetween = "edited by a person between send and look-up";

    /// <summary>What many runs together must have met, else they prove nothing.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Latency, HtmlPage, Unavailable, LostRequest, LostAnswer, GivenUp, CarriedOutLate, Suspended, LimitExceeded, Expired, SignInRevoked, RefreshLost,
        SignedInAgain, RowLocked, RequestLocked, RuledOut, Mended, ClockStepped, Restarted, AtOnce, Bumped, MadePrivate, Edited, EditedInBetween,
    ];
}
