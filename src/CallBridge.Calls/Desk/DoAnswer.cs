using System.Collections.Immutable;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Desk;

/// <summary>What came of it.</summary>
public abstract record DoAnswer
{
    private DoAnswer()
    {
    }

    public sealed record Searched(SearchAnswer Answer) : DoAnswer;

    public sealed record Read(RecordDetails? Details) : DoAnswer;

    /// <param name="Cases">Empty if there are none, or Salesforce could not be asked.</param>
    public sealed record CasesFound(ImmutableArray<OpenCase> Cases) : DoAnswer;

    public sealed record Commanded(CommandOutcome Outcome) : DoAnswer;

    public sealed record Popped : DoAnswer;

    public sealed record TimedOut : DoAnswer;
}
