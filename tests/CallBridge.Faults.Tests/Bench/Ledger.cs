using CallBridge.DemoOrg.Org;

namespace CallBridge.Faults.Tests.Bench;

/// <summary>What was done to each call's Task, in order, as the org saw it.</summary>
internal sealed class Ledger
{
    private const int MostRevisions = 10_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Story> _stories = new(StringComparer.Ordinal);
    private readonly string _agent;

    public Ledger(OrgStore org, string agentId)
    {
        _agent = agentId;
        org.Changed += (_, change) => Saw(change);
    }

    /// <summary>Revisions that were written over a person's edit although they were older than it: <c>key listener revision</c>.</summary>
    public List<string> Overwriting { get; } = [];

    /// <summary>The length that a record's Task has, in seconds: by this the org sees who wrote it, and which revision, also of a private call.</summary>
    public static int Mark(string listener, int revision) => ((listener[0] - 'A') * MostRevisions) + revision;

    /// <summary>Whether this revision of this listener was ever written into the key's Task.</summary>
    public bool Holds(string key, string listener, int revision)
    {
        lock (_gate)
            return _stories.TryGetValue(key, out var story) && story.Written.Contains((listener, revision));
    }

    /// <summary>A person has changed a Task, while no save was under way.</summary>
    /// <param name="key">The call key.</param>
    /// <param name="before">By listener: no revision up to this may be written from now on.</param>
    public void Edited(string key, IEnumerable<(string Listener, int Revision)> before)
    {
        lock (_gate)
        {
            foreach (var (listener, revision) in before)
                _stories[key].Before[listener] = Math.Max(_stories[key].Before.GetValueOrDefault(listener), revision);
        }
    }

    private void Saw(OrgChange change)
    {
        if (change.Record.Type != "Task" || change.Kind == OrgChangeKind.Deleted || change.Record.Text("LastModifiedById") != _agent
            || change.Record.Text("CallObject") is not { } key || change.Record["CallDurationInSeconds"] is not { } length)
        {
            return;
        }

        var (writer, revision) = Math.DivRem(Convert.ToInt32(length, System.Globalization.CultureInfo.InvariantCulture), MostRevisions);
        var listener = $"{(char)('A' + writer)}";
        lock (_gate)
        {
            if (!_stories.TryGetValue(key, out var story))
                _stories[key] = story = new();
            story.Written.Add((listener, revision));
            if (revision <= story.Before.GetValueOrDefault(listener))
                Overwriting.Add($"{key} {listener} {revision}");
        }
    }

    private sealed class Story
    {
        public List<(string Listener, int Revision)> Written { get; } = [];

        public Dictionary<string, int> Before { get; } = new(StringComparer.Ordinal);
    }
}
