namespace CallBridge.Calls.Records;

/// <summary>Answer to: is there a Task with this call key, and what does it hold?</summary>
public abstract record FindOutcome
{
    private FindOutcome()
    {
    }

    /// <param name="TaskId">18 characters.</param>
    /// <param name="Content">What it holds; null if this route cannot read that.</param>
    public sealed record Found(string TaskId, TaskContent? Content) : FindOutcome;

    public sealed record Absent : FindOutcome;

    /// <summary>This route cannot look Tasks up.</summary>
    /// <param name="Message">A plain sentence.</param>
    /// <param name="MayRepeat">True: sent again, it certainly makes no second Task. False: a person decides.</param>
    public sealed record CannotLook(string Message, bool MayRepeat) : FindOutcome;

    /// <summary>Salesforce could not be asked; see <see cref="SaveOutcome.Retry"/>.</summary>
    public sealed record Retry(string Message, bool WholeOrg, TimeSpan? After = null) : FindOutcome;
}
