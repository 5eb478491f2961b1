using System.Collections.Immutable;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;

namespace CallBridge.Calls.Desk;

/// <summary>Everything that can happen to a desk.</summary>
public abstract record DeskInput
{
    private DeskInput()
    {
    }

    /// <summary>The phone system said something.</summary>
    public sealed record PhoneSaid(Observation Observation) : DeskInput;

    /// <summary>A command; the same <paramref name="RequestId"/> again gets the first answer.</summary>
    public sealed record Asked(string RequestId, DeskCommand Command) : DeskInput;

    /// <summary>A <see cref="DeskEffect.Do"/> came back.</summary>
    public sealed record Answered(long Id, DoAnswer Answer) : DeskInput;

    /// <summary>A page shows itself, or what it shows has changed.</summary>
    /// <param name="Page">Our id of the page.</param>
    /// <param name="Visible">The browser tab is in front.</param>
    /// <param name="Focused">Salesforce's window has the focus.</param>
    /// <param name="Record">The record open in its tab.</param>
    public sealed record PageReported(string Page, bool Visible, bool Focused, RecordRef? Record) : DeskInput;

    public sealed record PageClosed(string Page) : DeskInput;

    /// <summary>The agent popped a record for a call: an express choice, even where that record was open already.</summary>
    public sealed record PagePopped(string Page, string CallId, RecordRef Record) : DeskInput;

    public sealed record PageStartedNew(string Page, string CallId, string Type) : DeskInput;

    /// <summary>Object types of the softphone layout, in its order.</summary>
    public sealed record LayoutReported(ImmutableArray<string> Objects) : DeskInput;

    public sealed record RecordMoved(RecordProgress Progress) : DeskInput;

    public sealed record RulesChanged(DeskRules Rules) : DeskInput;

    /// <summary>Calls read back from disk at start, before anything else.</summary>
    public sealed record Recovered(ImmutableArray<DeskCall> Live, ImmutableArray<DeskCall> Ended) : DeskInput;

    /// <summary>The time of <see cref="DeskReducer.NextDeadline"/> has come.</summary>
    public sealed record Tick : DeskInput;
}
