using System.Collections.Immutable;
using CallBridge.Calls.Records;

namespace CallBridge.Records.Tests.Bench;

/// <summary>A Task of the model org.</summary>
public sealed class ModelTask(string id, string key)
{
    private readonly HashSet<int> _done = [];

    public string Id { get; } = id;

    public string Key { get; } = key;

    /// <summary>Every revision written into it, in order: the same one twice would undo a person's edit in between.</summary>
    public List<int> Written { get; } = [];

    public ImmutableSortedDictionary<string, string?> Values { get; private set; } = TaskContent.Nothing;

    public string Subject => Values.GetValueOrDefault("Subject") ?? "";

    /// <summary>What was written over a person's edit although it had been written, or was lost on the way, before that.</summary>
    public List<int> Overwriting { get; } = [];

    public bool IsEdited { get; private set; }

    public void Write(CallRecord record)
    {
        if (_done.Contains(record.Revision))
            Overwriting.Add(record.Revision);
        Written.Add(record.Revision);
        Values = TaskContent.Of(record);
    }

    /// <summary>What another listener writes.</summary>
    public void Fill(CallRecord record) => Values = TaskContent.Of(record);

    /// <param name="subject">What a person makes of it.</param>
    /// <param name="lost">The revision whose fate the sender does not know now; 0 if none.</param>
    public void Edit(string subject, int lost = 0)
    {
        IsEdited = true;
        _done.UnionWith(Written.Append(lost));
        Values = Values.SetItem("Subject", subject);
    }
}
