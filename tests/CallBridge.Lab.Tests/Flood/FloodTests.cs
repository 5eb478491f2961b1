using System.Globalization;
using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Lab.Tests.Calls;
using CallBridge.Lab.Tests.Lab;
using CallBridge.Telephony.Asterisk;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace CallBridge.Lab.Tests.Flood;

/// <summary>
/// The agent's call beside a flood of other extensions' calls. <c>tests/lab/flood</c> runs it for a minute, the suite for a few seconds
/// (<c>CALLBRIDGE_FLOOD_SECONDS</c>). A real listener process gives states, latency, CPU share and RSS; the adapter itself, in this process and on a connection of
/// its own, the managed heap and the count of channels.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class FloodTests(ITestOutputHelper output)
{
    private const double EventsPerSecond = 2_000;

    /// <summary>As many as one Asterisk beside the suite makes with ease; the rest are copies (<see cref="FloodCopier"/>).</summary>
    private const double CallsPerSecond = 10;
    private const long MostHeapGrowth = 4L << 20;
    private const long MostResidentGrowth = 48L << 20;
    private const int LatenciesKept = 10_000;
    private static readonly TimeSpan MostMedianLatency = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    private static TimeSpan Length =>
        Environment.GetEnvironmentVariable("CALLBRIDGE_FLOOD_SECONDS") is { Length: > 0 } seconds
            ? TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture))
            : TimeSpan.FromSeconds(4);

    [SkippableFact]
    public async Task Call_of_the_agent_is_right_state_by_state_beside_a_flood_of_others_and_nothing_grows()
    {
        await using var asterisk = await AsteriskProcess.StartAsync();
        var copier = new FloodCopier();
        await using var relay = new AmiRelay(asterisk) { Rewrite = copier.Pass };
        var lab = await LabCall.OnAsync(asterisk);
        lab.Ami.Keeps = message => lab.Ami.Concerns(message) || message["Response"].Length > 0;
        await using var scene = await LabScene.SetAsync(lab, relay.Port);
        using var stopping = new CancellationTokenSource();
        var sink = new CountingSink();
        var phones = new AsteriskPhones(
            new AsteriskOptions { Port = relay.Port, Username = AsteriskProcess.ListenerUser, Secret = asterisk.ListenerSecret },
            [new PhoneLine(lab.Slot.Desk, $"PJSIP/{lab.Slot.Desk}")], TimeProvider.System, NullLogger<AsteriskPhones>.Instance);
        var following = phones.RunAsync(sink, stopping.Token);
        await sink.Connected.WaitAsync(Deadline.Default, TimeProvider.System);
        var timing = new PushTiming(lab.Slot.Desk);
        copier.Watch = timing.Said;
        var pushes = scene.Api.FollowAsync(timing.Pushed, stopping.Token);

        copier.Copies = await CopiesAsync(asterisk, copier);
        await using var flood = await FloodDriver.StartAsync(asterisk, CallsPerSecond);
        await Task.Delay(WarmUp, TimeProvider.System);
        var heapBefore = GC.GetTotalMemory(forceFullCollection: true);
        var before = ProcessCost.Of(scene.Listener.ProcessId);
        var (began, eventsBefore) = (TimeProvider.System.GetTimestamp(), copier.Events);

        // Pushes are the latest state, and may leave out one that was over: the next step waits for the push of the last.
        List<string> story = [];
        Task ShowsAsync(string state)
        {
            story.Add(state);
            return Deadline.UntilAsync($"push {story.Count}, {state}", _ => Task.FromResult(timing.States.Count >= story.Count ? state : null));
        }

        var desk = await lab.DeskPhoneAsync();
        var caller = await lab.OutsideCallsAsync(lab.Slot.DirectNumber, LabScene.OutsideNumber);
        await desk.RingsAsync();
        await ShowsAsync("alerting");
        await desk.AnswerAsync();
        await ShowsAsync("connected");
        var rounds = 0;
        for (; TimeProvider.System.GetElapsedTime(began) < Length || rounds == 0; rounds++)
        {
            await desk.HoldAsync();
            await ShowsAsync("held");
            await desk.RetrieveAsync();
            await ShowsAsync("connected");
            await Task.Delay(BetweenRounds, TimeProvider.System);
        }

        var after = ProcessCost.Of(scene.Listener.ProcessId);
        var (elapsed, events) = (TimeProvider.System.GetElapsedTime(began), copier.Events - eventsBefore);
        await flood.StopAsync(otherChannels: 2);
        await caller.HangUpAsync();
        await desk.EndedAsync();
        await ShowsAsync("ended");
        var (ended, task) = await scene.OnlyTaskAsync();
        await sink.Gone.WaitAsync(Deadline.Default, TimeProvider.System);
        var resident = ProcessCost.Of(scene.Listener.ProcessId).ResidentBytes - before.ResidentBytes;
        var heap = GC.GetTotalMemory(forceFullCollection: true) - heapBefore;

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{events / elapsed.TotalSeconds:0} events/s of others for {elapsed.TotalSeconds:0} s (each of Asterisk's sent {1 + copier.Copies} times)"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"CPU share of the listener {100 * (after.Cpu - before.Cpu) / elapsed:0.0} % of one core; {rounds} holds and retrieves"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"event to push: {timing}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"after the flood: RSS {resident / 1024.0:+0;-0} KiB, heap {heap / 1024.0:+0;-0} KiB"));

        Assert.Equal("remoteHangUp", ended.EndReason);
        Assert.Equal(await scene.KeyAsync(desk), task.CallObject);
        Assert.Equal(story, timing.States);
        Assert.Equal(story.Count, sink.Told);
        Assert.Equal(0, phones.ChannelCount);
        Assert.True(events / elapsed.TotalSeconds >= EventsPerSecond * 0.9, "Too few events for this to say anything.");
        Assert.InRange(timing.Median, TimeSpan.Zero, MostMedianLatency);
        Assert.InRange(heap, long.MinValue, MostHeapGrowth);
        Assert.InRange(resident, long.MinValue, MostResidentGrowth);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pushes);
    }

    /// <summary>How many copies of what this Asterisk says make the flood, measured on a little of it.</summary>
    private static async Task<int> CopiesAsync(AsteriskProcess asterisk, FloodCopier copier)
    {
        await using var flood = await FloodDriver.StartAsync(asterisk, CallsPerSecond);
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        var (began, before) = (TimeProvider.System.GetTimestamp(), copier.Events);
        await Task.Delay(WarmUp / 2, TimeProvider.System);
        var rate = (copier.Events - before) / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        await flood.StopAsync(otherChannels: 0);
        return (int)Math.Ceiling(EventsPerSecond * 1.25 / rate) - 1;
    }

    private sealed class CountingSink : IObservationSink
    {
        private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private ConnectionState? _state;

        public Task Connected => _connected.Task;

        public Task Gone => _gone.Task;

        /// <summary>Changes of state, and the end.</summary>
        public int Told { get; private set; }

        public void Observe(string extension, Observation observation)
        {
            if (observation is LinkUp)
                _connected.TrySetResult();
            if (observation is CallObserved { Call.State: var state } && state != _state)
                (_state, Told) = (state, Told + 1);
            if (observation is not CallGone)
                return;
            Told++;
            _gone.TrySetResult();
        }
    }

    /// <summary>From the event on the wire that changed the agent's call to the push that shows it.</summary>
    private sealed class PushTiming(string desk)
    {
        private readonly Lock _gate = new();
        private readonly List<TimeSpan> _latencies = [];
        private readonly List<string> _states = [];
        private (string State, long At)? _expected;

        public IReadOnlyList<string> States
        {
            get
            {
                lock (_gate)
                    return [.. _states];
            }
        }

        public TimeSpan Median => Percentile(0.5);

        public void Said(string message)
        {
            var state = message.StartsWith("Event: Hold\r\n", StringComparison.Ordinal) ? "held"
                : message.StartsWith("Event: Unhold\r\n", StringComparison.Ordinal) ? "connected"
                : null;
            if (state is null || !message.Contains($"Channel: PJSIP/{desk}-", StringComparison.Ordinal))
                return;
            lock (_gate)
                _expected = (state, TimeProvider.System.GetTimestamp());
        }

        public void Pushed(IReadOnlyList<ShownCall> calls)
        {
            // Without wrap-up an ended call is shown no more.
            var state = calls is [var call, ..] ? call.State : "ended";
            lock (_gate)
            {
                if (_states.LastOrDefault("ended") == state)
                    return;
                _states.Add(state);
                if (_expected is not { } expected || expected.State != state || _latencies.Count == LatenciesKept)
                    return;
                _latencies.Add(TimeProvider.System.GetElapsedTime(expected.At));
                _expected = null;
            }
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"median {Median.TotalMilliseconds:0.0} ms, 95 % {Percentile(0.95).TotalMilliseconds:0.0} ms, most {Percentile(1).TotalMilliseconds:0.0} ms");

        private TimeSpan Percentile(double part)
        {
            lock (_gate)
                return _latencies.Count == 0 ? TimeSpan.MaxValue : _latencies.Order().ElementAt((int)(part * (_latencies.Count - 1)));
        }
    }
}
