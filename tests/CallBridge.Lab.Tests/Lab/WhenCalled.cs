namespace CallBridge.Lab.Tests.Lab;

/// <summary>What a party does when it is called.</summary>
internal enum WhenCalled
{
    /// <summary>Rings until told otherwise: by the NOTIFY of a remote answer, or by the caller's giving up.</summary>
    Rings,

    /// <summary>Rings and answers by itself.</summary>
    Answers,

    /// <summary>Sends audio in place of ringing (183, never 180), until told otherwise.</summary>
    GivesEarlyMedia,

    /// <summary>Refuses with 486.</summary>
    IsBusy,

    /// <summary>Refuses with 603, as a phone's reject key may.</summary>
    Declines,

    /// <summary>Refuses with 404: there is no such number.</summary>
    IsUnknown,

    /// <summary>Refuses with 503: no line is free.</summary>
    IsCongested,
}
