namespace CallBridge.Ami.Sessions;

/// <summary>What became of an action. A caller's own cancellation is no outcome: it throws <see cref="OperationCanceledException"/>.</summary>
public enum AmiOutcome
{
    /// <summary>The server accepted it. For many actions that means begun, not done: an event tells the rest.</summary>
    Success,

    /// <summary>The server refused it; <see cref="AmiResponse.Sentence"/> holds its words.</summary>
    Error,

    /// <summary>It never left this machine: no session, a full queue, an id in use.</summary>
    NotSent,

    /// <summary>The session ended first. It is never sent again; see <see cref="AmiResponse.MayHaveRun"/>.</summary>
    SessionEnded,

    /// <summary>No answer came within the deadline; see <see cref="AmiResponse.MayHaveRun"/>.</summary>
    TimedOut,
}
