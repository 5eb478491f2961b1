namespace CallBridge.Telephony.Simulator;

/// <summary>A dial under way.</summary>
/// <param name="source">Who dials; null for a program (Originate).</param>
internal sealed class ModelDial(ModelChannel? source)
{
    public ModelChannel? Source { get; } = source;

    public List<ModelChannel> Ringing { get; } = [];
}
