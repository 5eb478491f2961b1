using CallBridge.Calls.Desk;

namespace CallBridge.Telephony.Tests.Whole;

/// <summary>Names a call for the comparison: the run of the phone system, and the Uniqueid that the call key was made of.</summary>
internal static class WholeKey
{
    public static string Of(DeskCall call)
    {
        var name = call.Key[(call.Key.IndexOf(call.Agent, StringComparison.Ordinal) + call.Agent.Length + 1)..];
        var mark = "-" + call.Incarnation;
        if (call.HasRepeatedName && name.EndsWith(mark, StringComparison.Ordinal))
            name = name[..^mark.Length];
        return Of(call.Incarnation, name.Replace("--", "-", StringComparison.Ordinal));
    }

    public static string Of(string? incarnation, string uniqueid) => incarnation + "/" + uniqueid;
}
