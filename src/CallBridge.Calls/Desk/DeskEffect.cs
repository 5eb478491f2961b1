using System.Collections.Immutable;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Desk;

/// <summary>What the shell is to do after a step, started in this order, none awaited by the desk.</summary>
public abstract record DeskEffect
{
    private DeskEffect()
    {
    }

    /// <summary>One transaction.</summary>
    public sealed record Persist(ImmutableArray<StoreWrite> Writes) : DeskEffect;

    public sealed record Reply(string RequestId, DeskReply Answer) : DeskEffect;

    /// <summary>The live desk has changed: show it to the pages. The latest wins.</summary>
    public sealed record Tell : DeskEffect;

    /// <summary>
    /// Work with an answer, which comes back as <see cref="DeskInput.Answered"/>; after <paramref name="Deadline"/> as <see cref="DoAnswer.TimedOut"/>.
    /// </summary>
    public sealed record Do(long Id, TimeSpan Deadline, DoRequest Request) : DeskEffect;

    /// <summary>The answer is no longer wanted.</summary>
    public sealed record Cancel(long Id) : DeskEffect;
}

/// <summary>Work that the desk asks for.</summary>
public abstract record DoRequest
{
    private DoRequest()
    {
    }

    public sealed record Search(string CallId, SearchRequest Request) : DoRequest;

    public sealed record Read(string RecordId) : DoRequest;

    public sealed record Command(PhoneCommand Phone) : DoRequest;

    /// <param name="CallId">The call.</param>
    /// <param name="Interacted">The page in which the call was begun or answered.</param>
    /// <param name="Record">What to open; null with several matches: the search page.</param>
    /// <param name="SearchText">What to search for then.</param>
    public sealed record Pop(string CallId, string? Interacted, RecordRef? Record, string? SearchText) : DoRequest;
}

/// <summary>What came of it.</summary>
public abstract record DoAnswer
{
    private DoAnswer()
    {
    }

    public sealed record Searched(SearchAnswer Answer) : DoAnswer;

    public sealed record Read(RecordDetails? Details) : DoAnswer;

    public sealed record Commanded(CommandOutcome Outcome) : DoAnswer;

    public sealed record Popped : DoAnswer;

    public sealed record TimedOut : DoAnswer;
}
