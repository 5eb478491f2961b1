using CallBridge.Calls;
using CallBridge.Calls.Phone;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>What Asterisk 22 said of two calls of one phone: how each part went, and how they hang together. The first leg of the index is the caller's.</summary>
public sealed class TwoCallTranscriptTests
{
    [Theory]
    [InlineData("attended-transfer-refer", EndReason.Transferred, EndReason.Transferred)]
    [InlineData("blonde-transfer-refer", EndReason.Transferred, EndReason.Transferred)]
    [InlineData("attended-transfer-bridge", EndReason.Transferred, EndReason.Transferred)]
    [InlineData("conference-by-redirect", EndReason.Transferred, EndReason.LocalHangUp)]
    [InlineData("consultation-given-up", EndReason.RemoteHangUp, EndReason.LocalHangUp)]
    [InlineData("calls-swapped", EndReason.RemoteHangUp, EndReason.LocalHangUp)]
    [InlineData("three-way-by-phone", EndReason.RemoteHangUp, EndReason.LocalHangUp)]
    public void Each_part_ends_once_for_its_own_reason(string scenario, EndReason first, EndReason second)
    {
        var transcript = Transcript.Read(scenario);
        var ends = Replay.Of(transcript).Ends.ToDictionary(e => e.Ref, e => e.Reason);
        Assert.Equal((2, first, second), (ends.Count, ends[transcript.Legs[0]], ends[transcript.Legs[1]]));
    }

    [Theory]
    [InlineData("attended-transfer-refer")]
    [InlineData("blonde-transfer-refer")]
    [InlineData("three-way-by-phone")]
    public void Second_call_dialled_on_the_handset_is_a_consultation_about_the_held_first(string scenario)
    {
        var transcript = Transcript.Read(scenario);
        Assert.Equal(transcript.Legs[0], Of(transcript, leg: 1).Last().ConsultOf);
        Assert.All(Of(transcript, leg: 0), call => Assert.Null(call.ConsultOf));
    }

    [Theory]
    [InlineData("conference-by-redirect", 1)]
    [InlineData("three-way-feature-code", 0)]
    public void Three_together_are_shown_as_parties(string scenario, int leg) => Assert.Contains(
        Of(Transcript.Read(scenario), leg),
        call => call.Parties.Select(p => p.Number).Order().SequenceEqual(["07814256404", "2001"]));

    [Theory]
    [InlineData("attended-transfer-to-agent")]
    [InlineData("blonde-transfer-to-agent")]
    [InlineData("bridge-transfer-to-agent")]
    [InlineData("blind-transfer-to-agent")]
    public void Agent_whom_a_colleague_hands_over_to_sees_the_outside_party_and_the_colleague(string scenario)
    {
        var call = Replay.Of(Transcript.Read(scenario)).Last!;
        Assert.Equal(("07814256404", "2001"), (call.Far.Number, call.TransferredFrom));
    }

    [Fact]
    public void Agent_who_still_rings_is_shown_whom_the_call_is_from_now()
    {
        var ringing = Of(Transcript.Read("blonde-transfer-to-agent"), leg: 0).Last(c => c.State == ConnectionState.Alerting);
        Assert.Equal(("07814256404", "2001"), (ringing.Far.Number, ringing.TransferredFrom));
    }

    private static IEnumerable<CallObservation> Of(Transcript transcript, int leg) =>
        Replay.Of(transcript).Told.OfType<CallObserved>().Select(o => o.Call).Where(c => c.Uniqueid == transcript.Legs[leg]);
}
