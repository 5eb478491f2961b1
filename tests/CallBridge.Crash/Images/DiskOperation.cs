namespace CallBridge.Crash.Images;

/// <summary>What SQLite asked of a file, or was told, in the order in which it happened.</summary>
internal abstract record DiskOperation
{
    private DiskOperation()
    {
    }

    public sealed record Write(string Path, long Offset, byte[] Bytes) : DiskOperation;

    public sealed record Truncate(string Path, long Size) : DiskOperation;

    /// <summary>Everything asked of the file before is on the platter.</summary>
    public sealed record Sync(string Path) : DiskOperation;

    public sealed record Delete(string Path) : DiskOperation;

    /// <summary>The store has said that this was kept.</summary>
    /// <param name="Call">Which call.</param>
    /// <param name="Stage">How far it had come.</param>
    public sealed record Acknowledged(int Call, CallStage Stage) : DiskOperation;
}
