using CallBridge.Configuration;

namespace CallBridge.CallCenter;

/// <summary>
/// The page under <c>salesforce/</c> that Salesforce shows when the softphone page does not come. It finds out what is wrong by asking the
/// listener's ports for a sign of life, so it must know them.
/// </summary>
internal static class StandbyPage
{
    private const string Path = "/apex/CallBridgeStandby";

    private static readonly ListenerOptions Usual = new();

    /// <summary>Its address in the org; ports are named only where they are not the usual ones.</summary>
    public static string For(ListenerOptions listener) => Address(listener, []);

    /// <summary>The same for a demo, whose softphone page comes over plain http.</summary>
    public static string ForPlainPage(ListenerOptions listener) => Address(listener, ["panel=http"]);

    private static string Address(ListenerOptions listener, List<string> query)
    {
        if (listener.HttpPort != Usual.HttpPort)
            query.Add($"http={listener.HttpPort}");
        if (listener.HttpsPort != Usual.HttpsPort)
            query.Add($"https={listener.HttpsPort}");
        return query.Count == 0 ? Path : $"{Path}?{string.Join('&', query)}";
    }
}
