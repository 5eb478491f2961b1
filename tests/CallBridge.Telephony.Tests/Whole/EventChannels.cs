using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Tests.Whole;

/// <summary>Which channels an event is about: order among events of one channel is the phone system's promise.</summary>
internal static class EventChannels
{
    /// <summary>A masquerade renames two channels under the locks of both: its three events come as they are.</summary>
    public static bool Shared(ChannelEvent one, ChannelEvent two) =>
        (one is ChannelRenamed && two is ChannelRenamed) || Of(one).AsSpan().ContainsAny(Of(two));

    /// <summary>Tells some twice and swaps some with a neighbour of other channels.</summary>
    public static IEnumerable<ChannelEvent> Disturbed(IReadOnlyList<IReadOnlyList<ChannelEvent>> batches, Random random)
    {
        foreach (var batch in batches)
        {
            ChannelEvent[] events = [.. batch];
            for (var i = 0; i + 1 < events.Length; i++)
                if (random.Next(5) == 0 && !Shared(events[i], events[i + 1]))
                    (events[i], events[i + 1]) = (events[i + 1], events[i]);
            foreach (var happened in events)
            {
                yield return happened;
                if (random.Next(10) == 0)
                    yield return happened;
            }
        }
    }

    public static string[] Of(ChannelEvent happened) => happened switch
    {
        ChannelCreated e => [e.Channel.Uniqueid],
        ChannelChanged e => [e.Channel.Uniqueid],
        ChannelRenamed e => [e.Uniqueid],
        DialBegun e => Ids(e.Source, e.Dest),
        DialProgressed e => Ids(e.Source, e.Dest),
        DialEnded e => Ids(e.Source, e.Dest),
        BridgeEntered e => e.SwapUniqueid is { } swapped ? [e.Channel.Uniqueid, swapped] : [e.Channel.Uniqueid],
        BridgeLeft e => [e.Channel.Uniqueid],
        LocalPaired e => Ids(e.One, e.Two),
        HoldChanged e => [e.Channel.Uniqueid],
        BlindTransferred e => Ids(e.Transferer, e.Transferee),
        AttendedTransferred e => Ids(e.First, e.Second, e.Transferee, e.Target),
        CallPickedUp e => Ids(e.Channel, e.Target),
        CallParked e => [e.Parkee.Uniqueid],
        CallUnparked e => Ids(e.Parkee, e.Retriever),
        MuteChanged e => [e.Uniqueid],
        QueueJoined e => [e.Channel.Uniqueid],
        HangUpAsked e => [e.Channel.Uniqueid],
        HungUp e => [e.Channel.Uniqueid],
        OriginateEnded e => [e.Ref],
        _ => [],
    };

    private static string[] Ids(params ReadOnlySpan<ChannelSnapshot?> channels)
    {
        var ids = new List<string>();
        foreach (var channel in channels)
            if (channel is not null)
                ids.Add(channel.Uniqueid);
        return [.. ids];
    }
}
