namespace CallBridge.Ami.Wire;

/// <summary>What a server sent that it must not send.</summary>
public enum AmiFault
{
    /// <summary>The first line is not the banner of an Asterisk manager.</summary>
    NotAmi,

    /// <summary>A line exceeds <see cref="AmiLimits.LineBytes"/>.</summary>
    LineTooLong,

    /// <summary>A message exceeds <see cref="AmiLimits.HeadersPerMessage"/>.</summary>
    TooManyHeaders,

    /// <summary>A message exceeds <see cref="AmiLimits.MessageBytes"/>.</summary>
    MessageTooLong,

    /// <summary>More than <see cref="AmiLimits.MalformedMessagesInARow"/> messages without a header in their first line.</summary>
    Garbage,

    /// <summary>A list response exceeds <see cref="AmiLimits.ListItems"/>.</summary>
    ListTooLong,
}
