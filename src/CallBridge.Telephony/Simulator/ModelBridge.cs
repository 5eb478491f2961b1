namespace CallBridge.Telephony.Simulator;

internal sealed class ModelBridge(string id)
{
    public string Id { get; } = id;

    public List<ModelChannel> Members { get; } = [];
}
