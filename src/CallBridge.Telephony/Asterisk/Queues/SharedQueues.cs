using System.Collections.Immutable;
using CallBridge.Ami;
using CallBridge.Calls.Phone;

namespace CallBridge.Telephony.Asterisk.Queues;

/// <summary>
/// The queues where several threads come to them: the stream's, and those of commands. Tells an agent's presence when it changes, and after each
/// <see cref="LinkUp"/>.
/// </summary>
/// <param name="queues">The configured queues; with none nothing is ever told.</param>
/// <param name="agents">Whose presence it is.</param>
/// <param name="tell">Called under the lock: only enqueues.</param>
internal sealed class SharedQueues(ImmutableArray<string> queues, IReadOnlyList<QueueAgent> agents, Action<string, Observation> tell)
{
    private const string Deaf =
        "The phone system does not tell of changes in the queues: its login lacks read=agent in manager.conf. Changes made elsewhere are seen late.";

    /// <summary>Never held across an await.</summary>
    private readonly Lock _gate = new();
    private readonly Dictionary<string, QueueListing> _listings = [];
    private readonly Dictionary<string, PresenceSeen> _told = [];
    private QueueRoll _roll = new(queues);
    private bool _hears;
    private bool _missed;

    public bool IsOn => !queues.IsEmpty;

    public ImmutableArray<string> Queues => queues;

    public QueueRoll Roll
    {
        get
        {
            lock (_gate)
                return _roll;
        }
    }

    /// <summary>What is amiss, one plain sentence each.</summary>
    public IEnumerable<string> Shortfalls
    {
        get
        {
            lock (_gate)
            {
                var missing = _roll.Missing.Select(queue => $"The phone system has no queue {queue} (Telephony:Asterisk:Queues).");
                return [.. _missed ? [Deaf] : Array.Empty<string>(), .. missing];
            }
        }
    }

    /// <summary>Something happened in the queues that no event told of.</summary>
    public bool MissesEvents
    {
        get
        {
            lock (_gate)
                return _missed;
        }
    }

    public QueueAgent? AgentOf(string extension) => agents.FirstOrDefault(a => a.Extension == extension);

    /// <summary>Announces a list before it is asked for: its messages are taken from the stream, in their place among the events.</summary>
    public QueueListing Expect(string queue)
    {
        var listing = new QueueListing(queue);
        lock (_gate)
            _listings[listing.Id] = listing;
        return listing;
    }

    /// <summary>A list that failed.</summary>
    public void Forget(QueueListing listing)
    {
        lock (_gate)
            _listings.Remove(listing.Id);
    }

    /// <summary>Nothing is known any more: the connection is lost.</summary>
    public void ForgetAll()
    {
        lock (_gate)
        {
            _listings.Clear();
            _told.Clear();
            _roll = new QueueRoll(queues);
            (_hears, _missed) = (false, false);
        }
    }

    /// <summary>Takes what concerns queues; false for everything else.</summary>
    public bool Take(AmiReceived received)
    {
        if (!IsOn)
            return false;
        lock (_gate)
        {
            var happened = received.ListActionId is not { } id ? QueueTranslator.Translate(received.Message)
                : _listings.TryGetValue(id, out var listing) ? listing.Take(received.Message)
                : null;
            if (happened is QueueListed)
                _listings.Remove(received.ListActionId!);
            if (happened is null)
                return received.ListActionId is { } known && _listings.ContainsKey(known);
            Watch(_roll, _roll = _roll.Apply(happened), happened);

            // Before the first LinkUp nobody listens.
            foreach (var agent in agents)
                if (_told.TryGetValue(agent.Extension, out var told) && Presence(agent) is var now && now != told)
                    Tell(agent, now);
            return true;
        }
    }

    /// <summary>Tells the presence as it stands, also where it is what was told before.</summary>
    public void TellAgain(string extension)
    {
        if (!IsOn || AgentOf(extension) is not { } agent)
            return;
        lock (_gate)
            Tell(agent, Presence(agent));
    }

    /// <summary>A second list that shows something new, where no event ever came, betrays that events do not come.</summary>
    private void Watch(QueueRoll before, QueueRoll after, QueueEvent happened)
    {
        if (happened is not QueueListed list)
            (_hears, _missed) = (true, false);
        else if (!_hears && before.WasListed(list.Queue))
            _missed |= agents.Any(a => !before.Of(a, list.Queue).SequenceEqual(after.Of(a, list.Queue)));
    }

    private PresenceSeen Presence(QueueAgent agent)
    {
        var (state, reason) = _roll.PresenceOf(agent);
        return new PresenceSeen(state, reason);
    }

    private void Tell(QueueAgent agent, PresenceSeen now)
    {
        _told[agent.Extension] = now;
        tell(agent.Extension, now);
    }
}
