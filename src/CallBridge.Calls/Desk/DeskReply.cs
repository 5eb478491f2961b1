using CallBridge.Calls.Dialling;

namespace CallBridge.Calls.Desk;

/// <summary>The desk's answer to a command.</summary>
public abstract record DeskReply
{
    private DeskReply()
    {
    }

    /// <summary>Begun; whether it came to pass shows in the call.</summary>
    public sealed record Accepted(string CallId) : DeskReply;

    /// <param name="Why">Which kind of refusal.</param>
    /// <param name="Field">The offending input, if it was one.</param>
    /// <param name="Problem">A plain sentence: what, why, what to do.</param>
    public sealed record Refused(Refusal Why, string? Field, string Problem) : DeskReply
    {
        /// <summary>Where it leads, if that is what has to be confirmed.</summary>
        public ForeignCountry? Country { get; init; }
    }
}
