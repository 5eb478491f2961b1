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

    /// <summary>What a page was told of the softphone layout.</summary>
    /// <param name="Objects">Object types searched for inbound calls, in its order.</param>
    /// <param name="OutboundObjects">For outbound calls; empty: the same.</param>
    /// <param name="PopsUnmatched">An inbound call that nothing matches opens something that is no form for a new record.</param>
    public sealed record LayoutReported(
        ImmutableArray<string> Objects, ImmutableArray<string> OutboundObjects = default, bool PopsUnmatched = false) : DeskInput;

    public sealed record RecordMoved(RecordProgress Progress) : DeskInput;

    public sealed record RulesChanged(DeskRules Rules) : DeskInput;

    /// <summary>Calls, and countries called, read back from disk at start, before anything else.</summary>
    public sealed record Recovered(
        ImmutableArray<DeskCall> Live, ImmutableArray<DeskCall> Ended, ImmutableArray<string> Countries = default) : DeskInput;

    /// <summary>As <see cref="Recovered"/>, when the desk has long begun: the database could not be opened before.</summary>
    public sealed record RecoveredLate(
        ImmutableArray<DeskCall> Live, ImmutableArray<DeskCall> Ended, ImmutableArray<string> Countries = default) : DeskInput;

    /// <summary>The time of <see cref="DeskReducer.NextDeadline"/> has come.</summary>
    public sealed record Tick : DeskInput;
}
