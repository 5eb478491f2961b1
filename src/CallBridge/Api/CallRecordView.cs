using CallBridge.Calls.Records;
using CallBridge.Records.Outbox;

namespace CallBridge.Api;

/// <summary>A call record on its way to Salesforce. Times are UTC.</summary>
internal sealed record CallRecordView
{
    public required string Key { get; init; }
    public required string CallId { get; init; }
    public required string Agent { get; init; }
    public required RecordState State { get; init; }
    /// <summary>Unknown, and nobody can look it up: a person sends it again, or gives it up having seen the Task.</summary>
    public bool Undecided { get; init; }
    /// <summary>The newest content, from 1.</summary>
    public required int Revision { get; init; }
    /// <summary>What Salesforce has of it; 0: nothing.</summary>
    public required int DeliveredRevision { get; init; }
    public string? TaskId { get; init; }
    /// <summary>A plain sentence: what Salesforce refused, or what was left out.</summary>
    public string? Message { get; init; }
    /// <summary>The message's code; null for Salesforce's own words.</summary>
    public string? Code => Sentences.Of(Message)?.Code;
    public required int Attempts { get; init; }
    public DateTimeOffset? NextAttemptAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required string Subject { get; init; }
    public string? Description { get; init; }
    public required CallType Type { get; init; }
    public required int DurationSeconds { get; init; }
    public required DateOnly ActivityDate { get; init; }
    public string? Disposition { get; init; }
    /// <summary>Contact or Lead.</summary>
    public string? Who { get; init; }
    /// <summary>What it relates to.</summary>
    public string? What { get; init; }

    public static CallRecordView Of(OutboxRow row) => new()
    {
        Key = row.Record.Key,
        CallId = row.Record.CallId,
        Agent = row.Record.Agent,
        State = row.State,
        Undecided = row.Undecided,
        Revision = row.Desired,
        DeliveredRevision = row.Delivered,
        TaskId = row.TaskId,
        Message = row.Message,
        Attempts = row.Attempts,
        NextAttemptAt = row.NextAttempt?.ToUniversalTime(),
        ChangedAt = row.ChangedAt.ToUniversalTime(),
        StartedAt = row.Record.StartedAt.ToUniversalTime(),
        Subject = row.Record.Subject,
        Description = row.Record.Description,
        Type = row.Record.Type,
        DurationSeconds = row.Record.DurationSeconds,
        ActivityDate = row.Record.ActivityDate,
        Disposition = row.Record.Disposition,
        Who = row.Record.WhoId,
        What = row.Record.WhatId,
    };
}
