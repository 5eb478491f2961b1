namespace CallBridge.Calls.Records;

/// <summary>Answer to: is there a Task with this call key?</summary>
public abstract record FindOutcome
{
    private FindOutcome()
    {
    }

    public sealed record Found(string TaskId) : FindOutcome;

    public sealed record Absent : FindOutcome;

    /// <summary>Salesforce could not be asked; see <see cref="SaveOutcome.Retry"/>.</summary>
    public sealed record Retry(string Message, bool WholeOrg, TimeSpan? After = null) : FindOutcome;
}
