namespace CallBridge.Lab.Tests.Lab;

/// <summary>Which party has which channel, where an endpoint has several: no two parties take the same.</summary>
internal sealed class ChannelClaims
{
    private readonly HashSet<string> _taken = [];

    /// <summary>False if another party has it.</summary>
    public bool Take(string channel)
    {
        lock (_taken)
            return _taken.Add(channel);
    }
}
