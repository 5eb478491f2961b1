namespace CallBridge.Status;

/// <summary>How Salesforce is, as last seen by whoever talked to it.</summary>
internal sealed class SalesforceHealth
{
    private volatile State _state = new(false, null, null);

    public event Action? Changed;

    public bool IsConnected => _state.Connected;

    public string? User => _state.User?.Name;

    /// <summary>The agent's user, once the org has told of them.</summary>
    public SalesforceUser? Agent => _state.User;

    /// <summary>A plain sentence; null if all is well.</summary>
    public string? Problem => _state.Problem;

    /// <summary>Why the agent must sign in to Salesforce: a plain sentence; null if they need not.</summary>
    public string? SignInNeeded
    {
        get;
        set
        {
            if (field == value)
                return;
            field = value;
            Changed?.Invoke();
        }
    }

    public void Set(bool connected, SalesforceUser? user, string? problem)
    {
        var next = new State(connected, user ?? _state.User, problem);
        if (next == _state)
            return;
        _state = next;
        Changed?.Invoke();
    }

    private sealed record State(bool Connected, SalesforceUser? User, string? Problem);
}
