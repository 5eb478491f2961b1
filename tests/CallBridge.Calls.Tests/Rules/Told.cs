using CallBridge.Calls.Associations;
using CallBridge.Calls.Desk;

namespace CallBridge.Calls.Tests.Rules;

/// <summary>What a call is logged to, as one reads it in a table: the person, then what it is about, each with why.</summary>
internal static class Told
{
    public const string Nothing = "nobody, nothing";

    public static string Association(DeskCall call) => Words(call.Association);

    public static string Words(Association association) =>
        $"{Words(association.Who) ?? "nobody"}, {Words(association.What) ?? "nothing"}";

    private static string? Words(Link? link) => link is null ? null : $"{link.Record.Name} ({link.Because})";
}
