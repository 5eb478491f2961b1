using System.Collections.Immutable;
using CallBridge.Calls;

namespace CallBridge.Telephony.Asterisk.Rights;

/// <summary>What a login may do, read from the list of actions that the phone system lets it use.</summary>
/// <param name="allowed">Null if the phone system does not say: then all is tried.</param>
/// <param name="wanted">Features that the configuration makes use of.</param>
internal sealed class LoginRights(IReadOnlySet<string>? allowed, IReadOnlyCollection<Feature> wanted)
{
    /// <summary>For each class an action of Asterisk's core, which is always there: with it the class is granted.</summary>
    private static readonly ImmutableDictionary<string, string> Core = new Dictionary<string, string>
    {
        ["system"] = "Filter",
        ["call"] = "Redirect",
        ["originate"] = "Originate",
    }.ToImmutableDictionary();

    /// <summary>An action of app_queue that needs no class.</summary>
    private const string OfQueues = "QueueStatus";

    /// <summary>What of a call's capabilities is left.</summary>
    public CallCapabilities Permitted => ~Missing.Aggregate(CallCapabilities.None, (all, f) => all | f.Capabilities);

    /// <summary>One sentence for each class that was not granted, and for each module that is not loaded although the configuration counts on it.</summary>
    public IEnumerable<string> Shortfalls =>
        Missing.Where(f => f.Configured || !IsUnloaded(f)).GroupBy(Why).Select(group => $"{group.Key}: no {Join([.. group.Select(f => f.Words)])}.");

    private IEnumerable<Feature> Missing => allowed is null ? [] : wanted.Where(f => !allowed.Contains(f.Action));

    /// <summary>An action is missing from the list for want of the right, or because nobody provides it.</summary>
    private bool IsUnloaded(Feature missing) =>
        missing.Class == "agent" ? !allowed!.Contains(OfQueues)
        : Core.TryGetValue(missing.Class, out var core) && allowed!.Contains(core);

    private string Why(Feature missing) => IsUnloaded(missing)
        ? $"The phone system has not loaded {missing.Module}"
        : $"The phone system's login lacks write={missing.Class} in manager.conf";

    private static string Join(IReadOnlyList<string> words) =>
        words.Count == 1 ? words[0] : string.Join(", ", words.SkipLast(1)) + " or " + words[^1];
}
