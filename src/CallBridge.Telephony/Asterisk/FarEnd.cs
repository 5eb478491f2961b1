using System.Collections.Immutable;

namespace CallBridge.Telephony.Asterisk;

/// <summary>Who is at the other end of a leg: through bridges and Local pairs, else along dials.</summary>
/// <param name="Channels">The channels found that are somebody's device or trunk; more than one in a conference or while several are rung.</param>
/// <param name="Visited">Every channel the search went by, the leg included.</param>
internal readonly record struct FarEnd(ImmutableArray<TrackedChannel> Channels, ImmutableArray<string> Visited)
{
    /// <summary>A bound for a walk through what a phone system may have wired in a ring or at length.</summary>
    private const int MostVisited = 256;

    private enum Way
    {
        Across,

        /// <summary>To who dialled.</summary>
        Up,

        /// <summary>To who is dialled.</summary>
        Down,
    }

    public static FarEnd Of(TrackerState state, TrackedChannel leg)
    {
        var found = ImmutableArray.CreateBuilder<TrackedChannel>();
        var visited = new List<string> { leg.Uniqueid };
        var arrived = new List<Way> { Way.Across };
        for (var next = 0; next < visited.Count && visited.Count < MostVisited; next++)
        {
            if (state.Find(visited[next]) is not { } at || (next > 0 && !at.IsLocal))
                continue;
            foreach (var (id, way) in Neighbours(state, at, arrived[next]))
            {
                if (visited.Contains(id) || state.Find(id) is not { Missing: false } neighbour)
                    continue;
                visited.Add(id);
                arrived.Add(way);
                if (!neighbour.IsLocal)
                    found.Add(neighbour);
            }
        }

        return new FarEnd(found.ToImmutable(), [.. visited]);
    }

    /// <summary>Never back down from a dialler: what it also dials is a sibling, not a far end.</summary>
    private static IEnumerable<(string Id, Way Way)> Neighbours(TrackerState state, TrackedChannel at, Way arrived)
    {
        if (at.OtherHalf is { } half)
            yield return (half, Way.Across);
        if (at.Bridge is { } id && state.Bridges.GetValueOrDefault(id) is { Holding: false, Members.Length: > 1 } bridge)
        {
            foreach (var member in bridge.Members)
                yield return (member, Way.Across);
            yield break;
        }

        if (at.DialSource is { } source && arrived != Way.Down)
            yield return (source, Way.Up);
        if (arrived == Way.Up)
            yield break;
        foreach (var dialled in at.Dials)
            yield return (dialled, Way.Down);
        if (at.Dials.IsEmpty && at.AnsweredBy is { } answered)
            yield return (answered, Way.Down);
    }
}
