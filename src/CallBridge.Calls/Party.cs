namespace CallBridge.Calls;

/// <summary>Somebody in a call, as the phone system names them.</summary>
/// <param name="Number">The number as presented; null if withheld or unknown.</param>
/// <param name="Name">The name as presented; null if none.</param>
public sealed record Party(string? Number, string? Name)
{
    public static readonly Party Unknown = new(null, null);
}
