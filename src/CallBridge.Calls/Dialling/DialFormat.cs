namespace CallBridge.Calls.Dialling;

/// <summary>The shape in which the phone system wants external numbers.</summary>
public enum DialFormat
{
    /// <summary>The digits as the person or the record has them.</summary>
    AsTyped,

    /// <summary>Trunk prefix and national number at home (<c>07814256404</c>), international prefix abroad.</summary>
    National,

    /// <summary>International prefix, calling code, national number (<c>00447814256404</c>).</summary>
    International,

    /// <summary>E.164 with a plus (<c>+447814256404</c>).</summary>
    Plus,
}
