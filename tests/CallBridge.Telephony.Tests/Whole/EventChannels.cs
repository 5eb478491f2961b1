using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Tests.Whole;

/// <summary>Which channels an event is about: order among events of one channel is the phone system's promise.</summary>
internal static class EventChannels
{
    public static bool Shared(ChannelEvent one, ChannelEvent two) =>
        Of(one).Intersect(Of(two)).Any();

    private static IEnumerable<string> Of(ChannelEvent happened) => happened.GetType().GetProperties()
        .Where(property => property.PropertyType == typeof(ChannelSnapshot))
        .Select(property => (property.GetValue(happened) as ChannelSnapshot)?.Uniqueid)
        .OfType<string>();
}
