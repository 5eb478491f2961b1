using System.Globalization;

namespace CallBridge.Telephony.Asterisk;

/// <summary>
/// Orders Uniqueids by age: <c>[system-]epoch.sequence</c>, both numbers, so that .10 comes after .9. Ids that a program gave come last.
/// </summary>
internal sealed class UniqueidOrder : IComparer<string>
{
    public static readonly UniqueidOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        if (string.Equals(x, y, StringComparison.Ordinal))
            return 0;
        var a = Read(x);
        var b = Read(y);
        var byTime = a.CompareTo(b);
        return byTime != 0 ? byTime : string.CompareOrdinal(x, y);
    }

    /// <summary>Whether Asterisk itself made this id.</summary>
    public static bool IsAsterisks(string uniqueid) => Read(uniqueid).Epoch != long.MaxValue;

    private static (long Epoch, long Sequence) Read(string? uniqueid)
    {
        var text = uniqueid.AsSpan();
        text = text[(text.LastIndexOf('-') + 1)..];
        var dot = text.IndexOf('.');
        return dot > 0
            && long.TryParse(text[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            && long.TryParse(text[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                ? (epoch, sequence)
                : (long.MaxValue, 0);
    }
}
