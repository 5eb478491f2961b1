namespace CallBridge.Calls.Records;

/// <summary>What became of one attempt to save a call record.</summary>
public abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    /// <param name="TaskId">18 characters.</param>
    /// <param name="Remark">A plain sentence if it was saved otherwise than asked (a link dropped); else null.</param>
    /// <param name="Dropped">Links that it was saved without.</param>
    public sealed record Saved(string TaskId, string? Remark = null, DroppedLinks Dropped = DroppedLinks.None) : SaveOutcome;

    /// <summary>Not saved, as asked: a Task with this key is there already.</summary>
    public sealed record Exists : SaveOutcome;

    /// <summary>Certainly not saved; worth trying again.</summary>
    /// <param name="Message">A plain sentence.</param>
    /// <param name="WholeOrg">True: every record to this org will fare the same (down, limit, sign-in): back off for all.</param>
    /// <param name="After">Not before this long, if Salesforce said so or the reason calls for it.</param>
    public sealed record Retry(string Message, bool WholeOrg, TimeSpan? After = null) : SaveOutcome;

    /// <summary>The answer was lost: it may or may not be saved, or may still be at work.</summary>
    /// <param name="Message">A plain sentence.</param>
    /// <param name="After">Not looked up before this long: what is still at work would not be found yet.</param>
    public sealed record Unknown(string Message, TimeSpan? After = null) : SaveOutcome;

    /// <summary>Refused for good.</summary>
    /// <param name="Message">What Salesforce said, for a person.</param>
    /// <param name="Code">Salesforce's errorCode.</param>
    public sealed record Refused(string Message, string Code) : SaveOutcome;
}
