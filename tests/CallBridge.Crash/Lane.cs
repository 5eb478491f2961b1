using CallBridge.Crash.Phone;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;
using CallBridge.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Crash;

/// <summary>
/// One data directory with its phone system and its org, through many lives of the listener. The phone system and the org live here and
/// outlive each of them.
/// </summary>
internal sealed class Lane : IAsyncDisposable
{
    private const int Kept = 200;
    private static readonly TimeSpan ToBeHit = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan ToSettle = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(15);

    private readonly TempDirectory _directory = new();
    private readonly DataOnDisk _data;
    private readonly PhoneSystem _phone;
    private readonly DemoOrgServer _org;
    private readonly OrgRecords _records;
    private readonly Settings _settings;
    private readonly Tally _tally;
    private readonly CrashOptions _options;
    private readonly Random _random;
    private readonly string _name;
    private int _decided;
    private Task _pressed = Task.CompletedTask;
    private volatile Victim? _prey;
    private volatile Place? _aim;

    private Lane(int number, CrashOptions options, Tally tally, DemoOrgServer org)
    {
        _name = $"lane{number}";
        _options = options;
        _tally = tally;
        _org = org;
        _random = new Random(options.Seed + number);
        _data = new DataOnDisk(_directory.Path);
        _phone = new PhoneSystem(_name, 1_763_000_000 + number);
        _records = new OrgRecords(org.Org);
        _settings = new Settings(_directory.Path, _phone.Port, org.Address, Kept);
        org.Fault = OnRequest;
        org.Org.Changed += OnChanged;
    }

