namespace CallBridge.Calls.Desk;

/// <summary>Time spent in a call.</summary>
public sealed record Spent(TimeSpan Ring, TimeSpan Talk, TimeSpan Held)
{
    public static readonly Spent None = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>This with <paramref name="span"/> more in the bucket of <paramref name="state"/>.</summary>
    public Spent Plus(ConnectionState state, TimeSpan span) => state switch
    {
        ConnectionState.Initiated or ConnectionState.Delivering or ConnectionState.Alerting => this with { Ring = Ring + span },
        ConnectionState.Connected => this with { Talk = Talk + span },
        ConnectionState.Held or ConnectionState.HeldByRemote => this with { Held = Held + span },
        _ => this,
    };
}
