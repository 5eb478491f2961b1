using System.Text.RegularExpressions;
using CallBridge.Calls;
using CallBridge.Calls.Search;
using CallBridge.Salesforce;

namespace CallBridge.Pages;

/// <summary>Checks what pages and API callers name; anything odd is dropped or refused, never stored.</summary>
internal static partial class PageInput
{
    /// <summary>Characters of a record's name that are kept.</summary>
    public const int NameLength = 255;

    /// <summary>Most object types of a softphone layout.</summary>
    public const int LayoutObjects = 20;

    /// <summary>Whether it is a call key, as this program writes them.</summary>
    public static bool IsCallKey(string? text) => text is not null && CallKey().IsMatch(text);

    /// <summary>Whether it is a ticket, as this program gives them.</summary>
    public static bool IsTicket(string? text) => Guid.TryParseExact(text, "N", out _);

    /// <summary>The record with an 18-character id and a proper type; null if it is not one.</summary>
    public static RecordRef? Record(PageRecord? record)
    {
        if (SalesforceId.Normalise(record?.Id) is not { } id)
            return null;
        var type = record!.Type is { } named && ApiName.Is(named) ? named : SalesforceId.TypeOf(id);
        if (type is null)
            return null;
        var name = record.Name is { Length: > NameLength } ? record.Name[..NameLength] : record.Name;
        return new RecordRef(id, type, string.IsNullOrWhiteSpace(name) ? null : name);
    }

    [GeneratedRegex(@"\A[a-z0-9.-]{1,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CallKey();
}
