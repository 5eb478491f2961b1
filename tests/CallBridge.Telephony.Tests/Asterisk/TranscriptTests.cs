using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>What Asterisk 22 and 16 said in the lab, replayed through the real parser, translator and tracker.</summary>
public sealed class TranscriptTests
{
    public static TheoryData<string, string, string, string?> Told() => new()
    {
        // Scenario, states in order and end, far party's number, number called.
        { "inbound-answered-by-notify", "Alerting Connected RemoteHangUp", "07814256404", "02079460101" },
        { "inbound-hung-up-by-listener", "Alerting Connected LocalHangUp", "07814256404", "02079460101" },
        { "inbound-internal", "Alerting Connected LocalHangUp", "2001", "1001" },
        { "inbound-caller-gave-up", "Alerting CallerCancelled", "07814256404", "02079460101" },
        { "inbound-no-answer", "Alerting NoAnswer", "07814256404", "02079460301" },
        { "inbound-rejected", "Alerting Rejected", "07814256404", "02079460101" },
        { "inbound-busy", "", "", null },
        { "group-answered-elsewhere", "Alerting AnsweredElsewhere", "07814256404", "02079460201" },
        { "handset-answered", "Delivering Connected LocalHangUp", "07814256404", "07814256404" },
        { "handset-busy", "Delivering Failed Busy", "07814256404", "07814256404" },
        { "handset-given-up", "Delivering LocalHangUp", "07814256404", "07814256404" },
        { "click-to-dial-answered", "Initiated Delivering Connected RemoteHangUp", "07814256404", "07814256404" },
        { "click-to-dial-busy", "Initiated Delivering Failed Busy", "07814256404", "07814256404" },
        { "click-to-dial-agent-busy", "Initiated Busy", "07814256404", "07814256404" },
        { "click-to-dial-agent-no-answer", "Initiated NoAnswer", "07814256404", "07814256404" },
        {
            "hold-and-retrieve",
            "Alerting Connected Held Connected Held Connected HeldByRemote Connected LocalHangUp",
            "07814256404",
            "02079460101"
        },
        { "blind-transfer-action", "Alerting Connected Transferred", "07814256404", "02079460101" },
        { "blind-transfer-refer", "Alerting Connected Transferred", "07814256404", "02079460101" },
        { "blind-transfer-no-answer", "Alerting Connected Transferred", "07814256404", "02079460101" },
        { "blind-transfer-to-agent", "Alerting Connected RemoteHangUp", "07814256404", null },
        { "attended-transfer-action", "Alerting Connected Held Connected Transferred", "07814256404", "02079460101" },
        { "park-action-taken-back", "Alerting Connected Queued Connected RemoteHangUp", "07814256404", "02079460101" },
        { "park-refer-dialled-back", "Alerting Connected Queued Connected LocalHangUp", "07814256404", "02079460101" },
        { "park-taken-by-colleague", "Alerting Connected Queued Parked", "07814256404", "02079460101" },
        { "park-given-up", "Alerting Connected Queued Parked", "07814256404", "02079460101" },
        { "park-rung-back", "Alerting Connected Queued Alerting Connected LocalHangUp", "07814256404", "02079460101" },
        { "pickup-action", "Initiated Connected RemoteHangUp", "07814256404", "02079461001" },
        { "pickup-handset", "Delivering Connected LocalHangUp", "07814256404", "02079461001" },
        { "redirect-agent", "Alerting Connected LocalHangUp", "2001", "02079460101" },
        { "attended-transfer-to-agent", "Alerting Connected RemoteHangUp", "07814256404", "1001" },
        { "blonde-transfer-to-agent", "Alerting Connected RemoteHangUp", "07814256404", "1001" },
        { "bridge-transfer-to-agent", "Alerting Connected RemoteHangUp", "07814256404", "1001" },
        { "three-way-feature-code", "Alerting Connected Held Connected LocalHangUp", "07814256404", "02079460101" },
        { "attended-transfer-refer", "Alerting Connected Held Delivering Connected Transferred", "07814256404", "02079460801" },
        { "blonde-transfer-refer", "Alerting Connected Held Delivering Connected Transferred", "07814256404", "02079460801" },
        { "attended-transfer-bridge", "Alerting Connected Held Initiated Delivering Connected Transferred", "2001", "2001" },
        { "consultation-given-up", "Alerting Connected Held Initiated Delivering Connected LocalHangUp Connected RemoteHangUp", "07814256404", "02079460801" },
        { "calls-swapped", "Alerting Connected Held Initiated Delivering Connected Held Connected RemoteHangUp Connected LocalHangUp", "2001", "2001" },
        { "conference-by-redirect", "Alerting Connected Held Initiated Delivering Connected Transferred Connected LocalHangUp", "2001", "2001" },
        { "three-way-by-phone", "Alerting Connected Held Delivering Connected LocalHangUp RemoteHangUp", "07814256404", "02079460801" },
        { "inbound-declined", "Alerting Rejected", "07814256404", "02079460101" },
        { "inbound-early-media", "Alerting Connected RemoteHangUp", "07814256404", "02079460101" },
        { "inbound-forwarded", "Alerting Forwarded", "07814256404", "02079460101" },
        { "inbound-hidden-number", "Alerting CallerCancelled", "", "02079460101" },
        { "pickup-directed", "Alerting PickedUp", "07814256404", "02079460101" },
        { "pickup-group", "Alerting PickedUp", "07814256404", "02079460101" },
        { "queue-caller-gave-up", "Alerting CallerCancelled", "07814256404", "02079460501" },
        { "queue-local", "Alerting Connected RemoteHangUp", "07814256404", "02079460501" },
        { "queue-local-answered-elsewhere", "Alerting AnsweredElsewhere", "07814256404", "02079460501" },
        { "queue-local-stays", "Alerting Connected RemoteHangUp", "07814256404", "02079460601" },
        { "queue-phones", "Alerting Connected RemoteHangUp", "07814256404", "02079460401" },
        { "queue-phones-answered-elsewhere", "Alerting AnsweredElsewhere", "07814256404", "02079460401" },
        { "handset-congestion", "Delivering Failed Congestion", "07814256404", "07814256404" },
        { "handset-declined", "Delivering Failed Rejected", "07814256404", "07814256404" },
        { "handset-dial-plan-congestion", "Delivering Congestion", "08081570000", "08081570000" },
        { "handset-early-media", "Delivering Connected RemoteHangUp", "07814256404", "07814256404" },
        { "handset-no-answer", "Delivering Failed NoAnswer", "07700900100", "07700900100" },
        { "handset-unknown-number", "Delivering Failed Unreachable", "07814256404", "07814256404" },
        {
            "second-call",
            "Alerting Connected Alerting Held Connected RemoteHangUp Connected RemoteHangUp",
            "07814256404",
            "02079460101"
        },
        { "two-phones-answered", "Alerting Connected RemoteHangUp", "07814256404", "02079460701" },
        { "two-phones-rejected", "Alerting Rejected", "07814256404", "02079460701" },
        { "resync-held", "Held RemoteHangUp", "07814256404", null },
        { "resync-ringing", "Alerting CallerCancelled", "07814256404", "02079460101" },
    };

