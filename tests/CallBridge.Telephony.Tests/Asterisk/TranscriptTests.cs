using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;
using Xunit.Abstractions;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>What Asterisk 22 said in the lab, replayed through parser, translator and tracker.</summary>
public sealed class TranscriptTests(ITestOutputHelper output)
{
    public static TheoryData<string> Scenarios() => [.. Transcript.Scenarios];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Dump(string scenario)
    {
        var transcript = Transcript.Read(scenario);
        var state = ChannelTracker.Start(new TrackerOptions([new PhoneLine(transcript.Extension, "PJSIP/" + transcript.Extension)]));
        foreach (var happened in transcript.Events)
        {
            (state, var told) = ChannelTracker.Apply(state, happened);
            foreach (var t in told)
                output.WriteLine("~~ " + scenario + " " + t.Observation switch
                {
                    CallObserved { Call: var c } => $"{c.Uniqueid} {c.Direction} {c.State} far={c.Far.Number}/{c.Far.Name} called={c.CalledNumber} from={c.TransferredFrom} fail={c.Failure}",
                    LinkUp up => "up " + string.Join(";", up.Calls.Select(c => $"{c.Uniqueid} {c.Direction} {c.State} far={c.Far.Number}/{c.Far.Name} called={c.CalledNumber} {c.Age}")),
                    var o => o.ToString(),
                });
        }

        output.WriteLine($"~~ {scenario} left={state.ChannelCount}");
    }
}
