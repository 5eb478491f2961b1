using System.Collections.Immutable;
using System.Text;

namespace CallBridge.Salesforce.Search;

/// <summary>SOSL's own escaping, and the one request that asks for a number in all its notations.</summary>
internal static class Sosl
{
    /// <summary>Hits per object: the text search also finds numbers that only end alike.</summary>
    public const int MostHits = 50;

    // https://developer.salesforce.com/docs: "Reserved Characters" of FIND.
    private const string Reserved = @"?&|!{}[]()^~*:\""'+-";

    public static string Escape(string term)
    {
        var escaped = new StringBuilder(term.Length + 4);
        foreach (var c in term)
        {
            if (Reserved.Contains(c))
                escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <param name="notations">Each asked for, since national and international ones are different strings to the index.</param>
    /// <param name="returning">Objects with their fields.</param>
    public static string Find(ImmutableArray<string> notations, IEnumerable<(string Object, IEnumerable<string> Fields)> returning) =>
        "FIND {" + string.Join(" OR ", notations.Select(Escape)) + "} IN PHONE FIELDS RETURNING "
        + string.Join(", ", returning.Select(r => $"{r.Object}({string.Join(", ", r.Fields)} LIMIT {MostHits})"));
}
