using System.Text.Json.Nodes;

namespace CallBridge.Salesforce.Browser;

/// <summary>Work for a page, by a method of Open CTI.</summary>
public abstract record PageAsk
{
    private PageAsk()
    {
    }

    /// <summary>Runs a static method of Apex, which answers a text.</summary>
    /// <param name="Class">Apex class.</param>
    /// <param name="Method">Its method.</param>
    /// <param name="Parameters">By name; sent as a query string.</param>
    /// <param name="Saves">The call key whose record it saves; null if it only reads.</param>
    public sealed record RunApex(string Class, string Method, IReadOnlyList<(string Name, string Value)> Parameters, string? Saves = null) : PageAsk;

    /// <summary>Salesforce's own search by the softphone layout, without popping; answers records by id.</summary>
    /// <param name="Text">Notations joined by OR.</param>
    public sealed record Search(string Text) : PageAsk;

    /// <summary>Creates a record, or changes the one whose Id is among the values; answers its id.</summary>
    /// <param name="Key">The call key whose record it is.</param>
    /// <param name="Value">Fields by API name, with <c>entityApiName</c> or <c>Id</c>.</param>
    public sealed record SaveLog(string Key, JsonObject Value) : PageAsk;
}
