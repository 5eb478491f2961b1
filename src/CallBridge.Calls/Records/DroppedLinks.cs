namespace CallBridge.Calls.Records;

/// <summary>Links of a record that Salesforce refused, so that it was saved without them.</summary>
[Flags]
public enum DroppedLinks
{
    None = 0,

    /// <summary>WhoId.</summary>
    Who = 1,

    /// <summary>WhatId.</summary>
    What = 2,
}
