namespace CallBridge.Crash;

internal enum PlaceSort
{
    /// <summary>Whenever: nothing is armed.</summary>
    Random,

    /// <summary>The program passes it whenever calls happen, and kills itself.</summary>
    Passed,

    /// <summary>The same, where something is unknown or was lost while it was dead.</summary>
    LookedUp,

    /// <summary>The same, while the database is brought to the newest version.</summary>
    Migrating,

    /// <summary>The same, while what can be read of a damaged database is brought over.</summary>
    Salvaging,

    /// <summary>The org kills it: a record has come and is not saved.</summary>
    RequestArrived,

    /// <summary>The org kills it: the record is saved and the answer not written.</summary>
    AnswerUnread,

    /// <summary>The org kills it: the search has come and is not answered.</summary>
    Searching,
}
