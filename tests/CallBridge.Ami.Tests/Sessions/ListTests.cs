using CallBridge.Ami.Sessions;
using CallBridge.Ami.Tests.Dialogue;
using CallBridge.Ami.Tests.Payloads;
using CallBridge.Ami.Wire;

namespace CallBridge.Ami.Tests.Sessions;

public sealed class ListTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(7);
    private static readonly AmiAction Channels = new AmiAction("CoreShowChannels").WithActionId("resync-1");

    private readonly ScriptedServer _server = new();
    private readonly FakeTime _time = new();
    private AmiConnection _client = null!;
    private ScriptedSession _session = null!;

    public async Task InitializeAsync() => (_client, _session) = await Dialogue.Sessions.OpenAsync(_server,
        _server.Options with { Interest = ["Hangup"], Limits = new AmiLimits { ListItems = 2 } }, _time);

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _session.DisposeAsync();
    }

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task List_is_collected_without_the_events_between()
    {
        var sending = SendAsync(Channels);
        await _session.ExpectAsync("CoreShowChannels");

        await _session.WriteAsync(PayloadFile.Read("list"));

        var list = await Patience.Of(sending);
        Assert.True(list.Succeeded);
        Assert.Equal("resync-1", list.ActionId);
        Assert.Equal("PJSIP/1001-00000001", Assert.Single(list.Items)["Channel"]);
    }

    [Fact]
    public async Task List_stands_in_the_inbox_in_its_place_among_the_events()
    {
        var sending = SendAsync(Channels);
        await _session.ExpectAsync("CoreShowChannels");

        await _session.WriteAsync(PayloadFile.Read("list"));
        await Patience.Of(sending);

        Assert.Equal(
            [("Success", "resync-1"), ("CoreShowChannel", "resync-1"), ("Hangup", null), ("CoreShowChannelsComplete", "resync-1")],
            Received().Select(received => (received.Message.Name, received.ListActionId)));
    }

    [Fact]
    public async Task Unwanted_events_during_a_list_stay_unwanted()
    {
        var sending = SendAsync(Channels);
        await _session.ExpectAsync("CoreShowChannels");

        await _session.WriteEventAsync("Newexten", "Channel: x");
        await _session.WriteEventAsync("CoreShowChannel", "ActionID: of somebody else");
        await _session.WriteAsync(PayloadFile.Read("list"));
        await Patience.Of(sending);

        Assert.Equal(4, Received().Count);
    }

    [Fact]
    public async Task Refused_list_is_an_error_without_items()
    {
        var sending = SendAsync(Channels);

        await _session.AnswerAsync(await _session.ExpectAsync("CoreShowChannels"), "Error", "Message: Permission denied");

        var list = await Patience.Of(sending);
        Assert.Equal((AmiOutcome.Error, "Permission denied"), (list.Response.Outcome, list.Response.Sentence));
        Assert.Empty(list.Items);
    }

    [Fact]
    public async Task Success_that_announces_no_list_is_an_empty_list()
    {
        var sending = SendAsync(Channels);

        await _session.AnswerAsync(await _session.ExpectAsync("CoreShowChannels"), "Success", "Message: No channels");

        var list = await Patience.Of(sending);
        Assert.True(list.Succeeded);
        Assert.Empty(list.Items);
    }

    [Fact]
    public async Task Broken_off_list_is_an_error_without_items()
    {
        var sending = SendAsync(Channels);
        await _session.AnswerAsync(await _session.ExpectAsync("CoreShowChannels"), "Success", "EventList: start");
        await _session.WriteEventAsync("CoreShowChannel", "ActionID: resync-1");

        await _session.WriteEventAsync("CoreShowChannelsComplete", "ActionID: resync-1", "EventList: cancelled");

        var list = await Patience.Of(sending);
        Assert.Equal(AmiOutcome.Error, list.Response.Outcome);
        Assert.Empty(list.Items);
    }

    [Fact]
    public async Task Unfinished_list_times_out_without_items()
    {
        var sending = SendAsync(Channels);
        await _session.AnswerAsync(await _session.ExpectAsync("CoreShowChannels"), "Success", "EventList: start");
        await _session.WriteEventAsync("CoreShowChannel", "ActionID: resync-1");
        await _time.ArmedAsync(Deadline);

        _time.Advance(Deadline);

        var list = await Patience.Of(sending);
        Assert.Equal(AmiOutcome.TimedOut, list.Response.Outcome);
        Assert.Empty(list.Items);
    }

    [Fact]
    public async Task Endless_list_ends_the_session_by_its_name()
    {
        var sending = SendAsync(Channels);
        await _session.AnswerAsync(await _session.ExpectAsync("CoreShowChannels"), "Success", "EventList: start");

        for (var i = 0; i < 3; i++) await _session.WriteEventAsync("CoreShowChannel", "ActionID: resync-1");

        Assert.Equal(AmiFault.ListTooLong, (await Patience.Of(_client.Ended)).Fault);
        Assert.Equal(AmiOutcome.SessionEnded, (await Patience.Of(sending)).Response.Outcome);
    }

    private Task<AmiListResponse> SendAsync(AmiAction action) => _client.SendListAsync(action, Deadline, CancellationToken.None);

    private List<AmiReceived> Received()
    {
        var received = new List<AmiReceived>();
        while (_client.Inbox.TryRead(out var one)) received.Add(one);
        return received;
    }
}
