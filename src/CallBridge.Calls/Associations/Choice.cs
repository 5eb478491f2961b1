namespace CallBridge.Calls.Associations;

/// <summary>What the agent set in the panel; both null: to nothing.</summary>
/// <param name="Who">Contact, Lead or Person Account.</param>
/// <param name="What">A record of a type that a Task can be about.</param>
public sealed record Choice(RecordRef? Who, RecordRef? What)
{
    /// <summary>The agent said that it is nobody's call: the What brings no contact along.</summary>
    public bool Nobody { get; init; }
}
