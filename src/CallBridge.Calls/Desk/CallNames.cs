using CallBridge.Calls.Records;

namespace CallBridge.Calls.Desk;

/// <summary>
/// Names calls by the phone system's Uniqueids. A phone system that starts anew may give them again (its clock was set back, or they are mere
/// numbers): a call whose name an ended call of another run has is named with its own run, so that it never reaches the other's record.
/// </summary>
internal static class CallNames
{
    /// <param name="state">The desk.</param>
    /// <param name="uniqueid">The channel that names the call.</param>
    /// <param name="isRepeated">It is known to have been given before.</param>
    public static (string Key, bool IsRepeated) Of(DeskState state, string uniqueid, bool isRepeated = false)
    {
        var key = CallKey.Make(Calling.SystemName(state), state.Rules.Extension, uniqueid);
        var run = state.Link.Incarnation;
        if (!isRepeated && !state.Ended.Exists(ended => ended.Incarnation != run && (ended.Key == key || ended.Id == key)))
            return (key, false);
        var mark = string.Concat((run ?? "").Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return (CallKey.Make(Calling.SystemName(state), state.Rules.Extension, uniqueid, mark), true);
    }
}
