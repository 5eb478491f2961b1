using CallBridge.Calls.Records;
using CallBridge.Salesforce.Org;
using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Tasks;

/// <summary>One record on its way, tried in other ways where Salesforce refuses the first.</summary>
/// <param name="request">What was asked.</param>
/// <param name="index">Its place in the batch.</param>
internal sealed class TaskAttempt(SaveRequest request, int index)
{
    private readonly TaskLinks _wanted = TaskLinks.Of(request.Record);
    private Queue<TaskLinks>? _ways;

    public int Index { get; } = index;

    public CallRecord Record { get; } = request.Record;

    public bool OnlyNew { get; } = request.OnlyNew;

    /// <summary>The Task to update; null: none is known.</summary>
    public string? TaskId { get; private set; } = request.TaskId;

    public TaskLinks Links { get; private set; } = TaskLinks.Of(request.Record);

    /// <summary>Saved although a duplicate rule warns.</summary>
    public bool AllowDuplicates { get; private set; }

    /// <summary>The org was asked anew after it refused a field that it had described.</summary>
    public bool AskedAnew { get; set; }

    public bool HasLinks => (Links.WhoId ?? Links.WhatId) is not null;

    public DroppedLinks Dropped => Links.Dropped(_wanted);

    /// <summary>What a person should know of how it was saved; null if it was as asked.</summary>
    /// <param name="hasRecordType">Whether the user has a record type for Tasks, by its developer name.</param>
    public string? Remark(Func<string, bool> hasRecordType)
    {
        var typeless = TaskId is null && Record.RecordType is { } type && !hasRecordType(type)
            ? $"Saved with the default record type: the user has no record type {type} for Tasks."
            : null;
        string[] said = [.. new[] { Dropped.Sentence(), typeless }.OfType<string>()];
        return said.Length == 0 ? null : string.Join(' ', said);
    }

    public TaskWay Way(OrgKnowledge org) => TaskId is not null ? TaskWay.Update
        : org.Facts.KeyField is not null && !OnlyNew ? TaskWay.Upsert
        : TaskWay.Insert;

    /// <summary>Goes on with fewer links.</summary>
    /// <returns>False if none of them is left to drop.</returns>
    public bool TryFewerLinks(RestReply refusal)
    {
        _ways ??= new(Links.Without(refusal.Errors));
        if (!_ways.TryDequeue(out var next))
            return false;
        Links = next;
        return true;
    }

    /// <summary>Goes on in spite of a duplicate rule that warns; one that blocks refuses this too.</summary>
    /// <returns>False if that was tried.</returns>
    public bool TryAllowDuplicates()
    {
        if (AllowDuplicates)
            return false;
        return AllowDuplicates = true;
    }

    /// <summary>Goes on as an update of a Task that has the key already.</summary>
    public void Update(string taskId) => TaskId = taskId;
}
