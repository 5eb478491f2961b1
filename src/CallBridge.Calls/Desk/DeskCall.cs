using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallBridge.Calls.Associations;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Desk;

/// <summary>One agent's part in one call, with all that the desk knows and decided of it.</summary>
public sealed record DeskCall
{
    /// <summary>Fixed at first sight; safe in a URL.</summary>
    public required string Id { get; init; }

    /// <summary>The agent's extension.</summary>
    public required string Agent { get; init; }

    /// <summary><see cref="CallObservation.Ref"/>.</summary>
    public required string Ref { get; init; }

    /// <summary>Names the call record for ever: settled when the call ends.</summary>
    public required string Key { get; init; }

    /// <summary>The phone system's start time; calls of another incarnation are never this one.</summary>
    public string? Incarnation { get; init; }

    public required Direction Direction { get; init; }

    public required CallOrigin Origin { get; init; }

    public required ConnectionState State { get; init; }

    public required bool Internal { get; init; }

    public Party Far { get; init; } = Party.Unknown;

    /// <summary>The outside party last connected: the record names it even if a colleague was on the line at the end.</summary>
    public Party? Outside { get; init; }

    public string? CalledNumber { get; init; }

    public string? Queue { get; init; }

    public string? TransferredFrom { get; init; }

    public string? ConsultOf { get; init; }

    public ImmutableArray<Party> Parties { get; init; } = [];

    /// <summary>The parking space in which the far party waits; null if it waits in none.</summary>
    public string? ParkedAt { get; init; }

    /// <summary>
    /// <see cref="CallObservation.FarId"/> of a call that was parked once. The channel that named the call is gone: after a restart it is known again by this.
    /// </summary>
    public string? ParkedId { get; init; }

    /// <summary>It was parked once: whoever takes it back does so on another channel, and the key stays what it was.</summary>
    public bool KeySettled { get; init; }

    /// <summary>An earlier run of the phone system gave the same Uniqueid to another call.</summary>
    public bool HasRepeatedName { get; init; }

    public bool Muted { get; init; }

    public CallCapabilities Capabilities { get; init; }

    /// <summary>Seen on the phone system; false for a dial that it has not shown yet.</summary>
    public bool Observed { get; init; }

    /// <summary>The far end was rung or talked to: only then was there a call worth a record.</summary>
    public bool FarReached { get; init; }

    public required Moment StartedAt { get; init; }

    public Moment? ConnectedAt { get; init; }

    public Moment? EndedAt { get; init; }

    public required Moment StateSince { get; init; }

    /// <summary>Spent ringing, talking, held, up to <see cref="StateSince"/>.</summary>
    public Spent Spent { get; init; } = Spent.None;

    public EndReason? EndReason { get; init; }

    /// <summary>Why the far end cannot be reached, in state Failed.</summary>
    public EndReason? Failure { get; init; }

    /// <summary>The end was not seen: durations are what is certain.</summary>
    public bool AtLeast { get; init; }

    /// <summary>Since when the phone system could not confirm this call; null if it does.</summary>
    public Moment? UnconfirmedSince { get; init; }

    /// <summary>The last moment at which the phone system was known to have it.</summary>
    public required Moment ConfirmedAt { get; init; }

    /// <summary>When a closing call ends for good.</summary>
    public Moment? ClosingUntil { get; init; }

    /// <summary>The record may still be changed by navigation's New and by the panel until then.</summary>
    public Moment? WrapUpUntil { get; init; }

    public SearchProgress Search { get; init; }

    /// <summary>The number that <see cref="Matches"/> answer for.</summary>
    public string? SearchedNumber { get; init; }

    /// <summary>What to type into Salesforce's own search to find the same: the usual notations of <see cref="SearchedNumber"/>, joined by OR.</summary>
    public string? SearchText { get; init; }

    public ImmutableArray<Match> Matches { get; init; } = [];

    /// <summary>What the agent made by <em>New</em> for this call; rows of earlier versions do not say.</summary>
    public ImmutableArray<CreatedRecord> Created { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The agent's own assignment in the panel.</summary>
    public Choice? Panel { get; init; }

    /// <summary>What is known of the record in <see cref="Panel"/> whose details say the rest: a Person Account's contact, a case's.</summary>
    public RecordDetails? PanelRecord { get; init; }

    /// <summary>The latest of pops and navigation that counts.</summary>
    public RecordDetails? Chosen { get; init; }

    /// <summary>The clicked number's record, or the dial field's open record.</summary>
    public RecordDetails? OriginRecord { get; init; }

    /// <summary>The leader page's open record when the handset dialled.</summary>
    public RecordRef? OpenAtDial { get; init; }

    public Association Association { get; init; } = Association.None;

    /// <summary>The page in which it was begun or answered.</summary>
    public string? Interacted { get; init; }

    public string? Note { get; init; }

    public string? Disposition { get; init; }

    public bool Private { get; init; }

    public RecordNews Record { get; init; } = RecordNews.None;

    public LastCommand? LastCommand { get; init; }

    [JsonIgnore]
    public PendingCommand? Pending { get; init; }

    /// <summary>The search under way.</summary>
    [JsonIgnore]
    public long? SearchDo { get; init; }

    /// <summary>The matched contacts' open cases were asked for.</summary>
    [JsonIgnore]
    public bool CasesAsked { get; init; }

    /// <summary>Its record was opened once: also after a restart it does not open by itself again.</summary>
    public bool Popped { get; init; }

    [JsonIgnore]
    public bool IsLive => State != ConnectionState.Ended;

    /// <summary>Whom to show: the matched record, of several the one that was chosen, a record made for them; else what the phone system calls them.</summary>
    [JsonIgnore]
    public string? DisplayName => (Matches is [var only] ? only.Record.Name : IsTheirs(Association.Who) ? Association.Who!.Record.Name : null) ?? Named.Name;

    /// <summary>The party that the record names.</summary>
    [JsonIgnore]
    public Party Named => Outside ?? Far;

    private bool IsTheirs(Link? who) => who is not null
        && (Matches.Any(match => SalesforceId.Same(match.ContactId ?? match.Record.Id, who.Record.Id))
            || Created.Any(created => SalesforceId.Same(created.Record.Id, who.Record.Id)));
}
