namespace CallBridge.Records.Tests.Bench;

/// <summary>A Task of the model org.</summary>
public sealed class ModelTask(string id, string key)
{
    public string Id { get; } = id;

    public string Key { get; } = key;

    /// <summary>Every revision written into it, in order: the same one twice would undo a person's edit in between.</summary>
    public List<int> Written { get; } = [];

    public string Subject { get; set; } = "";
}
