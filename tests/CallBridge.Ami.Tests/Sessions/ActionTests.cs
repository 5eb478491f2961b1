using CallBridge.Ami.Sessions;
using CallBridge.Ami.Tests.Dialogue;
using CallBridge.Ami.Wire;

namespace CallBridge.Ami.Tests.Sessions;

public sealed class ActionTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(7);
    private static readonly AmiAction Hangup = new AmiAction("Hangup").With("Channel", "PJSIP/1001-00000001");

    private readonly ScriptedServer _server = new();
    private readonly FakeTime _time = new();
    private AmiConnection _client = null!;
    private ScriptedSession _session = null!;

    public async Task InitializeAsync() => (_client, _session) = await Dialogue.Sessions.OpenAsync(_server, time: _time);

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _session.DisposeAsync();
    }

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Answers_reach_the_actions_of_their_ids_in_any_order()
    {
        var first = SendAsync(Hangup.WithActionId("first"));
        var second = SendAsync(Hangup.WithActionId("second"));
        var one = await _session.ExpectAsync("Hangup");
        var two = await _session.ExpectAsync("Hangup");

        await _session.AnswerAsync(two, "Success", $"Message: {two.ActionId}");
        await _session.AnswerAsync(one, "Success", $"Message: {one.ActionId}");

        Assert.Equal("first", (await Patience.Of(first)).Sentence);
        Assert.Equal("second", (await Patience.Of(second)).Sentence);
    }

    [Fact]
    public async Task Refused_action_tells_the_servers_words_and_did_not_run()
    {
        var sending = SendAsync(Hangup);

        await _session.AnswerAsync(await _session.ExpectAsync("Hangup"), "Error", "Message: No such channel");

        var response = await Patience.Of(sending);
        Assert.Equal((AmiOutcome.Error, "No such channel", false), (response.Outcome, response.Sentence, response.MayHaveRun));
    }

    [Fact]
    public async Task Answer_in_many_pieces_is_one_answer()
    {
        var sending = SendAsync(Hangup.WithActionId("7"));
        await _session.ExpectAsync("Hangup");

        foreach (var b in "Response: Success\r\nMessage: Channel hung up\r\nActionID: 7\r\n\r\n"u8.ToArray()) await _session.WriteAsync(new[] { b });

        Assert.True((await Patience.Of(sending)).Succeeded);
    }

    [Fact]
    public async Task Event_with_an_actions_id_is_an_event_and_no_answer()
    {
        var sending = SendAsync(Hangup.WithActionId("7"));
        await _session.ExpectAsync("Hangup");

        await _session.WriteEventAsync("OriginateResponse", "ActionID: 7", "Response: Failure");

        var received = await Patience.Of(_client.Inbox.ReadAsync().AsTask());
        Assert.Equal(("OriginateResponse", null), (received.Message.Event, received.ListActionId));
        Assert.False(sending.IsCompleted);
    }

    [Fact]
    public async Task Unanswered_action_times_out_and_may_have_run()
    {
        var sending = SendAsync(Hangup);
        await _session.ExpectAsync("Hangup");
        await _time.ArmedAsync(Deadline);

        _time.Advance(Deadline);

        var response = await Patience.Of(sending);
        Assert.Equal((AmiOutcome.TimedOut, true), (response.Outcome, response.MayHaveRun));
    }

    [Fact]
    public async Task Late_answer_disturbs_nobody()
    {
        var late = SendAsync(Hangup.WithActionId("late"));
        var action = await _session.ExpectAsync("Hangup");
        await _time.ArmedAsync(Deadline);
        _time.Advance(Deadline);
        await Patience.Of(late);

        await _session.AnswerAsync(action, "Success");
        var next = SendAsync(Hangup.WithActionId("next"));
        await _session.AnswerAsync(await _session.ExpectAsync("Hangup"), "Success");

        Assert.True((await Patience.Of(next)).Succeeded);
    }

    [Fact]
    public async Task Caller_who_gives_up_gets_his_own_cancellation_and_the_session_goes_on()
    {
        using var caller = new CancellationTokenSource();
        var sending = _client.SendAsync(Hangup, Deadline, caller.Token);
        await _session.ExpectAsync("Hangup");

        await caller.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience.Of(sending));
        Assert.Equal(caller.Token, error.CancellationToken);
        Assert.False(_client.Ended.IsCompleted);
    }

    [Fact]
    public async Task Pending_action_fails_when_the_server_closes_and_may_have_run()
    {
        var sending = SendAsync(Hangup);
        await _session.ExpectAsync("Hangup");

        await _session.DisposeAsync();

        var response = await Patience.Of(sending);
        Assert.Equal((AmiOutcome.SessionEnded, true), (response.Outcome, response.MayHaveRun));
        Assert.Contains((await Patience.Of(_client.Ended)).Reason, new[] { AmiEndReason.ClosedByServer, AmiEndReason.ConnectionLost });
    }

    [Fact]
    public async Task Action_after_the_end_is_not_sent()
    {
        await _session.DisposeAsync();
        await Patience.Of(_client.Ended);

        var response = await Patience.Of(SendAsync(Hangup));

        Assert.Equal((AmiOutcome.NotSent, false), (response.Outcome, response.MayHaveRun));
    }

    [Fact]
    public async Task Second_action_with_a_pending_id_is_not_sent()
    {
        var first = SendAsync(Hangup.WithActionId("7"));

        var second = await Patience.Of(SendAsync(Hangup.WithActionId("7")));

        Assert.Equal(AmiOutcome.NotSent, second.Outcome);
        await _session.AnswerAsync(await _session.ExpectAsync("Hangup"), "Success");
        Assert.True((await Patience.Of(first)).Succeeded);
    }

    [Fact]
    public async Task More_pending_actions_than_the_limit_are_not_sent()
    {
        var pending = Enumerable.Range(0, AmiLimits.PendingActions).Select(_ => SendAsync(Hangup)).ToArray();

        Assert.Equal(AmiOutcome.NotSent, (await Patience.Of(SendAsync(Hangup))).Outcome);
        await _session.DisposeAsync();
        await Patience.Of(Task.WhenAll(pending));
    }

    [Fact]
    public async Task Ids_of_two_sessions_differ()
    {
        var (other, otherSession) = await Dialogue.Sessions.OpenAsync(_server, time: _time);
        var one = SendAsync(Hangup);
        var two = other.SendAsync(Hangup, Deadline, CancellationToken.None);

        Assert.NotEqual((await _session.ExpectAsync("Hangup")).ActionId, (await otherSession.ExpectAsync("Hangup")).ActionId);

        await other.DisposeAsync();
        await otherSession.DisposeAsync();
        await _session.DisposeAsync();
        await Patience.Of(Task.WhenAll(one, two));
    }

    private Task<AmiResponse> SendAsync(AmiAction action) => _client.SendAsync(action, Deadline, CancellationToken.None);
}
