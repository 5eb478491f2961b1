namespace CallBridge.Lab.Tests.Lab;

/// <summary>What a party does when it is called.</summary>
internal enum WhenCalled
{
    /// <summary>Rings until told otherwise: by the NOTIFY of a remote answer, or by the caller's giving up.</summary>
    Rings,

    /// <summary>Rings and answers by itself.</summary>
    Answers,

    /// <summary>Refuses with 486.</summary>
    IsBusy,
}