    public static TheoryData<string> Scenarios() => [.. Transcript.Scenarios];

    public static TheoryData<string> OldAndNew() => [.. Transcript.Scenarios, .. Transcript.OldScenarios];

    public static TheoryData<string> Old() => [.. Transcript.OldScenarios];

    [Theory]
    [MemberData(nameof(Told))]
    public void Transcript_replayed_tells_the_call_as_it_went(string scenario, string states, string far, string? called)
    {
        var replay = Replay.Of(Transcript.Read(scenario));
        Assert.Equal(states, replay.Story);
        Assert.Equal(far, replay.Last?.Far.Number ?? "");
        Assert.Equal(called, replay.Last?.CalledNumber);
    }

    [Theory]
    [MemberData(nameof(Old))]
    public void Old_transcript_replayed_tells_the_same_as_the_new(string scenario)
    {
        var expected = Told().Single(row => (string)row[0] == scenario.Split('/')[1]);
        var replay = Replay.Of(Transcript.Read(scenario));
        Assert.Equal(expected[1], replay.Story);
        Assert.Equal(expected[2], replay.Last?.Far.Number ?? "");
        Assert.Equal(expected[3], replay.Last?.CalledNumber);
    }

    [Fact]
    public void Every_transcript_has_its_expectation() =>
        Assert.Equal(Transcript.Scenarios.Order(), Told().Select(row => (string)row[0]).Order());

