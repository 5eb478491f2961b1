using System.Collections.Immutable;
using System.Text.Json;

namespace CallBridge.Salesforce.Browser;

/// <summary>What came of work for a page.</summary>
public abstract record PageReply
{
    private PageReply()
    {
    }

    /// <param name="Value">What the method returned; of unknown shape until checked.</param>
    public sealed record Answered(JsonElement Value) : PageReply;

    /// <summary>Open CTI answered that it did not do it.</summary>
    /// <param name="Errors">At least one.</param>
    public sealed record Refused(ImmutableArray<PageError> Errors) : PageReply;

    /// <summary>The page took it, and no answer came: it may or may not be done, or may still be at work.</summary>
    /// <param name="Message">A plain sentence.</param>
    public sealed record Lost(string Message) : PageReply;

    /// <summary>The page did not take it, and will not: it is certainly not done.</summary>
    public sealed record NotTaken : PageReply;
}
