namespace CallBridge.Ami.Wire;

/// <summary>
/// How much a server may send before the session is ended as faulty. Asterisk bounds its input, not its output, so these bounds are ours:
/// far above anything a real server sends, and low enough that a broken or hostile one cannot fill the memory.
/// </summary>
public sealed record AmiLimits
{
    /// <summary>Asterisk's own limit for a line that it receives, its CRLF included (<c>inbuf</c> of manager.c).</summary>
    public const int SentLineBytes = 1024;

    /// <summary>Asterisk's own limit for the headers of an action, <c>Action</c> and <c>ActionID</c> included (<c>AST_MAX_MANHEADERS</c>).</summary>
    public const int SentHeaders = 128;

    /// <summary>Actions that may wait for their answer at one time; more are refused as <see cref="Sessions.AmiOutcome.NotSent"/>.</summary>
    public const int PendingActions = 256;

    public static AmiLimits Default { get; } = new();

    /// <summary>Bytes of one received line without its LF.</summary>
    /// <value>65,536.</value>
    public int LineBytes { get; init; } = 64 * 1024;

    /// <summary>Lines of one received message (<c>Command</c> sends one <c>Output:</c> a line, <c>ListCommands</c> one an action).</summary>
    /// <value>8,192.</value>
    public int HeadersPerMessage { get; init; } = 8 * 1024;

    /// <summary>Bytes of one received message, line ends included.</summary>
    /// <value>1,048,576.</value>
    public int MessageBytes { get; init; } = 1024 * 1024;

    /// <summary>
    /// Messages in a row whose first line is no header. A line break inside a caller's name can make one, which is skipped;
    /// a server that sends nothing else speaks no AMI.
    /// </summary>
    /// <value>8.</value>
    public int MalformedMessagesInARow { get; init; } = 8;

    /// <summary>Items of one list response.</summary>
    /// <value>100,000.</value>
    public int ListItems { get; init; } = 100_000;
}