    [Theory]
    [MemberData(nameof(OldAndNew))]
    public void Transcript_replayed_leaves_nothing_behind(string scenario) =>
        Assert.Equal(0, Replay.Of(Transcript.Read(scenario)).State.ChannelCount);

    [Theory]
    [MemberData(nameof(OldAndNew))]
    public void Transcript_replayed_names_the_calls_by_the_agents_leg(string scenario)
    {
        var transcript = Transcript.Read(scenario);
        Assert.All(Replay.Of(transcript).Ends, end => Assert.Contains(end.Uniqueid, transcript.Legs));
    }

    [Theory]
    [MemberData(nameof(OldAndNew))]
    public void Transcript_with_every_event_told_twice_ends_the_same(string scenario)
    {
        var transcript = Transcript.Read(scenario);
        var twice = transcript with { Events = [.. transcript.Events.SelectMany(e => e is SnapshotTaken or SnapshotBegun ? [e] : new[] { e, e })] };
        Assert.Equal(Replay.Of(transcript).Story, Replay.Of(twice).Story);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Transcript_with_a_list_at_any_place_ends_the_same(string scenario)
    {
        var transcript = Transcript.Read(scenario);
        var plain = Replay.Of(transcript);
        for (var at = 0; at <= transcript.Events.Length; at++)
        {
            var replay = Replay.Of(transcript with { Events = WithList(transcript.Events, at, at) });
            Assert.Equal((at, plain.EndStory), (at, replay.EndStory));
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Transcript_with_a_list_that_overtakes_events_ends_the_same(string scenario)
    {
        const int Overtaken = 6;
        var transcript = Transcript.Read(scenario);
        var plain = Replay.Of(transcript);
        for (var at = 0; at + Overtaken <= transcript.Events.Length; at++)
        {
            var replay = Replay.Of(transcript with { Events = WithList(transcript.Events, at, at + Overtaken) });
            Assert.Equal((at, plain.EndStory), (at, replay.EndStory));
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Listener_started_at_any_place_sees_the_living_call_end(string scenario)
    {
        var transcript = Transcript.Read(scenario);
        for (var at = 0; at <= transcript.Events.Length; at++)
        {
            var before = Replay.Of(transcript with { Events = transcript.Events[..at] });

            // On its way out of the parking lot a channel is nowhere for a moment: whose it is, only who saw it parked can know.
            var alive = ChannelTracker.CallsOf(before.State, transcript.Extension).Where(c => c is not { State: ConnectionState.Queued, ParkedAt: null });
            var late = Replay.Of(transcript with { Events = [.. List(transcript.Events[..at]), .. transcript.Events[at..]] });

            // Of a call that was parked the naming channel is gone: who came late knows it by its far party, or by the channel that took it back.
            var wasParked = transcript.Events[..at].Any(e => e is CallParked);
            Assert.All(alive, call => Assert.Contains(
                late.Ends,
                e => e.Uniqueid == call.Uniqueid || IsLegOf(before.State, transcript.Extension, call, e)
                    || (wasParked && (late.FarIdOf(e.Ref) == call.FarId || transcript.Legs.Contains(e.Uniqueid)))));
            Assert.Equal(0, late.State.ChannelCount);
        }
    }

    /// <summary>While forked phones ring, a call is called by one of them; it ends by the name of the one that answered, or was left.</summary>
    private static bool IsLegOf(TrackerState state, string extension, CallObservation call, CallGone end) =>
        end.Ref == call.Uniqueid || ChannelTracker.LegsOf(state, extension, call.Ref).Any(leg => leg.Uniqueid == end.Uniqueid);

    private static ImmutableArray<ChannelEvent> WithList(ImmutableArray<ChannelEvent> events, int at, int knows) =>
        [.. events[..at], .. List(events[..knows]), .. events[at..]];

    private static ChannelEvent[] List(ImmutableArray<ChannelEvent> events) => [new SnapshotBegun(), TranscriptWorld.ListAfter(events)];
}