    public static async Task<Lane> StartAsync(int number, CrashOptions options, Tally tally)
    {
        // Every second org has no unique field: nothing there but our own care keeps a record from being written twice.
        var org = await DemoOrgServer.StartAsync(
            new DemoOrgOptions { Port = 0, KeyField = number % 2 == 0 ? KeyFieldKind.Unique : KeyFieldKind.Absent },
            null, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        return new Lane(number, options, tally, org);
    }

    public async Task RunAsync()
    {
        // The first life makes the files: certificate, token, database.
        await SettleAsync();
        _data.Fill(Kept);
        while (!_tally.IsHopeless && _tally.Take() is { } place)
        {
            for (var kills = 0; ;)
            {
                await LiveAsync(place);
                if (++kills == _options.KillsInRound || _tally.IsHopeless || _tally.Take() is not { } next)
                    break;
                place = next;
            }

            await SettleAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _phone.Dispose();
        _settings.Dispose();
        await _org.DisposeAsync();
        _directory.Dispose();
    }

    /// <summary>A life that ends at <paramref name="place"/>, and what happens while nobody listens.</summary>
    private async Task LiveAsync(Place place)
    {
        using var turn = place.Sort == PlaceSort.LookedUp ? null : await _tally.WorkAsync();
        if (place.Sort is PlaceSort.Migrating or PlaceSort.Salvaging && !_data.IsWhole)
        {
            // The next life makes it whole.
            _tally.PutBack(place);
            place = Place.Random;
        }

        Prepare(place);
        var listed = _phone.NextListed();
        _aim = place;
        await using (var victim = await Victim.StartAsync(_settings.Environment, place.IsInside ? $"{place.Name}:{Nth(place)}" : null))
        {
            _prey = victim;
            await PlayAsync(victim, listed, place);
            var reached = victim.Exited.IsCompleted || place == Place.Random;
            if (!reached || place == Place.Random)
                victim.Shoot();
            if (await victim.Exited is { } fault)
                _tally.Fault($"{_name}, {place.Name}: {fault}");
            await _pressed;
            if (reached)
                _tally.Hit(place);
            else
                _tally.GiveBack(place);
            (_prey, _aim) = (null, null);
        }

        SeeWhatIsDue();
        BeDead();
    }

    private void Prepare(Place place)
    {
        switch (place.Sort)
        {
            case PlaceSort.Migrating:
                _data.Downgrade();
                break;
            case PlaceSort.Salvaging:
                _data.Damage();
                break;
            case PlaceSort.LookedUp:
                // What ended unseen is looked up before it is written.
                foreach (var call in _phone.Live.Where(call => call.IsDue))
                    _phone.End(call);
                break;
        }
    }

    private int Nth(Place place) => place.Sort switch
    {
        PlaceSort.Migrating => _random.Next(1, DataOnDisk.Steps + 1),
        PlaceSort.Passed when _random.Next(3) == 0 => 2,
        _ => 1,
    };

    private async Task PlayAsync(Victim victim, Task listed, Place place)
    {
        var isPressed = place == Place.Random && _random.Next(2) == 0;
        using var enough = new CancellationTokenSource(
            place == Place.Random && !isPressed ? TimeSpan.FromMilliseconds(_random.Next(100, 1_600)) : ToBeHit, TimeProvider.System);
        try
        {
            await Task.WhenAny(victim.Exited, listed).WaitAsync(enough.Token);
            if (isPressed)
            {
                await PressPrivateAsync(victim, Burst());
                return;
            }

            while (!victim.Exited.IsCompleted)
            {
                Burst();
                // A look-up comes seconds after the start: no need for calls all that while.
                var pause = place.Sort == PlaceSort.LookedUp ? ToBeHit : TimeSpan.FromMilliseconds(_random.Next(200, 600));
                await Task.WhenAny(victim.Exited, Task.Delay(pause, TimeProvider.System, enough.Token));
                enough.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException)
        {
            // Its time is up.
        }
    }

    /// <summary>Some calls end, some begin.</summary>
    /// <returns>One that began and ended.</returns>
    private PhoneCall Burst()
    {
        // One is sure to begin and end: whatever is armed is passed.
        var whole = _phone.Ring();
        if (_phone.Live.Count < 4)
            _phone.Ring();
        foreach (var call in _phone.Live)
        {
            if (_random.Next(3) != 0)
                Move(call);
        }

        _phone.End(whole);
        return whole;
    }

    /// <summary>The agent presses <i>private</i>, of a call that goes on or of one that is over; the end comes before the answer to that, or soon after it.</summary>
    private async Task PressPrivateAsync(Victim victim, PhoneCall over)
    {
        while (!victim.Exited.IsCompleted && !await _settings.HearsAsync())
            await Task.WhenAny(victim.Exited, Task.Delay(Glance, TimeProvider.System));
        _pressed = MakePrivateAsync(_random.Next(2) == 0 ? over : _phone.Live.FirstOrDefault(over));
        var soon = Task.Delay(TimeSpan.FromMilliseconds(_random.Next(600)), TimeProvider.System);
        if (_random.Next(2) == 0)
            await Task.WhenAny(victim.Exited, _pressed);
        await Task.WhenAny(victim.Exited, soon);
    }

    private async Task MakePrivateAsync(PhoneCall call)
    {
        call.IsPrivateTried = true;
        if (!await _settings.MakePrivateAsync(call.Caller))
            return;
        call.IsPrivate = true;
        _tally.MadePrivate();
    }

    private void Move(PhoneCall call)
    {
        if (call.IsUp || _random.Next(4) == 0)
            _phone.End(call);
        else
            _phone.Answer(call);
    }

    /// <summary>Calls go on and end; some begin, and some begin and end: of those nobody can know.</summary>
    private void BeDead()
    {
        foreach (var call in _phone.Live)
        {
            if (_random.Next(4) == 0)
                Move(call);
        }

        if (_random.Next(4) == 0)
            _phone.Ring();
        if (_random.Next(4) == 0)
            _phone.End(_phone.Ring());
    }

    /// <summary>What is on the disk must come to Salesforce.</summary>
    private void SeeWhatIsDue()
    {
        if (_data.Read() is not { } kept)
            return;
        var all = _phone.All;
        for (var i = _decided; i < all.Count; i++)
            all[i].IsDue |= kept.Contains($"\"{all[i].Leg}\"", StringComparison.Ordinal);
        // What is over and not on the disk never will be.
        while (_decided < all.Count && all[_decided].IsOver)
            _decided++;
    }

    /// <summary>A life in which all calls end and everything is delivered; then the books are compared.</summary>
    private async Task SettleAsync()
    {
        var listed = _phone.NextListed();
        await using (var victim = await Victim.StartAsync(_settings.Environment, null))
        {
            using var enough = new CancellationTokenSource(ToSettle, TimeProvider.System);
            try
            {
                await Task.WhenAny(victim.Exited, listed).WaitAsync(enough.Token);
                foreach (var call in _phone.Live)
                {
                    call.IsDue = true;
                    _phone.End(call);
                }

                while (!victim.Exited.IsCompleted && !(_records.HasAll(_phone.All.Where(call => call.IsDue && !call.IsPrivateTried)) && await _settings.IsAtRestAsync(enough.Token)))
                    await Task.Delay(Glance, TimeProvider.System, enough.Token);
            }
            catch (OperationCanceledException)
            {
                // What is missing now is missing.
            }

            victim.Shoot();
            if (await victim.Exited is { } fault)
                _tally.Fault($"{_name}, settling: {fault}");
        }

        _data.PrepareDamage();
        var (lost, doubled, told) = _records.Judge(_phone.All);
        _tally.Judged(lost, doubled, told);
        _tally.Counted(_name, _phone.All.Count, _phone.All.Count(call => call.IsDue && !call.IsPrivateTried), _records.Count);
    }

    private DemoOrgFault.LostRequest? OnRequest(DemoOrgRequest request)
    {
        if (_prey is not { } prey || _aim is not { } aim)
            return null;
        var isHere = aim.Sort switch
        {
            PlaceSort.RequestArrived => request.Method is "POST" or "PATCH" && request.Path.Contains("/sobjects", StringComparison.Ordinal),
            PlaceSort.Searching => request.Path.EndsWith("/search", StringComparison.Ordinal),
            _ => false,
        };
        if (!isHere)
            return null;
        prey.Shoot();
        return new DemoOrgFault.LostRequest();
    }

    private void OnChanged(object? sender, OrgChange change)
    {
        if (change.Record.Type == "Task" && _aim?.Sort == PlaceSort.AnswerUnread)
            _prey?.Shoot();
    }
}
