using System.Collections.Immutable;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Tests.Asterisk;

/// <summary>The channel list that Asterisk would give after some events: as plain a reading of them as can be, apart from the tracker's.</summary>
internal static class TranscriptWorld
{
    public static SnapshotTaken ListAfter(ImmutableArray<ChannelEvent> events)
    {
        var channels = new Dictionary<string, ChannelSnapshot>();
        var lots = new HashSet<string>();
        var parked = new Dictionary<string, CallParked>();
        foreach (var happened in events)
        {
            switch (happened)
            {
                case ChannelCreated e:
                    channels[e.Channel.Uniqueid] = e.Channel with { Application = "Dial" };
                    break;
                case ChannelChanged e:
                    See(channels, e.Channel, c => c);
                    break;
                case DialBegun e:
                    See(channels, e.Dest, c => c with { Application = e.Source is null ? "AppDial2" : "AppDial" });
                    break;
                case CallParked e:
                    parked[e.Parkee.Uniqueid] = e;
                    break;
                case BridgeEntered e:
                    See(channels, e.Channel, c => c with { BridgeId = e.BridgeId });
                    if (e.Parking)
                        lots.Add(e.BridgeId);
                    break;
                case BridgeLeft e:
                    if (lots.Contains(e.BridgeId))
                        parked.Remove(e.Channel.Uniqueid);
                    See(channels, e.Channel, c => c with { BridgeId = c.BridgeId == e.BridgeId ? null : c.BridgeId });
                    break;
                case HungUp e:
                    channels.Remove(e.Channel.Uniqueid);
                    break;
                case SnapshotTaken e:
                    channels = e.Channels.ToDictionary(c => c.Uniqueid);
                    break;
            }
        }

        return new SnapshotTaken("lab", "recorded", [.. channels.Values], [.. lots.Select(id => new BridgeSeen(id, Holding: true, Parking: true))])
        {
            Parked = [.. parked.Values.Where(p => channels.ContainsKey(p.Parkee.Uniqueid))],
        };
    }

    private static void See(Dictionary<string, ChannelSnapshot> channels, ChannelSnapshot seen, Func<ChannelSnapshot, ChannelSnapshot> change)
    {
        if (channels.TryGetValue(seen.Uniqueid, out var known))
            channels[seen.Uniqueid] = change(seen with { Application = known.Application, BridgeId = known.BridgeId });
    }
}
