namespace CallBridge.Calls.Associations;

/// <summary>What a call is logged to.</summary>
/// <param name="Who">Contact or Lead; null if none.</param>
/// <param name="What">What it is about; always null if <paramref name="Who"/> is a Lead.</param>
public sealed record Association(Link? Who, Link? What)
{
    public static readonly Association None = new(null, null);
}
