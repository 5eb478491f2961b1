using System.Globalization;
using System.Text;
using CallBridge.Records.Outbox;

namespace CallBridge.Api;

/// <summary>
/// Call records as a table for a spreadsheet (RFC 4180). Names and notes come from callers: a cell that a spreadsheet would take for a
/// formula begins with an apostrophe, which shows that it is text.
/// </summary>
internal static class CallRecordCsv
{
    private const string NewLine = "\r\n";

    private static readonly (string Name, Func<CallRecordView, object?> Value)[] Columns =
    [
        ("key", r => r.Key), ("agent", r => r.Agent), ("state", r => ApiJson.Word(r.State)), ("revision", r => r.Revision),
        ("deliveredRevision", r => r.DeliveredRevision), ("taskId", r => r.TaskId), ("message", r => r.Message), ("attempts", r => r.Attempts),
        ("nextAttemptAtUtc", r => r.NextAttemptAt), ("changedAtUtc", r => r.ChangedAt), ("startedAtUtc", r => r.StartedAt), ("subject", r => r.Subject),
        ("description", r => r.Description), ("type", r => ApiJson.Word(r.Type)), ("durationSeconds", r => r.DurationSeconds),
        ("activityDate", r => r.ActivityDate), ("disposition", r => r.Disposition), ("who", r => r.Who), ("what", r => r.What),
    ];

    public static string Write(IEnumerable<OutboxRow> rows)
    {
        var csv = new StringBuilder();
        csv.AppendJoin(',', Columns.Select(column => column.Name)).Append(NewLine);
        foreach (var record in rows.Select(CallRecordView.Of))
            csv.AppendJoin(',', Columns.Select(column => Cell(column.Value(record)))).Append(NewLine);
        return csv.ToString();
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => Quote(Harmless(value.ToString()!)),
    };

    // Also behind blanks, which some programs skip, and as full-width signs, which some take for the plain ones.
    private static string Harmless(string text) =>
        text.TrimStart() is [var first, ..] && (first is '=' or '+' or '-' or '@' or '|' or '%' or '＝' or '＋' or '－' or '＠') || text is ['\t' or '\r' or '\n', ..]
            ? "'" + text
            : text;

    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
