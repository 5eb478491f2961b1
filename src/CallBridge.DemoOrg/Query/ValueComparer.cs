namespace CallBridge.DemoOrg.Query;

/// <summary>Orders field values; texts case apart. Nulls come first unless asked otherwise, whatever the direction.</summary>
internal sealed class ValueComparer(bool descending, bool nullsLast) : IComparer<object?>
{
    public int Compare(object? x, object? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1).CompareTo(y is null ? 0 : 1) * (nullsLast ? -1 : 1);
        return CompareValues(x, y) * (descending ? -1 : 1);
    }

    /// <summary>Compares two values of one field.</summary>
    public static int CompareValues(object x, object y) => (x, y) switch
    {
        (string a, string b) => string.Compare(a, b, StringComparison.OrdinalIgnoreCase),
        (long a, decimal b) => ((decimal)a).CompareTo(b),
        (IComparable a, _) => a.CompareTo(y),
        _ => 0,
    };
}
