using CallBridge.Ami;
using CallBridge.Ami.Sessions;
using CallBridge.Calls;
using CallBridge.Calls.Phone;
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

    private readonly string? _systemName;
    private readonly IReadOnlyList<PhoneLine> _lines;
    private readonly TimeProvider _time;
    private readonly ILogger<AsteriskPhones> _log;
    private readonly AmiClient _client;
    private readonly SharedTracker _tracker;
    private readonly ActionSender _actions;
    private readonly TonePlayer _tones;
    private readonly PhoneCommands _commands;

    /// <summary>Guards the two fields below. Never held across an await.</summary>
    private readonly Lock _gate = new();
    private ChannelList? _listing;
    private AmiSessionInfo? _session;
    private IObservationSink? _sink;
    private CancellationToken _stopping;

    /// <exception cref="ArgumentException">The options are wrong; the message names all that is.</exception>
    public AsteriskPhones(AsteriskOptions options, IReadOnlyList<PhoneLine> lines, TimeProvider time, ILogger<AsteriskPhones> log)
    {
        _systemName = options.SystemName;
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
                Interest = AmiTranslator.Interest,
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
                CanConference = options.ConferenceContext is not null,
            },
            Tell);
        _actions = new ActionSender(_client);
        _tones = new TonePlayer(_tracker, _actions, time, log);
        _commands = new PhoneCommands(options, lines, _tracker, _actions, _tones, time);
    }

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
                    lock (_gate)
                        _session = connected.Info;
                    BeginResync();
                    break;
                case AmiReceived received:
                    Receive(received);
                    break;
                case AmiDisconnected lost:
                    _log.Disconnected(lost.End.Reason, lost.RetryIn);
                    ForgetSession();
                    TellAll(new LinkDown(lost.End.Sentence, lost.RetryIn));
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
    }

    private void Receive(AmiReceived received)
    {
        ChannelEvent? happened;
        lock (_gate)
        {
            happened = _listing is { } list && list.Owns(received)
                ? list.Take(received.Message) && _session is { } session ? Completed(list, session) : null
                : received.ListActionId is null ? AmiTranslator.Translate(received.Message) : null;
        }

        if (happened is not null)
            _tracker.Apply(happened);
    }

    private SnapshotTaken Completed(ChannelList list, AmiSessionInfo session)
    {
        _listing = null;
        return list.Complete(_systemName ?? session.SystemName, session.StartupTime ?? "unknown");
    }

    /// <summary>In the tracker's order and under its lock; the sink only enqueues.</summary>
    private void Tell(string extension, Observation observation)
    {
        _sink?.Observe(extension, observation);
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
        var list = new ChannelList();
        lock (_gate)
        {
            if (_listing is not null)
                return;
            _listing = list;
        }

        _tracker.Apply(new SnapshotBegun());
        _ = FetchAsync(list);
    }

    private async Task FetchAsync(ChannelList list)
    {
        try
        {
            if (await AskAsync(list) is not { } problem)
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
    private async Task<string?> AskAsync(ChannelList list)
    {
        try
        {
            var bridges = _client.SendListAsync(list.AskBridges(), ListDeadline, _stopping);
            var devices = _client.SendListAsync(list.AskDevices(), ListDeadline, _stopping);
            var channels = await _client.SendListAsync(list.AskChannels(), ListDeadline, _stopping);
            await Task.WhenAll(bridges, devices);
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
}
