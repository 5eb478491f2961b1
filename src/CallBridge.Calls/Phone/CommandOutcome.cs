namespace CallBridge.Calls.Phone;

/// <summary>What the phone system said to a command. Taken is not done: only an observation shows that.</summary>
/// <param name="Problem">Null if taken; else a plain sentence saying why not.</param>
public readonly record struct CommandOutcome(string? Problem)
{
    public static readonly CommandOutcome Taken = new(null);

    public bool IsTaken => Problem is null;

    public static CommandOutcome Refused(string problem) => new(problem);
}
