namespace CallBridge.DemoOrg.Query;

/// <summary>
/// Compares texts, case apart, with a pattern. Not a regular expression: a client's pattern of any length must cost no more
/// than its length times the text's.
/// </summary>
internal static class Wildcard
{
    /// <summary>What stands for any run of characters in a pattern: a character of Unicode's private area.</summary>
    public const char AnyRun = '\uE000';

    /// <summary>What stands for any one character.</summary>
    public const char AnyOne = '\uE001';

    public static bool Matches(string text, string pattern)
    {
        // After a run, go on; where that fails, come back and let the last run take one character more.
        var (at, inPattern, runInPattern, runAt) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (inPattern < pattern.Length && pattern[inPattern] == AnyRun)
            {
                (runInPattern, runAt) = (inPattern++, at);
            }
            else if (inPattern < pattern.Length && (pattern[inPattern] == AnyOne || Same(text[at], pattern[inPattern])))
            {
                at++;
                inPattern++;
            }
            else if (runInPattern >= 0)
            {
                inPattern = runInPattern + 1;
                at = ++runAt;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(inPattern).Trim(AnyRun).IsEmpty;
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
