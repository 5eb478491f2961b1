using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace CallBridge.Calls.Records;

/// <summary>
/// Wording with placeholders in braces: <c>{direction}</c> Inbound or Outbound, <c>{time}</c>, <c>{date}</c>, <c>{zone}</c>, <c>{preposition}</c> from or to,
/// <c>{number}</c>, <c>{name}</c>, <c>{called}</c>, <c>{queue}</c>, <c>{agent}</c>, <c>{ring}</c>, <c>{talk}</c>, <c>{held}</c> (as 3:25), <c>{reason}</c>,
/// <c>{disposition}</c>, <c>{note}</c>, <c>{remark}</c> (what is uncertain about the call), <c>{key}</c>, and in the Description
/// <c>{subject}</c>. What is empty takes the brackets around it along, and a line of which every placeholder is empty is left out.
/// </summary>
public static partial class RecordTemplate
{
    private const string OwnName = "subject";

    private static readonly FrozenSet<string> Known = new[]
    {
        "direction", "time", "date", "zone", "preposition", "number", "name", "called", "queue", "agent", "ring", "talk", "held", "reason", "disposition",
        "note", "remark", "key", "subject",
    }.ToFrozenSet();

    /// <summary>Names of all placeholders, as a person may write them in a Description.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Known.Order(StringComparer.Ordinal)];

    /// <summary>Placeholders of <paramref name="template"/> that do not exist, whatever stands in the braces: they would stay as they are.</summary>
    /// <param name="template">Wording.</param>
    /// <param name="isSubject">It is the Subject's own, which cannot hold itself.</param>
    public static ImmutableArray<string> Unknown(string template, bool isSubject = false) =>
    [
        .. Braces().Matches(template).Select(match => match.Groups[1].Value)
            .Where(name => !Known.Contains(name) || (isSubject && name == OwnName)).Distinct(),
    ];

    /// <summary>Fills in once: braces inside a value are text.</summary>
    internal static string Fill(string template, IReadOnlyDictionary<string, string?> values)
    {
        var lines = template.ReplaceLineEndings("\n").Split('\n').Select(line => FillLine(line, values)).OfType<string>();
        return string.Join('\n', lines);
    }

    private static string? FillLine(string line, IReadOnlyDictionary<string, string?> values)
    {
        var text = new StringBuilder(line.Length);
        var (any, filled, at) = (false, false, 0);
        foreach (Match part in Part().Matches(line))
        {
            text.Append(line, at, part.Index - at);
            at = part.Index + part.Length;
            var names = Placeholder().Matches(part.Value);
            if (!names.Any(name => values.ContainsKey(name.Groups[1].Value)))
            {
                text.Append(part.Value);
                continue;
            }

            any = true;
            if (names.All(name => string.IsNullOrWhiteSpace(values.GetValueOrDefault(name.Groups[1].Value))))
                continue;
            filled = true;
            text.Append(Placeholder().Replace(part.Value, name => values.TryGetValue(name.Groups[1].Value, out var value) ? value ?? "" : name.Value));
        }

        return any && !filled ? null : text.Append(line, at, line.Length - at).ToString();
    }

    [GeneratedRegex(@"\{([a-z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\{([^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();

    // A bracketed stretch with a placeholder in it goes or stays as one, with the space before it.
    [GeneratedRegex(@" ?\([^(){}]*\{[a-z]+\}[^()]*\)| ?\[[^\[\]{}]*\{[a-z]+\}[^\[\]]*\]| ?\{[a-z]+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
