using CallBridge.Calls.Desk;
using CallBridge.Salesforce;

namespace CallBridge.Pages;

/// <summary>The part of the softphone layout that the listener goes by, as a page read it: hostile until checked.</summary>
internal sealed record PageLayout
{
    /// <summary>Object types searched for inbound calls.</summary>
    public string[]? Objects { get; init; }

    /// <summary>For outbound calls; none: the same.</summary>
    public string[]? OutboundObjects { get; init; }

    /// <summary>An inbound call that nothing matches opens something that is no form for a new record.</summary>
    public bool PopsUnmatched { get; init; }

    /// <summary>Null if it names no objects at all.</summary>
    public DeskInput.LayoutReported? Read() => Objects is null ? null
        : new DeskInput.LayoutReported([.. Proper(Objects)], [.. Proper(OutboundObjects ?? [])], PopsUnmatched);

    private static IEnumerable<string> Proper(string[] named) =>
        named.Where(ApiName.Is).Distinct(StringComparer.Ordinal).Take(PageInput.LayoutObjects);
}
