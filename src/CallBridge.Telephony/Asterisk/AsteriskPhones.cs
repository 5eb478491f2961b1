using System.Collections.Immutable;
using CallBridge.Ami;
using CallBridge.Ami.Sessions;
using CallBridge.Ami.Wire;
using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Asterisk.Queues;
using CallBridge.Telephony.Asterisk.Rights;
using CallBridge.Telephony.Asterisk.Vendors;
using Microsoft.Extensions.Logging;

namespace CallBridge.Telephony.Asterisk;

/// <summary>
/// Asterisk over its manager interface: one connection follows the phones of many agents. The stream is read in order and goes through
/// the tracker; a (re)connect is told as <see cref="LinkUp"/> only when the whole channel list has come.
/// </summary>
public sealed class AsteriskPhones : ITelephony
{
    private static readonly TimeSpan ListDeadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ListRetry = TimeSpan.FromSeconds(10);

    private const string AskHold = "Getvar";

    private readonly AsteriskOptions _options;
    private readonly IReadOnlyList<PhoneLine> _lines;
    private readonly TimeProvider _time;
    private readonly ILogger<AsteriskPhones> _log;
    private readonly AmiClient _client;
    private readonly SharedTracker _tracker;
    private readonly ActionSender _actions;
    private readonly TonePlayer _tones;
    private readonly PhoneCommands _commands;
    private readonly OwnRings _ownRings;
    private readonly SharedQueues _queues;
    private readonly QueueCommands _queueCommands;

    /// <summary>Guards the fields below. Never held across an await.</summary>
    private readonly Lock _gate = new();
    private ChannelList? _listing;
    private SessionCheck? _session;
    private ImmutableArray<string> _shortfalls = [];
    private IObservationSink? _sink;
    private CancellationToken _stopping;

    /// <exception cref="ArgumentException">The options are wrong; the message names all that is.</exception>
    public AsteriskPhones(AsteriskOptions options, IReadOnlyList<PhoneLine> lines, TimeProvider time, ILogger<AsteriskPhones> log)
    {
        _options = options;
        _lines = lines;
        _time = time;
        _log = log;
        _client = new AmiClient(
            new AmiOptions
            {
                Host = options.Host,
                Port = options.Port,
                UseTls = options.UseTls,
                CertificateSha256 = options.CertificateSha256,
                Username = options.Username,
                Secret = options.Secret,
                Interest = [.. AmiTranslator.Interest, .. options.Queues.IsEmpty ? [] : QueueTranslator.Interest],
                PingInterval = options.Heartbeat / 2,
                PingTimeout = options.Heartbeat / 2,
            },
            time);
        _tracker = new SharedTracker(
            new TrackerOptions(
                [.. lines],
                options.AnswerNotify != NotifyPreset.None,
                options.HoldNotify != NotifyPreset.None)
            {
                CanConsult = true,
                CanMute = true,
                CanPark = true,
                CanConference = options.ConferenceContext is not null,
            },
            Tell);
        _actions = new ActionSender(_client, options);
        _tones = new TonePlayer(_tracker, _actions, time, log);
        var notices = new PhoneNotices(options.AnswerNotify, options.HoldNotify);
        _ownRings = new OwnRings(options.AutoAnswer, notices, _actions, log);
        _queues = new SharedQueues(
            options.Queues, [.. lines.Select(l => new QueueAgent(l.Extension, l.Endpoint, l.QueueInterface))], (extension, seen) => _sink?.Observe(extension, seen));
        _queueCommands = new QueueCommands(_queues, _actions, _client);
        _commands = new PhoneCommands(
            options, lines, _tracker, _actions, _tones, notices, _ownRings, _queueCommands, new DialTargets(_client, options), time);
    }

    /// <summary>How many live channels of the phone system are known, followed or not.</summary>
    public int ChannelCount => _tracker.Read(state => state.ChannelCount);

    public async Task RunAsync(IObservationSink sink, CancellationToken cancellationToken)
    {
        (_sink, _stopping) = (sink, cancellationToken);

        // Whatever an earlier run that broke off was in the middle of.
        ForgetSession();

        await foreach (var signal in _client.RunAsync(cancellationToken))
        {
            switch (signal)
            {
                case AmiConnected connected:
                    _log.Connected(connected.Info.Banner);

                    // Told again when a phone system that was starting has started: a list that is under way is of before.
                    lock (_gate)
                        (_session, _listing) = (new SessionCheck(connected.Info, _options, _lines), null);
                    BeginResync();
                    break;
                case AmiReceived received:
                    Receive(received);
                    break;
                case AmiDisconnected lost:
                    _log.Disconnected(lost.End.Reason, lost.RetryIn);
                    ForgetSession();
                    TellAll(new LinkDown(lost.End.Sentence, lost.RetryIn) { Silence = lost.End.Silence });
                    break;
            }
        }
    }

    public async Task<CommandOutcome> ExecuteAsync(PhoneCommand command, CancellationToken cancellationToken)
    {
        _log.Asked(command.GetType().Name);
        if (command is not Resync)
            return await _commands.ExecuteAsync(command, cancellationToken);
        if (!_actions.IsConnected)
            return ActionSender.NotConnected();
        BeginResync();
        return CommandOutcome.Taken;
    }

    private void ForgetSession()
    {
        lock (_gate)
            (_session, _listing) = (null, null);
        _tones.ForgetAll();
        _ownRings.ForgetAll();
        _queues.ForgetAll();
    }

