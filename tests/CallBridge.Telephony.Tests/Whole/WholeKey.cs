using CallBridge.Calls.Desk;

namespace CallBridge.Telephony.Tests.Whole;

/// <summary>Names a call for the comparison: the run of the phone system, and the Uniqueid that the call key was made of.</summary>
internal static class WholeKey
{
    public static string Of(DeskCall call)
    {
        var uniqueid = call.Key[(call.Key.IndexOf(call.Agent, StringComparison.Ordinal) + call.Agent.Length + 1)..].Replace("--", "-", StringComparison.Ordinal);
        var mark = "." + call.Incarnation;
        return Of(call.Incarnation, uniqueid.EndsWith(mark, StringComparison.Ordinal) ? uniqueid[..^mark.Length] : uniqueid);
    }

    public static string Of(string? incarnation, string uniqueid) => incarnation + "/" + uniqueid;
}
