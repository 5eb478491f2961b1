using CallBridge.Ami;
using CallBridge.Ami.Sessions;
using CallBridge.Ami.Wire;
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
    private static readonly TimeSpan ActionDeadline = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ListDeadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ListRetry = TimeSpan.FromSeconds(10);

    /// <summary>A tone and the gap after it: PlayDTMF holds the tone for 100 ms and returns at its end.</summary>
    private static readonly TimeSpan DigitGap = TimeSpan.FromMilliseconds(150);

    /// <summary>In Asterisk's refusal of an Originate; the context may be what is missing.</summary>
    private const string NoSuchExtension = "Extension does not exist";

    private readonly AsteriskOptions _options;
    private readonly IReadOnlyList<PhoneLine> _lines;
    private readonly TimeProvider _time;
    private readonly ILogger<AsteriskPhones> _log;
    private readonly AmiClient _client;

    /// <summary>Guards the fields below. Never held across an await; the sink only enqueues.</summary>
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _digitsAfterAnswer = [];
    private TrackerState _tracker;
    private ChannelList? _listing;
    private AmiSessionInfo? _session;
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
                Interest = AmiTranslator.Interest,
            },
            time);
        _tracker = ChannelTracker.Start(new TrackerOptions(
            [.. lines],
            options.AnswerNotify != NotifyPreset.None,
            options.HoldNotify != NotifyPreset.None));
    }

    public async Task RunAsync(IObservationSink sink, CancellationToken cancellationToken)
    {
        (_sink, _stopping) = (sink, cancellationToken);
        lock (_gate)
        {
            // Whatever an earlier run that broke off was in the middle of.
            (_session, _listing) = (null, null);
            _digitsAfterAnswer.Clear();
        }

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
                    lock (_gate)
                    {
                        (_session, _listing) = (null, null);
                        _digitsAfterAnswer.Clear();
                    }

                    TellAll(new LinkDown(lost.End.Sentence, lost.RetryIn));
                    break;
            }
        }
    }

    public async Task<CommandOutcome> ExecuteAsync(PhoneCommand command, CancellationToken cancellationToken)
    {
        _log.Asked(command.GetType().Name);
        try
        {
            return command switch
            {
                DialPhone c => await DialAsync(c, cancellationToken),
                Resync => _client.Session is null ? NotConnected() : Resynced(),
                AnswerCall c => await OnLegAsync(c, c.Ref, AsteriskActions.Answer, cancellationToken),
                RetrieveCall c => await OnLegAsync(c, c.Ref, AsteriskActions.Retrieve, cancellationToken),
                HoldCall c => await OnLegAsync(c, c.Ref, AsteriskActions.Hold, cancellationToken),
                HangUpCall c => await OnLegAsync(c, c.Ref, AsteriskActions.HangUp, cancellationToken),
                RejectCall c => await RejectAsync(c, cancellationToken),
                TransferCall c when !PhoneNumbers.IsDiallable(c.Number) => CommandOutcome.Refused("The number to transfer to holds something other than digits."),
                TransferCall c => await OnLegAsync(
                    c,
                    c.Ref,
                    leg => AsteriskActions.Transfer(leg, _options.DialContext, c.Number),
                    cancellationToken),
                SendDigits c => await PlayAsync(c.Extension, c.Ref, c.Digits, cancellationToken),
                _ => CommandOutcome.Refused("This phone system does not know this command."),
            };
        }
        catch (AmiActionException error)
        {
            return CommandOutcome.Refused("The phone system cannot be sent this: " + error.Message);
        }
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
            Apply(happened);
    }

    private SnapshotTaken Completed(ChannelList list, AmiSessionInfo session)
    {
        _listing = null;
        return list.Complete(_options.SystemName ?? session.SystemName, session.StartupTime ?? "unknown");
    }

    private void Apply(ChannelEvent happened)
    {
        lock (_gate)
        {
            (_tracker, var told) = ChannelTracker.Apply(_tracker, happened);
            foreach (var (extension, observation) in told)
            {
                _sink?.Observe(extension, observation);
                AfterAnswer(extension, observation);
            }
        }
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

        Apply(new SnapshotBegun());
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

    private async Task<CommandOutcome> DialAsync(DialPhone dial, CancellationToken cancellationToken)
    {
        if (!PhoneNumbers.IsDiallable(dial.Number))
            return CommandOutcome.Refused("The number to dial holds something other than digits.");
        if (_lines.FirstOrDefault(l => l.Extension == dial.Extension) is not { } line)
            return CommandOutcome.Refused("The phone system adapter has no phone for this extension.");
        if (_client.Session is null)
            return NotConnected();
        Apply(new OriginateBegun(dial.Extension, dial.Ref, dial.Number));
        if (dial.DigitsAfterAnswer is { } digits)
            lock (_gate)
                _digitsAfterAnswer[dial.Ref] = digits;
        var outcome = await SendAsync(
            AsteriskActions.Originate(line.Endpoint, _options.DialContext, dial.Ref, dial.Number),
            cancellationToken);
        if (!outcome.IsTaken)
        {
            lock (_gate)
            {
                _tracker = ChannelTracker.Forget(_tracker, dial.Ref);
                _digitsAfterAnswer.Remove(dial.Ref);
            }
        }

        return outcome.Problem?.Contains(NoSuchExtension, StringComparison.OrdinalIgnoreCase) == true
            ? CommandOutcome.Refused($"The phone system's dial plan leads nowhere with this number in the context {_options.DialContext}. Check the number; if none can be dialled, check Telephony:Asterisk:DialContext.")
            : outcome;
    }

    private async Task<CommandOutcome> OnLegAsync(
        PhoneCommand command,
        string callRef,
        Func<string, AmiAction> action,
        CancellationToken cancellationToken)
    {
        ChannelSnapshot? leg;
        lock (_gate)
            leg = ChannelTracker.LegOf(_tracker, command.Extension, callRef);
        return leg is null ? NoSuchCall() : await SendAsync(action(leg.Name), cancellationToken);
    }

    /// <summary>Every phone that rings for the call is told.</summary>
    private async Task<CommandOutcome> RejectAsync(RejectCall command, CancellationToken cancellationToken)
    {
        IReadOnlyList<ChannelSnapshot> legs;
        lock (_gate)
            legs = ChannelTracker.LegsOf(_tracker, command.Extension, command.Ref);
        var outcome = NoSuchCall();
        foreach (var leg in legs)
            outcome = await SendAsync(AsteriskActions.Reject(leg.Name), cancellationToken);
        return outcome;
    }

    private async Task<CommandOutcome> PlayAsync(string extension, string callRef, string digits, CancellationToken cancellationToken)
    {
        if (!PhoneNumbers.AreDigits(digits))
            return CommandOutcome.Refused("Only 0 to 9, *, # and A to D can be sent as tones.");
        ChannelSnapshot? leg, far;
        lock (_gate)
            (leg, far) = (ChannelTracker.LegOf(_tracker, extension, callRef), ChannelTracker.FarOf(_tracker, extension, callRef));
        if (leg is null)
            return NoSuchCall();
        var outcome = CommandOutcome.Taken;
        foreach (var digit in digits)
        {
            outcome = await SendAsync(AsteriskActions.Play((far ?? leg).Name, digit, receive: far is null), cancellationToken);
            if (!outcome.IsTaken)
                return outcome;
            await Task.Delay(DigitGap, _time, cancellationToken);
        }

        return outcome;
    }

    private void AfterAnswer(string extension, Observation observation)
    {
        if (observation is CallGone gone)
            _digitsAfterAnswer.Remove(gone.Ref);
        if (observation is CallObserved { Call: { State: ConnectionState.Connected, Ref: var callRef } }
            && _digitsAfterAnswer.Remove(callRef, out var digits))
            _ = PlayAfterAnswerAsync(extension, callRef, digits);
    }

    private async Task PlayAfterAnswerAsync(string extension, string callRef, string digits)
    {
        try
        {
            var outcome = await PlayAsync(extension, callRef, digits, _stopping);
            if (!outcome.IsTaken)
                _log.DigitsRefused();
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private async Task<CommandOutcome> SendAsync(AmiAction action, CancellationToken cancellationToken)
    {
        var response = await _client.SendAsync(action, ActionDeadline, cancellationToken);

        // What may have run is taken: an observation or the command's deadline will tell, and it must not be tried again.
        return response.Succeeded || (response.MayHaveRun && response.Outcome != AmiOutcome.Error) ? CommandOutcome.Taken
            : response.Outcome == AmiOutcome.NotSent && _client.Session is null ? NotConnected()
            : CommandOutcome.Refused($"The phone system refused ({action.Name}): {response.Sentence}");
    }

    private CommandOutcome Resynced()
    {
        BeginResync();
        return CommandOutcome.Taken;
    }

    private static CommandOutcome NotConnected() => CommandOutcome.Refused("The phone system is not connected.");

    private static CommandOutcome NoSuchCall() => CommandOutcome.Refused("The phone system has no such call any more.");
}
