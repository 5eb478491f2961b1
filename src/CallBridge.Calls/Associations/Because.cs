namespace CallBridge.Calls.Associations;

/// <summary>Why a call is logged to a record.</summary>
public enum Because
{
    /// <summary>The agent chose it: in the panel, by a pop, by going to it.</summary>
    Chosen,

    /// <summary>The number was clicked on it, or it was open where the number was dialled.</summary>
    Origin,

    /// <summary>It alone has the number.</summary>
    SingleMatch,

    /// <summary>It has the number and was open when the handset dialled.</summary>
    OpenRecord,

    /// <summary>It is the contact of the record that the call is about.</summary>
    Derived,
}
