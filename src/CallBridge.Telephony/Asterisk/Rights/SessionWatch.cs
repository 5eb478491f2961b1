namespace CallBridge.Telephony.Asterisk.Rights;

/// <summary>
/// What can be told of the read classes, which the phone system does not list: by what it sends, and by what turns out to have happened without a
/// word.
/// </summary>
/// <param name="started">FullyBooted came, which goes to logins that read system.</param>
internal sealed class SessionWatch(bool started)
{
    /// <summary>Younger channels may have their event still on the way.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(5);

    private bool _hearsCalls;
    private bool _missedCall;
    private bool _listedBefore;

    public void Hears() => _hearsCalls = true;

    /// <summary>A whole list came. Channels that are in it, have been there for long, and were never told of betray that events do not come.</summary>
    /// <param name="list">The list.</param>
    /// <param name="known">Whether a Uniqueid was known before the list.</param>
    public void Listed(SnapshotTaken list, Func<string, bool> known)
    {
        _missedCall = !_hearsCalls && ((_listedBefore && list.Channels.Any(c => c.Age >= Told && !known(c.Uniqueid))) || _missedCall);
        _listedBefore = true;
    }

    public IEnumerable<string> Shortfalls
    {
        get
        {
            if (!started)
                yield return "The phone system has not said that it has started: it is starting still, or its login lacks read=system in manager.conf.";
            if (_missedCall)
                yield return "The phone system does not tell of calls as they happen: its login lacks read=call in manager.conf.";
        }
    }
}
