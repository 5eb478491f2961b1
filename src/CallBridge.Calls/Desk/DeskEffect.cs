using System.Collections.Immutable;
using CallBridge.Calls.Records;

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
