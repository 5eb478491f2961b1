namespace CallBridge.Calls.Desk;

/// <summary>Kinds of work under way.</summary>
public enum DoingKind
{
    Search,
    ReadChosen,

    /// <summary>A page that says only by its details what it stands for.</summary>
    ReadPage,
    ReadOrigin,

    /// <summary>What was set in the panel.</summary>
    ReadPanel,

    /// <summary>Open cases of the matched contacts.</summary>
    Cases,
    Command,

    /// <summary>A change of presence: no call's.</summary>
    Presence,
    Pop,
}