    private void Receive(AmiReceived received)
    {
        var misses = _queues.MissesEvents;
        if (_queues.Take(received))
        {
            // What falls short is told with a list only.
            if (_queues.MissesEvents != misses)
                BeginResync();
            return;
        }

        ChannelEvent? happened;
        lock (_gate)
        {
            if (_session is not { } session || session.Take(received))
                return;
            if (_listing is { } list && list.Owns(received))
            {
                happened = list.Take(received.Message) ? Completed(list, session) : null;
            }
            else
            {
                happened = received.ListActionId is null ? AmiTranslator.Translate(received.Message) : null;
                session.Hear(received.Message);
            }

            if (happened is not null)
                _listing?.Note(happened);
        }

        if (happened is not null)
        {
            _ownRings.Follow(happened, _stopping);
            _tracker.Apply(happened);
            if (happened is SnapshotTaken)
                _tones.ForgetUnknown();
        }
    }

    private SnapshotTaken Completed(ChannelList list, SessionCheck session)
    {
        _listing = null;
        var taken = list.Complete(_options.SystemName ?? session.Info.SystemName, session.Info.StartupTime ?? "unknown") with { Permitted = session.Permitted };
        session.Listed(taken, _tracker.Read(s => s));
        _shortfalls = session.Shortfalls(_queues);
        foreach (var shortfall in _shortfalls)
            _log.FallsShort(shortfall);
        return taken;
    }

    /// <summary>In the tracker's order and under its lock; the sink only enqueues.</summary>
    private void Tell(string extension, Observation observation)
    {
        _sink?.Observe(extension, observation is LinkUp up ? up with { Shortfalls = _shortfalls } : observation);
        if (observation is LinkUp)
            _queues.TellAgain(extension);
        _tones.Follow(extension, observation, _stopping);
    }

    private void TellAll(Observation observation)
    {
        foreach (var line in _lines)
            _sink?.Observe(line.Extension, observation);
    }

    /// <summary>The list is asked for after the tracker was told so: what is created meanwhile may not be in it.</summary>
    private void BeginResync()
    {
        var list = new ChannelList(
            name => _tracker.Read(s => s.ExtensionOf(name)) is not null,
            _client.Session?.MayUse(AskHold) == true);
        ImmutableArray<AmiAction> checks;
        lock (_gate)
        {
            if (_listing is not null || _session is not { } session)
                return;
            _listing = list;
            checks = session.Begin();
        }

        _tracker.Apply(new SnapshotBegun());
        _ = FetchAsync(list, checks);
    }

    private async Task FetchAsync(ChannelList list, ImmutableArray<AmiAction> checks)
    {
        try
        {
            if (await AskAsync(list, checks) is not { } problem)
                return;
            lock (_gate)
            {
                if (_listing != list || _session is null)
                    return;
                _listing = null;
            }

            TellAll(new LinkDown(problem, ListRetry));
            await Task.Delay(ListRetry, _time, _stopping);
            if (_client.Session is not null)
                BeginResync();
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    /// <summary>Null if the list was told whole; else a plain sentence.</summary>
    private async Task<string?> AskAsync(ChannelList list, ImmutableArray<AmiAction> checks)
    {
        try
        {
            // Asked first, answered first: what they tell is known when the list of calls is complete.
            var settings = checks.Select(check => _client.SendListAsync(check, ListDeadline, _stopping)).ToList();
            var queues = _queueCommands.ListAsync(_stopping);
            var bridges = _client.SendListAsync(list.AskBridges(), ListDeadline, _stopping);
            var devices = _client.SendListAsync(list.AskDevices(), ListDeadline, _stopping);
            var parking = _client.SendListAsync(list.AskParking(), ListDeadline, _stopping);
            var channels = await _client.SendListAsync(list.AskChannels(), ListDeadline, _stopping);
            await Task.WhenAll([.. settings, bridges, devices, parking, queues]);
            if (await queues is { } unlisted)
                _log.QueueListFailed(unlisted);
            var doubtful = list.Doubtful(channels.Items.Select(AmiTranslator.ListedChannel).OfType<ChannelSnapshot>());
            if (channels.Succeeded && !doubtful.IsEmpty)
                channels = await AskAgainAsync(list, doubtful);
            if (channels.Succeeded)
                return null;
            _log.ListFailed(channels.Response.Outcome);
            return $"The phone system does not tell its calls ({channels.Response.Sentence}) The login needs read=system,call and write=reporting in manager.conf.";
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Left alone it would leave a list for ever under way, and no later one would be asked for.
            _log.ListFaulted(fault);
            return "The phone system's list of its calls could not be read.";
        }
    }

    /// <summary>Answers come in the order of the questions, so the list that completes all is the last of them.</summary>
    private async Task<AmiListResponse> AskAgainAsync(ChannelList list, ImmutableArray<ChannelSnapshot> doubtful)
    {
        var holds = doubtful.Select(channel => _client.SendListAsync(list.AskHold(channel), ListDeadline, _stopping)).ToList();
        var bridges = _client.SendListAsync(list.AskBridges(again: true), ListDeadline, _stopping);
        var parking = _client.SendListAsync(list.AskParking(again: true), ListDeadline, _stopping);
        var channels = await _client.SendListAsync(list.AskChannels(again: true), ListDeadline, _stopping);
        await Task.WhenAll([.. holds, bridges, parking]);
        return channels;
    }
}
