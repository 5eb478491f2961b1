using CallBridge.Ami.Tests.Dialogue;
using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Telephony.Simulator;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Telephony.Tests.Simulator;

public sealed class SimulatedPhonesTests : IAsyncLifetime, IDisposable
{
    private const string Extension = "1001";
    private const string Click = "5d9f7a54-0000-4000-8000-000000000001";
    private readonly FakeTime _time = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ObservedPhone _phone = new();
    private readonly SimulatedPhones _phones;
    private Task _run = Task.CompletedTask;
    private LinkUp? _first;

    public SimulatedPhonesTests() => _phones = new SimulatedPhones(new SimulatorOptions(), _time, NullLogger<SimulatedPhones>.Instance);

    public static TheoryData<string> Scenarios() => [.. SimulatedPhones.Scenarios.Select(s => s.Id)];

    public async Task InitializeAsync()
    {
        _run = _phones.RunAsync(_phone, _stop.Token);
        _first = await _phone.NextAsync<LinkUp>(up => up.Calls.IsEmpty);
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _run);
    }

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task Known_caller_rings_is_answered_and_hung_up_by_commands()
    {
        await TakenAsync(_phones.PlayAsync("known-caller", default));
        var ringing = (await _phone.StateAsync(ConnectionState.Alerting)).Call;
        Assert.Equal(new Party("07814256404", "F BLOGGS"), ringing.Far);
        Assert.Equal("02079460000", ringing.CalledNumber);
        Assert.Equal(Direction.Inbound, ringing.Direction);
        await TakenAsync(_phones.ExecuteAsync(new AnswerCall(Extension, ringing.Ref), default));
        await _phone.StateAsync(ConnectionState.Connected);
        await TakenAsync(_phones.ExecuteAsync(new HoldCall(Extension, ringing.Ref), default));
        await _phone.StateAsync(ConnectionState.Held);
        await TakenAsync(_phones.ExecuteAsync(new RetrieveCall(Extension, ringing.Ref), default));
        await _phone.StateAsync(ConnectionState.Connected);
        await TakenAsync(_phones.ExecuteAsync(new HangUpCall(Extension, ringing.Ref), default));
        Assert.Equal(EndReason.LocalHangUp, await _phone.EndAsync());
    }

    [Fact]
    public async Task Run_that_begins_within_the_same_second_is_told_from_the_one_before()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _run);
        _time.Advance(TimeSpan.FromMilliseconds(40));
        using var stop = new CancellationTokenSource();
        var phone = new ObservedPhone();
        var again = new SimulatedPhones(new SimulatorOptions(), _time, NullLogger<SimulatedPhones>.Instance);
        var run = again.RunAsync(phone, stop.Token);
        var second = await phone.NextAsync<LinkUp>(up => up.Calls.IsEmpty);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.NotEqual(_first!.Incarnation, second.Incarnation);
    }

    [Fact]
    public async Task Without_queues_no_presence_is_told_or_taken() => Assert.NotNull(
        (await _phones.ExecuteAsync(new SetPresence(Extension, PresenceState.NotReady, "Lunch"), default)).Problem);

    [Fact]
    public async Task Queue_calls_an_agent_only_when_ready()
    {
        var phones = new SimulatedPhones(new SimulatorOptions { Queues = ["sales"] }, _time, NullLogger<SimulatedPhones>.Instance);
        var phone = new ObservedPhone();
        using var stop = new CancellationTokenSource();
        var run = phones.RunAsync(phone, stop.Token);
        await phone.NextAsync<LinkUp>(_ => true);
        await phone.NextAsync<PresenceSeen>(seen => seen == new PresenceSeen(PresenceState.Ready, null));

        await TakenAsync(phones.ExecuteAsync(new SetPresence(Extension, PresenceState.NotReady, "Lunch"), default));
        await phone.NextAsync<PresenceSeen>(seen => seen == new PresenceSeen(PresenceState.NotReady, "Lunch"));
        Assert.Contains("not ready", (await phones.PlayAsync("queue", default)).Problem, StringComparison.Ordinal);
        await TakenAsync(phones.ExecuteAsync(new Resync(Extension), default));
        Assert.Empty((await phone.NextAsync<LinkUp>(_ => true)).Calls);
        await phone.NextAsync<PresenceSeen>(seen => seen.State == PresenceState.NotReady);

        await TakenAsync(phones.ExecuteAsync(new SetPresence(Extension, PresenceState.Ready, null), default));
        await TakenAsync(phones.PlayAsync("queue", default));
        await phone.StateAsync(ConnectionState.Alerting);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task Click_rings_the_own_phone_before_anybody_is_dialled()
    {
        await TakenAsync(_phones.ExecuteAsync(new DialPhone(Extension, Click, "01632960001"), default));
        var initiated = (await _phone.StateAsync(ConnectionState.Initiated)).Call;
        Assert.Equal((Click, Click, "01632960001"), (initiated.Ref, initiated.Uniqueid, initiated.Far.Number));
        await PassAsync(TimeSpan.FromSeconds(0.5));
        await _phone.StateAsync(ConnectionState.Delivering);
        await PassAsync(TimeSpan.FromSeconds(2));
        await _phone.StateAsync(ConnectionState.Connected);
        await TakenAsync(_phones.PressAsync("far-hangup", null, default));
        Assert.Equal(EndReason.RemoteHangUp, await _phone.EndAsync());
    }

    [Fact]
    public async Task Dialled_busy_number_fails_and_ends_as_busy()
    {
        await TakenAsync(_phones.PlayAsync("busy", default));
        await _phone.StateAsync(ConnectionState.Delivering);
        await PassAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(EndReason.Busy, (await _phone.StateAsync(ConnectionState.Failed)).Call.Failure);
        await TakenAsync(_phones.PressAsync("hangup", null, default));
        Assert.Equal(EndReason.Busy, await _phone.EndAsync());
    }

    [Fact]
    public async Task Caller_who_gives_up_has_cancelled()
    {
        await TakenAsync(_phones.PlayAsync("missed", default));
        await _phone.StateAsync(ConnectionState.Alerting);
        await PassAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(EndReason.CallerCancelled, await _phone.EndAsync());
    }

    [Fact]
    public async Task Second_call_rings_while_the_first_is_talked_to()
    {
        await TakenAsync(_phones.PlayAsync("second-call", default));
        await _phone.StateAsync(ConnectionState.Connected);
        await PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("01632960999", (await _phone.StateAsync(ConnectionState.Alerting)).Call.Far.Number);
        await TakenAsync(_phones.ExecuteAsync(new Resync(Extension), default));
        Assert.Equal(2, (await _phone.NextAsync<LinkUp>(_ => true)).Calls.Length);
    }

    [Fact]
    public async Task Transferred_caller_rings_with_who_transferred()
    {
        await TakenAsync(_phones.PlayAsync("transfer", default));
        await PassAsync(TimeSpan.FromSeconds(2));
        var call = (await _phone.StateAsync(ConnectionState.Alerting)).Call;
        Assert.Equal(("07814256404", "1002"), (call.Far.Number, call.TransferredFrom));
    }

    [Fact]
    public async Task Transfer_by_command_ends_the_agents_part()
    {
        await TakenAsync(_phones.PlayAsync("known-caller", default));
        await TakenAsync(_phones.PressAsync("answer", null, default));
        var call = (await _phone.StateAsync(ConnectionState.Connected)).Call;
        await TakenAsync(_phones.ExecuteAsync(new TransferCall(Extension, call.Ref, "1002"), default));
        Assert.Equal(EndReason.Transferred, await _phone.EndAsync());
    }

    [Fact]
    public async Task Rejected_queue_call_stops_both_phones_and_is_told_once()
    {
        await TakenAsync(_phones.PlayAsync("queue", default));
        var call = (await _phone.StateAsync(ConnectionState.Alerting)).Call;
        Assert.Equal("sales", call.Queue);
        await TakenAsync(_phones.ExecuteAsync(new RejectCall(Extension, call.Ref), default));
        Assert.Equal(EndReason.Rejected, await _phone.EndAsync());
        await TakenAsync(_phones.ExecuteAsync(new Resync(Extension), default));
        Assert.Empty((await _phone.NextAsync<LinkUp>(_ => true)).Calls);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_played_to_its_end_leaves_no_call(string id)
    {
        await TakenAsync(_phones.PlayAsync(id, default));
        for (var passed = 0; passed < 60; passed++)
            await PassAsync(TimeSpan.FromSeconds(1));
        while ((await _phones.PressAsync("hangup", null, default)).IsTaken)
        {
        }

        await TakenAsync(_phones.ExecuteAsync(new Resync(Extension), default));
        Assert.Empty((await _phone.NextAsync<LinkUp>(up => up.Calls.IsEmpty)).Calls);
    }

    [Fact]
    public async Task Unknown_scenario_key_and_call_are_refused_in_words()
    {
        Assert.Contains("known-caller", (await _phones.PlayAsync("nonsense", default)).Problem, StringComparison.Ordinal);
        Assert.NotNull((await _phones.PressAsync("nonsense", null, default)).Problem);
        Assert.NotNull((await _phones.PressAsync("dial", "1\r\nAction: Command", default)).Problem);
        Assert.NotNull((await _phones.ExecuteAsync(new AnswerCall(Extension, "none"), default)).Problem);
    }

    /// <summary>Lets time go by, and what it set off be done.</summary>
    private async Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        await _phones.PressAsync("none", null, default);
    }

    private static async Task TakenAsync(Task<CommandOutcome> outcome) => Assert.Null((await outcome).Problem);
}
