using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Records;

namespace CallBridge.Desks;

/// <summary>
/// Runs one desk: stamps and queues its inputs, steps the reducer on one loop, starts the effects. The loop awaits none of them.
/// </summary>
internal sealed class DeskShell : IAsyncDisposable
{
    private static readonly TimeSpan LoadAgain = TimeSpan.FromSeconds(5);

    private readonly Channel<Item> _inbox = Channel.CreateUnbounded<Item>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<long, CancellationTokenSource> _doing = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ICallStore _store;
    private readonly DeskWork _work;
    private readonly TimeProvider _time;
    private readonly ILogger<DeskShell> _log;
    private readonly ITimer _timer;
    private volatile DeskState _current;
    private Task _loop = Task.CompletedTask;
    private Task _late = Task.CompletedTask;
    private bool _disposed;

    public DeskShell(DeskRules rules, ICallStore store, DeskWork work, TimeProvider time, ILogger<DeskShell> log)
    {
        _current = new DeskState { Rules = rules };
        _store = store;
        _work = work;
        _time = time;
        _log = log;
        _timer = time.CreateTimer(_ => Post(new DeskInput.Tick()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The desk as it is now; immutable.</summary>
    public DeskState Current => _current;

    /// <summary>Why calls cannot be kept on disk just now; null if they are.</summary>
    public string? StoreProblem { get; private set; }

    /// <summary>Raised on the desk's loop after each visible change; must not block.</summary>
    public event Action? Changed;

    /// <summary>Raised on the desk's loop once it knows that a page has come, gone or changed; must not block.</summary>
    public event Action? PagesChanged;

    /// <summary>Loads what the last run left, then takes inputs until disposed. What cannot be loaded now is loaded once it can.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (live, ended, countries) = await LoadAsync(cancellationToken);
            Post(new DeskInput.Recovered(live, ended, countries));
        }
        catch (StoreUnusableException)
        {
            _log.LoadedLater();
            Post(new DeskInput.Recovered([], []));
            _late = LoadLaterAsync();
        }

        _loop = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <summary>Queues an input, stamped now. Never blocks.</summary>
    public void Post(DeskInput input) => _inbox.Writer.TryWrite(new Item(input, Moment.Now(_time), null));

    /// <summary>Asks the desk; its answer comes as soon as the inputs before have been taken.</summary>
    public Task<DeskReply> AskAsync(string requestId, DeskCommand command, CancellationToken cancellationToken)
    {
        var reply = new TaskCompletionSource<DeskReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_inbox.Writer.TryWrite(new Item(new DeskInput.Asked(requestId, command), Moment.Now(_time), reply)))
            reply.SetResult(new DeskReply.Refused(Refusal.NotConnected, null, "CallBridge is shutting down."));
        return reply.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Takes what is queued, then ends. The host asks twice: when it stops and when it disposes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        _inbox.Writer.TryComplete();
        await _timer.DisposeAsync();
        await _loop;
        await _stop.CancelAsync();
        await _late;
        _stop.Dispose();
    }

    private async Task LoadLaterAsync()
    {
        while (true)
        {
            try
            {
                await Task.Delay(LoadAgain, _time, _stop.Token);
                var (live, ended, countries) = await LoadAsync(_stop.Token);
                Post(new DeskInput.RecoveredLate(live, ended, countries));
                return;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (StoreUnusableException)
            {
                // The status says why.
            }
        }
    }

    private async Task<(ImmutableArray<DeskCall> Live, ImmutableArray<DeskCall> Ended, ImmutableArray<string> Countries)> LoadAsync(CancellationToken cancellationToken)
    {
        var live = await _store.LoadLiveAsync(cancellationToken);
        var ended = await _store.LoadEndedAsync(DeskLimits.EndedCalls, cancellationToken);
        var kept = await _store.LoadKeptAsync(_current.Rules.Extension, cancellationToken);
        var now = Moment.Now(_time);
        var left = live.Select(row => JournalCodec.Read(row, now)).ToList();
        if (left.Count(call => call is null) is > 0 and var unreadable)
            _log.RowsUnreadable(unreadable);
        var calls = left.OfType<DeskCall>().ToList();
        if (ForeignCalls.End(calls.Where(call => !IsOurs(call)), _current.Rules, now) is { IsEmpty: false } writes)
            _ = KeepAsync(new DeskEffect.Persist(writes));
        return (
            [.. calls.Where(IsOurs)], [.. ended.Select(row => JournalCodec.Read(row, now)).OfType<DeskCall>().Where(IsOurs)], CountriesCalled.Read(kept));
    }

    private bool IsOurs(DeskCall call) => call.Agent == _current.Rules.Extension;

    private async Task RunAsync()
    {
        await foreach (var item in _inbox.Reader.ReadAllAsync())
        {
            try
            {
                Step(item);
            }
            catch (Exception fault)
            {
                // A fault in a rule costs this input and no more: later calls are still followed.
                _log.StepFailed(fault, item.Input.GetType().Name);
                item.Reply?.TrySetResult(new DeskReply.Refused(Refusal.NotPossible, null,
                    "CallBridge failed to do this; its log says why. Use the phone itself."));
            }
        }
    }

    private void Step(Item item)
    {
        var pages = _current.Pages;
        var step = DeskReducer.Step(_current, item.Input, item.At);
        _current = step.State;
        if (!ReferenceEquals(pages, _current.Pages))
            PagesChanged?.Invoke();
        foreach (var effect in step.Effects)
            Start(effect, item.Reply);
        Arm(step.State);
    }

    private void Start(DeskEffect effect, TaskCompletionSource<DeskReply>? reply)
    {
        switch (effect)
        {
            case DeskEffect.Persist persist:
                _ = KeepAsync(persist);
                break;
            case DeskEffect.Reply answer:
                reply?.TrySetResult(answer.Answer);
                break;
            case DeskEffect.Tell:
                Changed?.Invoke();
                break;
            case DeskEffect.Do work:
                _ = DoAsync(work);
                break;
            case DeskEffect.Cancel cancel when _doing.TryRemove(cancel.Id, out var running):
                Stop(running);
                break;
        }
    }

    private static void Stop(CancellationTokenSource running)
    {
        try
        {
            running.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has come to its end just now; its answer's id is unknown to the desk and is ignored.
        }
    }

    private async Task KeepAsync(DeskEffect.Persist persist)
    {
        var problem = await _store.CommitAsync(persist.Writes);
        if (problem != StoreProblem)
        {
            StoreProblem = problem;
            Changed?.Invoke();
        }
    }

    private async Task DoAsync(DeskEffect.Do work)
    {
        using var deadline = new CancellationTokenSource(work.Deadline, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _stop.Token);
        _doing[work.Id] = both;
        DoAnswer answer;
        try
        {
            answer = await _work.DoAsync(work.Request, both.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            answer = new DoAnswer.TimedOut();
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception fault)
        {
            _log.WorkFailed(fault, work.Request.GetType().Name);
            answer = new DoAnswer.TimedOut();
        }
        finally
        {
            _doing.TryRemove(work.Id, out _);
        }

        Post(new DeskInput.Answered(work.Id, answer));
    }

    private void Arm(DeskState state)
    {
        var wait = DeskReducer.NextDeadline(state) is { } next
            ? next - Moment.Now(_time).Monotonic
            : Timeout.InfiniteTimeSpan;
        if (wait != Timeout.InfiniteTimeSpan && wait < TimeSpan.Zero)
            wait = TimeSpan.Zero;
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private readonly record struct Item(DeskInput Input, Moment At, TaskCompletionSource<DeskReply>? Reply);
}
