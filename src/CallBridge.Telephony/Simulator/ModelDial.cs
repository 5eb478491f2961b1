namespace CallBridge.Telephony.Simulator;

/// <summary>A dial under way.</summary>
/// <param name="source">Who dials; null for a program (Originate).</param>
internal sealed class ModelDial(ModelChannel? source)
{
    /// <summary>Another one where a transfer took place while it rang.</summary>
    public ModelChannel? Source { get; set; } = source;

    public List<ModelChannel> Ringing { get; } = [];
}
