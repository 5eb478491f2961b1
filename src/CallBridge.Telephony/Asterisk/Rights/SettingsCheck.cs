using System.Collections.Immutable;
using CallBridge.Ami;
using CallBridge.Ami.Wire;

namespace CallBridge.Telephony.Asterisk.Rights;

/// <summary>
/// Asks the phone system whether it knows the phones and the dial context of the configuration, where the login may ask. Its answers are taken
/// from the stream, so that they are known when the list of calls behind them is complete.
/// </summary>
internal sealed class SettingsCheck
{
    private const string ShowEndpoint = "PJSIPShowEndpoint";
    private const string ShowDialPlan = "ShowDialPlan";
    private const string Technology = "PJSIP/";

    /// <summary>An extension that no dial plan has: the answer tells the context apart from the extension and lists next to nothing.</summary>
    private const string NoExtension = "callbridge-check";

    private readonly Dictionary<string, (string Refusal, string Problem)> _asked = [];
    private readonly List<string> _problems = [];

    /// <param name="allowed">The actions that the login may use; null if unknown: then nothing is asked.</param>
    /// <param name="endpoints">The agents' phones, as <c>PJSIP/1001</c>.</param>
    /// <param name="context">The dial context.</param>
    public SettingsCheck(IReadOnlySet<string>? allowed, IEnumerable<string> endpoints, string context)
    {
        var actions = ImmutableArray.CreateBuilder<AmiAction>();
        if (allowed?.Contains(ShowEndpoint) == true)
        {
            foreach (var endpoint in endpoints.Where(e => e.StartsWith(Technology, StringComparison.OrdinalIgnoreCase)))
                actions.Add(Ask(new AmiAction(ShowEndpoint).With("Endpoint", endpoint[Technology.Length..]),
                    "Unable to retrieve endpoint",
                    $"The phone system has no phone {endpoint} (Telephony:Asterisk:Endpoint): no calls are seen and none can be dialled."));
        }

        if (allowed?.Contains(ShowDialPlan) == true)
        {
            actions.Add(Ask(new AmiAction(ShowDialPlan).With("Context", context).With("Extension", NoExtension),
                "Did not find context",
                $"The phone system has no dial context {context} (Telephony:Asterisk:DialContext): no dialling and no transferring."));
        }

        Actions = actions.ToImmutable();
    }

    /// <summary>Lists to be asked for, before that of the calls.</summary>
    public ImmutableArray<AmiAction> Actions { get; }

    public IEnumerable<string> Problems => _problems;

    /// <summary>Takes what answers one of the questions; false for everything else.</summary>
    public bool Take(AmiReceived received)
    {
        if (received.ListActionId is not { } id || !_asked.TryGetValue(id, out var asked))
            return false;

        // Whatever else is refused, as a right or a module that is missing, says nothing of the settings.
        if (received.Message.Response == "Error" && received.Message["Message"]?.StartsWith(asked.Refusal, StringComparison.Ordinal) == true)
            _problems.Add(asked.Problem);
        return true;
    }

    private AmiAction Ask(AmiAction action, string refusal, string problem)
    {
        var id = "check-" + Guid.NewGuid().ToString("N");
        _asked[id] = (refusal, problem);
        return action.WithActionId(id);
    }
}
