using System.Globalization;
using System.Text;

namespace CallBridge.Crash.Phone;

/// <summary>What the phone system answers to the manager actions of a listener.</summary>
internal static class PhoneAnswers
{
    private static readonly string[] Allowed =
        ["CoreSettings", "CoreStatus", "BridgeList", "DeviceStateList", "ParkedCalls", "CoreShowChannels", "Ping"];

    public static string To(IReadOnlyDictionary<string, string> action, string system, IReadOnlyList<PhoneCall> live)
    {
        var id = action.GetValueOrDefault("ActionID", "");
        return action["Action"] switch
        {
            "Challenge" => Response(id, "Challenge: 840415273"),
            "Login" => Response(id, "Message: Authentication accepted") + "Event: FullyBooted\r\nStatus: Fully Booted\r\n\r\n",
            "ListCommands" => Response(id, [.. Allowed.Select(name => $"{name}: (Priv: all)")]),
            "CoreSettings" => Response(id, "AMIversion: 11.0.0", "AsteriskVersion: 22.10.0", $"SystemName: {system}"),
            "CoreStatus" => Response(id, "CoreStartupDate: 2026-03-28", "CoreStartupTime: 23:59:01"),
            "BridgeList" => List(id, "BridgeList", "BridgeListItem", [.. live.Where(c => c.IsUp).Select(PhoneEvents.BridgeOf)]),
            "DeviceStateList" => List(id, "DeviceStateList", "DeviceStateChange", []),
            "ParkedCalls" => List(id, "ParkedCalls", "ParkedCall", []),
            "CoreShowChannels" => List(id, "CoreShowChannels", "CoreShowChannel", [.. live.SelectMany(PhoneEvents.ChannelsOf)]),
            "Ping" => Response(id, "Ping: Pong"),
            _ => $"Response: Error\r\nActionID: {id}\r\nMessage: Permission denied\r\n\r\n",
        };
    }

    private static string Response(string id, params IEnumerable<string> headers) =>
        $"Response: Success\r\nActionID: {id}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";

    private static string List(string id, string action, string item, IReadOnlyList<string> items)
    {
        var text = new StringBuilder(Response(id, "EventList: start"));
        foreach (var headers in items)
            text.Append(CultureInfo.InvariantCulture, $"Event: {item}\r\nActionID: {id}\r\n{headers}\r\n");
        return text.Append(CultureInfo.InvariantCulture, $"Event: {action}Complete\r\nActionID: {id}\r\nEventList: Complete\r\nListItems: {items.Count}\r\n\r\n").ToString();
    }
}
