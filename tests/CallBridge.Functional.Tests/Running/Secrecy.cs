using System.Text.RegularExpressions;

namespace CallBridge.Functional.Tests.Running;

/// <summary>No phone number, token or secret in clear in what is logged or printed.</summary>
internal static partial class Secrecy
{
    public static void AssertClean(IEnumerable<string> lines, params string[] secrets)
    {
        foreach (var line in lines)
        {
            Assert.DoesNotMatch(PhoneNumber(), line);
            foreach (var secret in secrets)
                Assert.DoesNotContain(secret, line, StringComparison.Ordinal);
        }
    }

    // Nine digits in a row, however they are grouped: no port, time or process id is as long.
    [GeneratedRegex(@"(?<![0-9A-Fa-f.-])\+?[0-9](?:[ ()-]?[0-9]){8,14}(?![0-9A-Fa-f])")]
    private static partial Regex PhoneNumber();
}
