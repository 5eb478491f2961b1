using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CallBridge.Calls.Records;

/// <summary>The stable name of one agent's part in one call.</summary>
public static partial class CallKey
{
    /// <summary>Salesforce's limit for CallObject and for an external-id text field.</summary>
    public const int MaxLength = 255;

    /// <summary>
    /// Names the part by phone system, extension and the Uniqueid of the agent's channel: <c>[a-z0-9.-]</c>, at most 255. Different parts never
    /// share a key: as a rule <c>pbx-1001-1700000000.12</c>; a dash inside a name is doubled, and a name with any other sign is spelt <c>x.…</c>, each such
    /// byte as a dot and two hexadecimal digits. What would be too long ends in its SHA-256 instead.
    /// </summary>
    /// <param name="system">Name of the phone system.</param>
    /// <param name="extension">The agent's.</param>
    /// <param name="uniqueid">Of the agent's channel.</param>
    /// <param name="run">Which run of the phone system, where an earlier one gave the same Uniqueid: a fourth part of the key. Null elsewhere.</param>
    public static string Make(string system, string extension, string uniqueid, string? run = null)
    {
        var key = string.Join('-', Spell(system), Spell(extension), Spell(uniqueid));
        if (run is not null)
            key += "-" + Spell(run);
        if (key.Length <= MaxLength)
            return key;
        var hash = "--." + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)));
        return key[..(MaxLength - hash.Length)] + hash;
    }

    private static string Spell(string name)
    {
        if (Plain().IsMatch(name) && !name.StartsWith("x.", StringComparison.Ordinal))
            return name.Replace("-", "--", StringComparison.Ordinal);
        var spelt = new StringBuilder("x.");
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            if (char.IsAsciiLetterLower((char)b) || char.IsAsciiDigit((char)b))
                spelt.Append((char)b);
            else
                spelt.Append('.').Append(Convert.ToHexStringLower([b]));
        }

        return spelt.ToString();
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
