namespace CallBridge.Calls.Desk;

/// <summary>Kinds of refusal.</summary>
public enum Refusal
{
    Invalid,
    NotFound,
    NotPossible,
    NotAllowed,
    TooMany,
    NotConnected,

    /// <summary>Possible once a person has said yes to it.</summary>
    Unconfirmed,
}
