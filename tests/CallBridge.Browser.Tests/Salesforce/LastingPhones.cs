using System.Collections.Concurrent;
using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.DemoOrg.Org;
using CallBridge.Telephony.Simulator;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Browser.Tests.Salesforce;

/// <summary>A simulated phone system whose calls go on while the listener is stopped, as a real one's do; it keeps what it was told to do.</summary>
internal sealed class LastingPhones : ITelephony, IObservationSink, IAsyncDisposable
{
    private const string Incarnation = "1";
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<PhoneCommand> _commands = new();
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _running;
    private ImmutableDictionary<string, CallObservation> _calls = ImmutableDictionary<string, CallObservation>.Empty;
    private IObservationSink? _listener;

    public LastingPhones()
    {
        var options = new SimulatorOptions { Extension = Extension, Numbers = new ScenarioNumbers { KnownCaller = OrgSeed.KnownCaller, UnknownCaller = OrgSeed.UnknownNumber } };
        Phones = new SimulatedPhones(options, TimeProvider.System, NullLogger<SimulatedPhones>.Instance);
        _running = Phones.RunAsync(this, _stop.Token);
    }

    public const string Extension = "1001";

    public SimulatedPhones Phones { get; }

    /// <summary>All that listeners have asked of it.</summary>
    public IReadOnlyCollection<PhoneCommand> Commands => _commands;

    /// <summary>Completes when it can be rung.</summary>
    public Task Up => _up.Task;

    public async Task RunAsync(IObservationSink sink, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _listener = sink;
            sink.Observe(Extension, new LinkUp("lasting", Incarnation, [.. _calls.Values]));
        }

        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        finally
        {
            lock (_lock)
                _listener = null;
        }
    }

    public Task<CommandOutcome> ExecuteAsync(PhoneCommand command, CancellationToken cancellationToken)
    {
        _commands.Enqueue(command);
        return Phones.ExecuteAsync(command, cancellationToken);
    }

    public void Observe(string extension, Observation observation)
    {
        lock (_lock)
        {
            switch (observation)
            {
                case CallObserved seen:
                    _calls = _calls.SetItem(seen.Call.Ref, seen.Call);
                    break;
                case CallGone gone:
                    _calls = _calls.Remove(gone.Ref);
                    break;
                case LinkUp up:
                    _calls = up.Calls.ToImmutableDictionary(call => call.Ref);
                    observation = up with { Incarnation = Incarnation };
                    _up.TrySetResult();
                    break;
            }

            _listener?.Observe(extension, observation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // As asked.
        }

        _stop.Dispose();
    }
}
