using System.Collections.Immutable;
using CallBridge.Calls;

namespace CallBridge.Telephony.Asterisk;

/// <summary>Everything the tracker knows. Immutable; made by <see cref="ChannelTracker.Start"/>, changed only by the tracker.</summary>
public sealed record TrackerState
{
    /// <summary>Hung-up channels remembered, so that a repeated or late event cannot bring one back.</summary>
    internal const int TombstonesKept = 1024;

    internal TrackerState(TrackerOptions options)
    {
        Options = options;
        ByEndpoint = options.Lines.ToImmutableDictionary(l => l.Endpoint, l => l.Extension, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How many live channels are known, followed or not.</summary>
    public int ChannelCount => Channels.Count;

    internal TrackerOptions Options { get; }

    internal ImmutableDictionary<string, string> ByEndpoint { get; }

    internal ImmutableDictionary<string, TrackedChannel> Channels { get; init; } = ImmutableDictionary<string, TrackedChannel>.Empty;

    internal ImmutableDictionary<string, TrackedBridge> Bridges { get; init; } = ImmutableDictionary<string, TrackedBridge>.Empty;

    /// <summary>By Ref.</summary>
    internal ImmutableDictionary<string, TrackedPart> Parts { get; init; } = ImmutableDictionary<string, TrackedPart>.Empty;

    /// <summary>Leg's Uniqueid to the Ref of its part.</summary>
    internal ImmutableDictionary<string, string> PartOf { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Dials of our own whose channel has not been seen yet.</summary>
    internal ImmutableDictionary<string, OriginateBegun> Expected { get; init; } = ImmutableDictionary<string, OriginateBegun>.Empty;

    internal ImmutableHashSet<string> Tombstones { get; init; } = ImmutableHashSet<string>.Empty;

    internal ImmutableQueue<string> TombstoneOrder { get; init; } = ImmutableQueue<string>.Empty;

    /// <summary>The phone system told who is parked: what is not known to be parked is not.</summary>
    internal bool KnowsParking { get; init; }

    internal string? Incarnation { get; init; }

    /// <summary>As the last list had it.</summary>
    internal CallCapabilities Permitted { get; init; } = ~CallCapabilities.None;

    internal long Generation { get; init; }

    internal TrackedChannel? Find(string? uniqueid) =>
        uniqueid is not null && Channels.TryGetValue(uniqueid, out var channel) ? channel : null;

    internal TrackerState With(TrackedChannel channel) => this with { Channels = Channels.SetItem(channel.Uniqueid, channel) };

    internal TrackerState With(TrackedPart part) => this with { Parts = Parts.SetItem(part.Ref, part) };

    /// <summary>The agent whose phone a channel of this name is; null for others and for what a masquerade leaves behind.</summary>
    internal string? ExtensionOf(string channelName)
    {
        var dash = channelName.LastIndexOf('-');
        if (dash <= 0 || dash == channelName.Length - 1)
            return null;
        foreach (var c in channelName.AsSpan(dash + 1))
            if (!char.IsAsciiHexDigitLower(c))
                return null;
        return ByEndpoint.GetValueOrDefault(channelName[..dash]);
    }

    /// <summary>The agent whose phone a device is; null for others.</summary>
    internal string? ExtensionOfDevice(string? device) => device is null ? null : ByEndpoint.GetValueOrDefault(device);

    internal TrackerState Bury(string uniqueid)
    {
        if (Tombstones.Contains(uniqueid))
            return this;
        var (stones, order) = (Tombstones.Add(uniqueid), TombstoneOrder.Enqueue(uniqueid));
        if (stones.Count > TombstonesKept)
        {
            order = order.Dequeue(out var oldest);
            stones = stones.Remove(oldest);
        }

        return this with { Tombstones = stones, TombstoneOrder = order };
    }
}
