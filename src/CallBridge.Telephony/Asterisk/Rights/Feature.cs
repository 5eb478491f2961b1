using System.Collections.Immutable;
using CallBridge.Calls;

namespace CallBridge.Telephony.Asterisk.Rights;

/// <summary>Something that an agent can do, and the action behind it.</summary>
/// <param name="Words">How a sentence calls it.</param>
/// <param name="Action">The action that the login must be allowed.</param>
/// <param name="Class">Write class of manager.conf that allows it.</param>
/// <param name="Module">What the phone system must have loaded for it.</param>
/// <param name="Capabilities">What is not offered without it.</param>
/// <param name="Configured">The configuration asks for it; without its module that is a mistake, not a choice.</param>
internal sealed record Feature(string Words, string Action, string Class, string Module, CallCapabilities Capabilities, bool Configured = false)
{
    private const string System = "system";
    private const string Call = "call";

    private const string Notify = "PJSIPNotify";
    private const string NotifyModule = "res_pjsip_notify";

    /// <summary>Of the manager interface, not of a module.</summary>
    private const string Itself = "its core";

    /// <summary>A consultation holds the first call.</summary>
    private const CallCapabilities Holding = CallCapabilities.Hold | CallCapabilities.Retrieve | CallCapabilities.Swap | CallCapabilities.Consult;

    /// <summary>What this configuration makes use of. A feature that needs several actions stands in several lines.</summary>
    public static ImmutableArray<Feature> Of(AsteriskOptions options)
    {
        List<Feature> features =
        [
            new("dialling", "Originate", "originate", Itself, CallCapabilities.Consult),
            new("hanging up", "Hangup", Call, Itself, CallCapabilities.HangUp | CallCapabilities.Reject | CallCapabilities.CancelTransfer),
            new("transferring", "BlindTransfer", Call, Itself, CallCapabilities.Transfer),
            new("completing transfers", "Bridge", Call, Itself, CallCapabilities.CompleteTransfer),
            new("sending digits", "PlayDTMF", Call, "app_senddtmf", CallCapabilities.Dtmf),
            new("parking", "Park", Call, "res_parking", CallCapabilities.Park),
            new("muting", "MuteAudio", System, "res_mutestream", CallCapabilities.Mute | CallCapabilities.Unmute),
        ];
        if (options.AnswerNotify != NotifyPreset.None)
            features.Add(new("answering", Notify, System, NotifyModule, CallCapabilities.Answer, Configured: true));
        if (options.HoldNotify != NotifyPreset.None)
            features.Add(new("holding", Notify, System, NotifyModule, Holding, Configured: true));
        if (options.ConferenceContext is not null)
        {
            features.Add(new("conferences", "Redirect", Call, Itself, CallCapabilities.Conference));
            features.Add(new("conferences", "ShowDialPlan", "reporting", Itself, CallCapabilities.Conference));
        }

        if (!options.Queues.IsEmpty)
            features.Add(new("changing readiness for queue calls", "QueueAdd", "agent", "app_queue", CallCapabilities.None, Configured: true));
        return [.. features];
    }
}
