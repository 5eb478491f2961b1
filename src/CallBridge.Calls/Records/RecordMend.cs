namespace CallBridge.Calls.Records;

/// <summary>What a person changes of a record that Salesforce refused. Null: left as it is; empty: taken out.</summary>
public sealed record RecordMend
{
    /// <summary>Never taken out: a Task must have one.</summary>
    public string? Subject { get; init; }

    public string? Description { get; init; }

    public string? Disposition { get; init; }

    /// <summary>Contact or Lead.</summary>
    public string? WhoId { get; init; }

    /// <summary>Never together with a Lead.</summary>
    public string? WhatId { get; init; }

    /// <summary>The same record, mended; texts cleaned and cut as those of any record.</summary>
    public CallRecord ApplyTo(CallRecord record)
    {
        var subject = RecordText.Cut(RecordText.Line(Subject), RecordRules.MaxSubject);
        return record with
        {
            Subject = subject.Length > 0 ? subject : record.Subject,
            Description = Mended(Description, record.Description, RecordText.Lines, RecordRules.MaxDescription),
            Disposition = Mended(Disposition, record.Disposition, RecordText.Line, RecordRules.MaxDisposition),
            WhoId = Mended(WhoId, record.WhoId),
            WhatId = Mended(WhatId, record.WhatId),
        };
    }

    private static string? Mended(string? mend, string? before) => mend switch
    {
        null => before,
        "" => null,
        _ => mend,
    };

    private static string? Mended(string? mend, string? before, Func<string?, string> clean, int most) =>
        mend is null ? before : Mended(RecordText.Cut(clean(mend), most), before);
}
