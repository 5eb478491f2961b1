using System.Collections.Immutable;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>What the tracker told of a transcript.</summary>
internal sealed record Replay(TrackerState State, ImmutableArray<Observation> Told)
{
    /// <summary>Without those that turned out to be another's part.</summary>
    public IEnumerable<CallGone> Ends => Told.OfType<CallGone>().Where(gone => gone.ContinuesIn is null);

    public string? FarIdOf(string callRef) => Told.SelectMany(Seen).LastOrDefault(c => c.Ref == callRef)?.FarId;

    public CallObservation? Last => Told.SelectMany(Seen).LastOrDefault();

    /// <summary>The states, each where it changed, and the end.</summary>
    public string Story
    {
        get
        {
            var words = new List<string>();
            foreach (var word in Told.SelectMany(o => o is CallGone gone ? [gone.Reason.ToString()] : Seen(o).Select(c => c.State.ToString())))
                if (words.LastOrDefault() != word)
                    words.Add(word);
            return string.Join(' ', words);
        }
    }

    public string EndStory => string.Join(' ', Ends.Select(e => $"{e.Ref}={e.Uniqueid}:{e.Reason}"));

    public static Replay Of(Transcript transcript)
    {
        var state = ChannelTracker.Start(new TrackerOptions([new PhoneLine(transcript.Extension, "PJSIP/" + transcript.Extension)]));
        var told = ImmutableArray.CreateBuilder<Observation>();
        foreach (var happened in transcript.Events)
        {
            (state, var now) = ChannelTracker.Apply(state, happened);
            told.AddRange(now.Select(t => t.Observation));
        }

        return new Replay(state, told.ToImmutable());
    }

    private static IEnumerable<CallObservation> Seen(Observation observation) => observation switch
    {
        CallObserved seen => [seen.Call],
        LinkUp up => up.Calls,
        _ => [],
    };
}
