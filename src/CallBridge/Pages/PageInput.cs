using CallBridge.Calls;
using CallBridge.Calls.Search;
using CallBridge.Salesforce;

namespace CallBridge.Pages;

/// <summary>Checks what pages and API callers name; anything odd is dropped or refused, never stored.</summary>
internal static class PageInput
{
    /// <summary>Characters of a record's name that are kept.</summary>
    public const int NameLength = 255;

    /// <summary>Most object types of a softphone layout.</summary>
    public const int LayoutObjects = 20;

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
}
