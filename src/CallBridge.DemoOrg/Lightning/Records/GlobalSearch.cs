using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.DemoOrg.Lightning.Records;

/// <summary>
/// The search of the pages: names and other texts by what they contain, telephone numbers by their digits. As in Salesforce,
/// formatting counts for nothing but notations are different numbers: each must be asked for, joined by OR.
/// </summary>
internal static class GlobalSearch
{
    /// <summary>Fewer digits than that are no number but part of some text.</summary>
    private const int FewestDigits = 3;

    private const string Or = " OR ";

    private static readonly HashSet<FieldType> SearchedTypes = [FieldType.String, FieldType.Email, FieldType.Phone, FieldType.ComboBox];

    public static IEnumerable<OrgRecord> Find(OrgStore org, string query, IReadOnlyList<string> types)
    {
        var terms = query.Split(Or, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(term => term.Trim('"', '(', ')'))
            .Where(term => term.Length > 0)
            .ToArray();
        return types.SelectMany(org.All).Where(record => IsShown(record) && terms.Any(term => Matches(record, term)));
    }

    // A converted lead is read-only history, and a Person Account's contact is the account.
    private static bool IsShown(OrgRecord record) =>
        !record.Is("IsConverted") && !(record.Type == "Contact" && record.Is("IsPersonAccount"));

    private static bool Matches(OrgRecord record, string term)
    {
        var digits = Digits(term);
        var isNumber = digits.Length >= FewestDigits && !term.Any(char.IsLetter);
        return record.Definition.Fields.Where(field => SearchedTypes.Contains(field.Type))
            .Any(field => record.Text(field.Name) is { } text
                && (isNumber && field.Type == FieldType.Phone
                    ? Digits(text).Contains(digits, StringComparison.Ordinal)
                    : text.Contains(term, StringComparison.OrdinalIgnoreCase)));
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}
