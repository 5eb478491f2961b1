namespace CallBridge.Telephony.Simulator;

internal sealed class ModelBridge(string id, ModelBridgeKind kind)
{
    public string Id { get; } = id;

    public ModelBridgeKind Kind { get; } = kind;

    public List<ModelChannel> Members { get; } = [];
}
