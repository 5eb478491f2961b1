namespace CallBridge.Calls.Records;

/// <summary>A change of what is kept on disk; all writes of one step of a desk are one transaction.</summary>
public abstract record StoreWrite
{
    private StoreWrite()
    {
    }

    /// <summary>Journals a live call: insert or replace.</summary>
    public sealed record PutLive(JournalRow Row) : StoreWrite;

    /// <summary>
    /// Ends a call: its journal row goes, its history row comes, and with it the call record if one is to be written.
    /// </summary>
    public sealed record End(JournalRow Row, CallRecord? Record) : StoreWrite;

    /// <summary>A live call was none of its own: its journal row goes.</summary>
    public sealed record Drop(string CallId) : StoreWrite;

    /// <summary>Keeps a fact: insert or replace.</summary>
    public sealed record Keep(KeptFact Fact) : StoreWrite;

    /// <summary>A later revision of an ended call's record, and the history row that shows it.</summary>
    public sealed record Revise(JournalRow Row, CallRecord? Record) : StoreWrite;
}
