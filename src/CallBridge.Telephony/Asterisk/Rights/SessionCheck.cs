using System.Collections.Immutable;
using CallBridge.Ami;
using CallBridge.Ami.Sessions;
using CallBridge.Ami.Wire;
using CallBridge.Calls;
using CallBridge.Telephony.Asterisk.Queues;

namespace CallBridge.Telephony.Asterisk.Rights;

/// <summary>What will not work in one session, for want of rights or for settings that the phone system does not know. Not safe for several threads.</summary>
internal sealed class SessionCheck(AmiSessionInfo info, AsteriskOptions options, IReadOnlyList<PhoneLine> lines)
{
    private readonly LoginRights _rights = new(info.AllowedActions, Feature.Of(options));
    private readonly SessionWatch _watch = new(info.HasBooted);
    private SettingsCheck _settings = new(null, [], "");

    public AmiSessionInfo Info => info;

    /// <summary>What the rights leave of a call's capabilities.</summary>
    public CallCapabilities Permitted => _rights.Permitted;

    /// <summary>Begins anew what a list of calls is accompanied by: settings may have been mended.</summary>
    /// <returns>What is to be asked before that list.</returns>
    public ImmutableArray<AmiAction> Begin()
    {
        _settings = new SettingsCheck(info.AllowedActions, lines.Select(l => l.Endpoint), options.DialContext);
        return _settings.Actions;
    }

    /// <summary>Takes an answer that is of interest here only; false for everything else.</summary>
    public bool Take(AmiReceived received) => _settings.Take(received);

    /// <summary>Looks at an unsolicited event.</summary>
    public void Hear(AmiMessage message)
    {
        if (message.Event is "Newchannel" or "Newstate" or "Hangup")
            _watch.Hears();
    }

    /// <summary>Holds a whole list against what was told.</summary>
    public void Listed(SnapshotTaken list, TrackerState before) => _watch.Listed(list, id => before.Find(id) is not null);

    public ImmutableArray<string> Shortfalls(SharedQueues queues) =>
        [.. _watch.Shortfalls, .. _settings.Problems, .. _rights.Shortfalls, .. queues.Shortfalls];
}
