namespace CallBridge.Telephony.Asterisk.Rights;

/// <summary>What Asterisk says to an action that it refuses, in a sentence that names what to mend where that is known.</summary>
internal static class Refusals
{
    /// <param name="action">The action's name.</param>
    /// <param name="words">Asterisk's own.</param>
    /// <param name="options">Whose settings are named.</param>
    public static string Sentence(string action, string words, AsteriskOptions options) => (action, words.TrimEnd('.')) switch
    {
        (_, "Permission denied") when Class(action, options) is { } needed =>
            $"The phone system refused ({action}: Permission denied): its login needs write={needed} in manager.conf.",
        ("Originate", "Extension does not exist") =>
            $"The phone system cannot dial this number from its dial context {options.DialContext} (Telephony:Asterisk:DialContext).",
        _ => $"The phone system refused ({action}): {words}",
    };

    private static string? Class(string action, AsteriskOptions options) => action switch
    {
        "QueuePause" or "QueueRemove" => "agent",
        _ => Feature.Of(options).FirstOrDefault(f => f.Action == action)?.Class,
    };
}
