using System.Text.RegularExpressions;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.DemoOrg.Search;

/// <summary>What a search can find of one record: words, and telephone numbers as their digits.</summary>
internal sealed partial class SearchText
{
    private SearchText(IReadOnlyList<IReadOnlyList<string>> phrases, IReadOnlyList<string> numbers)
    {
        Phrases = phrases;
        Numbers = numbers;
    }

    /// <summary>Each searched text as its words, in lower case.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Phrases { get; }

    /// <summary>
    /// Each stored number's digits. Salesforce ignores how a stored number is formatted, yet "+44 7814…", "07814…" and
    /// "0044 7814…" stay three different strings: nothing is normalised across notations.
    /// </summary>
    public IReadOnlyList<string> Numbers { get; }

    public static SearchText Of(OrgRecord record, SearchScope scope)
    {
        var phrases = new List<IReadOnlyList<string>>();
        var numbers = new List<string>();
        foreach (var field in record.Definition.Fields)
        {
            if (record.Text(field.Name) is not { } text || !IsSearched(field, scope))
                continue;
            if (field.Type == FieldType.Phone)
                numbers.Add(Digits(Extension().Replace(text, "")));
            else
                phrases.Add(Words(text));
        }

        return new SearchText(phrases, [.. numbers.Where(n => n.Length > 0)]);
    }

    public static string Digits(string text) => new([.. text.Where(char.IsAsciiDigit)]);

    public static IReadOnlyList<string> Words(string text) => [.. Word().Matches(text).Select(m => m.Value.ToLowerInvariant())];

    private static bool IsSearched(FieldDefinition field, SearchScope scope) => (scope, field.Type) switch
    {
        (SearchScope.Phone, FieldType.Phone) or (SearchScope.Email, FieldType.Email) => true,
        (SearchScope.Name, FieldType.String) => field.IsName || field.Name is "FirstName" or "LastName",
        (SearchScope.All, FieldType.Phone or FieldType.Email or FieldType.String or FieldType.TextArea or FieldType.ComboBox or FieldType.Url) => true,
        _ => false,
    };

    [GeneratedRegex(@"\s*(x|ext\.?|#)\s*\d+\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Extension();

    // The two private characters stand for the wildcards * and ? of a search (Wildcard).
    [GeneratedRegex(@"[\p{L}\p{Nd}\uE000\uE001]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
