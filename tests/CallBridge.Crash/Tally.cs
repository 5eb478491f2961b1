using System.Globalization;
using System.Text;

namespace CallBridge.Crash;

/// <summary>What is still to be killed, and what has come of it; shared by the lanes.</summary>
internal sealed class Tally : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Place, int> _left;
    private readonly Dictionary<Place, int> _hits;
    private readonly List<string> _faults = [];
    private readonly List<string> _lost = [];
    private readonly List<string> _doubled = [];
    private readonly List<string> _told = [];
    private readonly Random _random;
    private readonly SemaphoreSlim _work;
    private readonly TimeSpan _longest;
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private int _settled;
    private int _private;
    private readonly Dictionary<string, (int Calls, int Due, int Tasks)> _lanes = [];
    private int _missed;

    public Tally(CrashOptions options)
    {
        _left = options.Places.ToDictionary(place => place, _ => options.HitsOfEach);
        _left[Place.Random] = options.AtRandom;
        _hits = _left.Keys.ToDictionary(place => place, _ => 0);
        _random = new Random(options.Seed);
        _longest = options.Longest;
        _work = new SemaphoreSlim(options.AtWork);
    }

    public TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_started);

    public int Kills
    {
        get
        {
            lock (_gate)
                return _hits.Values.Sum() + _settled + _missed;
        }
    }

    public bool IsClean
    {
        get
        {
            lock (_gate)
                return _faults.Count + _lost.Count + _doubled.Count + _told.Count == 0;
        }
    }

    /// <summary>Takes the next place, at random by what is left; null when all is done. What is taken and not hit is given back.</summary>
    public Place? Take()
    {
        lock (_gate)
        {
            if (Elapsed > _longest)
                return null;
            var at = _random.Next(Math.Max(1, _left.Values.Sum()));
            foreach (var (place, left) in _left)
            {
                if (at < left)
                {
                    _left[place]--;
                    return place;
                }

                at -= left;
            }

            return null;
        }
    }

    /// <summary>Waits for a place among those at work; dispose to leave it.</summary>
    public async Task<IDisposable> WorkAsync()
    {
        await _work.WaitAsync();
        return new AtWork(_work);
    }

    public void Hit(Place place)
    {
        lock (_gate)
            _hits[place]++;
    }

    /// <summary>It cannot be tried just now.</summary>
    public void PutBack(Place place)
    {
        lock (_gate)
            _left[place]++;
    }

    /// <summary>The listener was killed, but not where it should have been.</summary>
    public void GiveBack(Place place)
    {
        lock (_gate)
        {
            _left[place]++;
            if (++_missed > 20 + (_hits.Values.Sum() / 5))
                _faults.Add($"{place.Name} is not reached");
        }
    }

    public bool IsHopeless
    {
        get
        {
            lock (_gate)
                return _faults.Count > 0;
        }
    }

    public void Fault(string what)
    {
        lock (_gate)
            _faults.Add(what);
    }

    /// <summary>The listener has said yes to an agent who wanted a call private.</summary>
    public void MadePrivate() => Interlocked.Increment(ref _private);

    public void Judged(IEnumerable<string> lost, IEnumerable<string> doubled, IEnumerable<string> told)
    {
        lock (_gate)
        {
            _settled++;
            _lost.AddRange(lost);
            _doubled.AddRange(doubled);
            _told.AddRange(told);
        }
    }

    /// <summary>What a lane has had so far.</summary>
    public void Counted(string lane, int calls, int due, int tasks)
    {
        lock (_gate)
            _lanes[lane] = (calls, due, tasks);
    }

    public void Dispose() => _work.Dispose();

    /// <summary>For the person who started it.</summary>
    public string Report()
    {
        lock (_gate)
        {
            var text = new StringBuilder();
            foreach (var (place, hits) in _hits)
                text.AppendLine(CultureInfo.InvariantCulture, $"  {place.Name,-20} {hits,6}");
            text.AppendLine(CultureInfo.InvariantCulture, $"  {"after settling",-20} {_settled,6}");
            text.AppendLine(CultureInfo.InvariantCulture, $"  {"elsewhere",-20} {_missed,6}");
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{_hits.Values.Sum() + _settled + _missed} kills in {Elapsed.TotalMinutes:0.0} min; {_lanes.Values.Sum(l => l.Calls)} calls, {_lanes.Values.Sum(l => l.Due)} of them due, {_private} made private, {_lanes.Values.Sum(l => l.Tasks)} Tasks");
            foreach (var line in _faults.Concat(_lost.Take(50)).Concat(_doubled.Take(50)).Concat(_told.Take(50)))
                text.AppendLine(line);
            return text.Append(CultureInfo.InvariantCulture, $"lost {_lost.Count}, doubled {_doubled.Count}, told {_told.Count}, faults {_faults.Count}").ToString();
        }
    }

    private sealed class AtWork(SemaphoreSlim work) : IDisposable
    {
        public void Dispose() => work.Release();
    }
}
