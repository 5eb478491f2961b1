using System.Globalization;
using System.Text.Json;
using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.DemoOrg.Org;

/// <summary>Reads what clients send into a field's own kind of value, and writes it back as Salesforce does.</summary>
public static class FieldValue
{
    private const string DateFormat = "yyyy-MM-dd";
    private const string DateTimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'+0000'";

    /// <summary>The largest value of an Int field of eight digits, as CallDurationInSeconds is.</summary>
    private const long MaximumInt = 99_999_999;

    /// <summary>The value as REST writes it: text, true/false, number or null.</summary>
    public static object? ToWire(object? value) => value switch
    {
        DateOnly date => date.ToString(DateFormat, CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.UtcDateTime.ToString(DateTimeFormat, CultureInfo.InvariantCulture),
        _ => value,
    };

    /// <summary>Reads a JSON value, text, or a value that is already of the right kind.</summary>
    /// <returns>Why it does not fit; null if it does.</returns>
    internal static OrgError? TryRead(FieldDefinition field, object? raw, out object? value)
    {
        value = null;
        if (raw is JsonElement json)
        {
            if (json.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                return Unreadable(field, json.GetRawText());
            raw = json.ValueKind switch
            {
                JsonValueKind.String => json.GetString(),
                JsonValueKind.Number => json.GetRawText(),
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => null,
            };
        }

        // An empty text is no value in Salesforce, and blanks around a text are not kept.
        if (raw is string text)
            raw = text.Trim() is { Length: > 0 } trimmed ? trimmed : null;
        if (raw is null)
        {
            value = field.Type == FieldType.Boolean ? false : null;
            return null;
        }

        value = Convert(field, raw);
        if (value is null)
            return Unreadable(field, raw.ToString());
        return Bounds(field, value);
    }

    private static object? Convert(FieldDefinition field, object raw) => field.Type switch
    {
        FieldType.Boolean => raw as bool? ?? (bool.TryParse(raw as string, out var flag) ? flag : null),
        FieldType.Int => raw switch
        {
            int number => (long)number,
            long number => number,
            string text => ToWhole(text),
            _ => null,
        },
        FieldType.Double or FieldType.Currency or FieldType.Percent => raw switch
        {
            decimal number => number,
            int number => (decimal)number,
            string text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ => null,
        },
        FieldType.Date => raw as DateOnly? ?? ToDate(raw as string),
        FieldType.DateTime => raw as DateTimeOffset? ?? ToMoment(raw as string),
        _ => raw as string,
    };

    // 12 and 12.0 are the same JSON number; 12.5 is no whole one.
    private static long? ToWhole(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && decimal.Truncate(number) == number && Math.Abs(number) <= long.MaxValue
            ? (long)number
            : null;

    // Salesforce takes a date and time for a date and drops the time.
    private static DateOnly? ToDate(string? text) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : ToMoment(text) is { } moment ? DateOnly.FromDateTime(moment.UtcDateTime)
        : null;

    /// <summary>Reads an ISO 8601 date and time with an offset (Z, +0100 or +01:00).</summary>
    internal static DateTimeOffset? ToMoment(string? text) =>
        DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var moment)
            ? moment
            : null;

    private static OrgError? Bounds(FieldDefinition field, object value) => (field.Type, value) switch
    {
        (FieldType.Int, long number) when Math.Abs(number) > MaximumInt =>
            new OrgError("NUMBER_OUTSIDE_VALID_RANGE", $"{field.Label}: value outside of valid range on numeric field: {number}", field.Name),
        (FieldType.Email, string text) when !text.Contains('@', StringComparison.Ordinal) =>
            new OrgError("INVALID_EMAIL_ADDRESS", $"{field.Label}: invalid email address: {text}", field.Name),
        (FieldType.Picklist, string text) when field.Restricted && !field.Picklist.Contains(text, StringComparer.OrdinalIgnoreCase) =>
            new OrgError("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", $"{field.Label}: bad value for restricted picklist field: {text}", field.Name),
        (not FieldType.Reference, string text) when field.Length > 0 && text.Length > field.Length =>
            new OrgError("STRING_TOO_LONG", $"{field.Label}: data value too large: {text} (max length={field.Length})", field.Name),
        _ => null,
    };

    private static OrgError Unreadable(FieldDefinition field, string? text) =>
        new("JSON_PARSER_ERROR", $"Cannot read {field.Name} as {field.Type.ToString().ToLowerInvariant()}: {text}", field.Name);
}
