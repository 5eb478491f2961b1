using System.Net;
using System.Net.Sockets;
using CallBridge.Ami.Sessions;
using CallBridge.Ami.Tests.Dialogue;
using CallBridge.Ami.Wire;

namespace CallBridge.Ami.Tests.Sessions;

public sealed class LoginTests : IDisposable
{
    private readonly ScriptedServer _server = new();
    private readonly FakeTime _time = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Login_answers_the_challenge_with_md5_and_never_sends_the_secret()
    {
        var opening = OpenAsync(_server.Options with { Events = "call,agent" });
        await using var session = await _server.AcceptAsync();
        await session.WriteAsync(ScriptedSession.Banner);

        var login = await session.AcceptLoginAsync();

        // md5("840415273" + "s3cret"), by md5sum.
        Assert.Equal(Md5OfChallengeAndSecret, login["Key"]);
        Assert.Equal("MD5", login["AuthType"]);
        Assert.Equal("callbridge", login["Username"]);
        Assert.Equal("call,agent", login["Events"]);
        Assert.DoesNotContain(login.Headers, header => header.Value.Contains("s3cret", StringComparison.Ordinal));
        await session.DescribeAsync();
        await (await opening).DisposeAsync();
    }

    [Fact]
    public async Task Session_knows_what_the_server_said_of_itself()
    {
        var (client, session) = await Dialogue.Sessions.OpenAsync(_server);

        Assert.Equal("Asterisk Call Manager/11.0.0", client.Info.Banner);
        Assert.Equal("11.0.0", client.Info.AmiVersion);
        Assert.Equal("pbx1", client.Info.SystemName);
        Assert.Equal("22.10.0", client.Info.ServerVersion);
        Assert.Equal("2026-03-28 23:59:01", client.Info.StartupTime);
        Assert.Equal(["VarSet"], client.Info.ExcludedEvents);
        Assert.True(client.Info.MayUse("hangup"));
        Assert.False(client.Info.MayUse("Originate"));
        await client.DisposeAsync();
        await session.DisposeAsync();
    }

    [Theory]
    [InlineData("11.0.0", "MatchCriteria", "name(VarSet),action(exclude)")]
    [InlineData("10.0.0", "Filter", "!^Event: VarSet")]
    [InlineData("5.0.4", "Filter", "!^Event: VarSet")]
    public async Task Events_are_excluded_in_the_words_that_the_server_knows(string version, string key, string value)
    {
        var opening = OpenAsync(_server.Options);
        await using var session = await _server.AcceptAsync();
        await session.WriteAsync($"Asterisk Call Manager/{version}\r\n");
        await session.AcceptLoginAsync();
        await session.AnswerAsync(await session.ExpectAsync("ListCommands"), "Success", "Filter: Dynamically add filters.  (Priv: system,all)");
        var filter = await session.ExpectAsync("Filter");
        await session.AnswerAsync(filter, "Success");
        await (await Patience.Of(opening)).DisposeAsync();

        Assert.Equal(("Add", value), (filter["Operation"], filter[key]));
    }

    [Fact]
    public async Task Login_without_any_right_to_ask_still_opens_a_session()
    {
        var opening = OpenAsync(_server.Options);
        await using var session = await _server.AcceptAsync();
        await session.WriteAsync(ScriptedSession.Banner);
        await session.AcceptLoginAsync();
        await session.AnswerAsync(await session.ExpectAsync("ListCommands"), "Success", "Ping: Keepalive command.  (Priv: <none>)");

        await using var client = await Patience.Of(opening);

        Assert.Null(client.Info.SystemName);
        Assert.Empty(client.Info.ExcludedEvents);
        Assert.False(client.Info.MayUse("CoreSettings"));
    }

    [Fact]
    public async Task Server_that_refuses_each_question_still_gives_a_session()
    {
        var opening = OpenAsync(_server.Options);
        await using var session = await _server.AcceptAsync();
        await session.WriteAsync(ScriptedSession.Banner);
        await session.AcceptLoginAsync();
        foreach (var action in new[] { "ListCommands", "CoreSettings", "CoreStatus", "Filter" })
            await session.AnswerAsync(await session.ExpectAsync(action), "Error", "Message: Permission denied");

        await using var client = await Patience.Of(opening);

        Assert.Null(client.Info.AllowedActions);
        Assert.Null(client.Info.StartupTime);
    }

    [Fact]
    public async Task Refused_login_says_so_plainly_and_names_the_user_but_no_secret()
    {
        var opening = OpenAsync(_server.Options);
        await using var session = await _server.AcceptAsync();
        await session.WriteAsync(ScriptedSession.Banner);
        await session.AnswerAsync(await session.ExpectAsync("Challenge"), "Success", $"Challenge: {ScriptedSession.Challenge}");
        await session.AnswerAsync(await session.ExpectAsync("Login"), "Error", "Message: Authentication failed");
        await session.DisposeAsync();

        var end = await Dialogue.Sessions.RefusedAsync(opening);

        Assert.Equal(AmiEndReason.LoginRefused, end.Reason);
        Assert.Contains("'callbridge' (Authentication failed)", end.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", end.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_challenge_is_a_refused_login()
    {
        var opening = OpenAsync(_server.Options);
        await using var session = await _server.AcceptAsync();
        await session.WriteAsync(ScriptedSession.Banner);
        await session.AnswerAsync(await session.ExpectAsync("Challenge"), "Error", "Message: Must specify AuthType");

        Assert.Equal(AmiEndReason.LoginRefused, (await Dialogue.Sessions.RefusedAsync(opening)).Reason);
    }

    [Fact]
    public async Task Silent_server_times_out_by_our_clock()
    {
        var opening = OpenAsync(_server.Options);
        await using var session = await _server.AcceptAsync();
        await _time.ArmedAsync(_server.Options.LoginTimeout);

        _time.Advance(_server.Options.LoginTimeout);

        Assert.Equal(AmiEndReason.LoginTimedOut, (await Dialogue.Sessions.RefusedAsync(opening)).Reason);
        await session.ExpectEndAsync();
    }

    [Fact]
    public async Task Server_silent_after_its_challenge_times_out_by_our_clock()
    {
        var opening = OpenAsync(_server.Options);
        await using var session = await _server.AcceptAsync();
        await session.WriteAsync(ScriptedSession.Banner);
        await session.ExpectAsync("Challenge");

        _time.Advance(_server.Options.LoginTimeout);

        Assert.Equal(AmiEndReason.LoginTimedOut, (await Dialogue.Sessions.RefusedAsync(opening)).Reason);
    }

    [Fact]
    public async Task Caller_who_gives_up_during_the_login_gets_his_own_cancellation()
    {
        using var caller = new CancellationTokenSource();
        var opening = AmiConnection.OpenAsync(_server.Options, _time, caller.Token);
        await using var session = await _server.AcceptAsync();
        await session.WriteAsync(ScriptedSession.Banner);
        await session.ExpectAsync("Challenge");

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience.Of(opening));
        await session.ExpectEndAsync();
    }

    [Fact]
    public async Task Server_that_closes_before_its_banner_is_named()
    {
        var opening = OpenAsync(_server.Options);
        await (await _server.AcceptAsync()).DisposeAsync();

        Assert.Equal(AmiEndReason.ClosedByServer, (await Dialogue.Sessions.RefusedAsync(opening)).Reason);
    }

    [Fact]
    public async Task Port_of_another_protocol_is_named()
    {
        var opening = OpenAsync(_server.Options);
        await using var session = await _server.AcceptAsync();
        await session.WriteAsync("220 mail.example.test ESMTP\r\n");

        var end = await Dialogue.Sessions.RefusedAsync(opening);

        Assert.Equal((AmiEndReason.ProtocolFault, AmiFault.NotAmi), (end.Reason, end.Fault));
    }

    [Fact]
    public async Task Port_where_nobody_listens_is_named()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        // Bound and not listening: refused, and no other program can take it meanwhile.
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var options = _server.Options with { Port = ((IPEndPoint)taken.LocalEndPoint!).Port };

        var end = await Dialogue.Sessions.RefusedAsync(OpenAsync(options));

        Assert.Equal(AmiEndReason.ConnectFailed, end.Reason);
        Assert.StartsWith($"Nothing listens at 127.0.0.1:{options.Port}.", end.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_between_login_and_session_wait_in_the_inbox()
    {
        var opening = OpenAsync(_server.Options);
        await using var session = await _server.AcceptAsync();
        await session.WriteAsync(ScriptedSession.Banner);
        await session.AcceptLoginAsync();
        await session.WriteEventAsync("FullyBooted", "Status: Fully Booted");
        await session.DescribeAsync();
        await using var client = await Patience.Of(opening);

        Assert.True(client.Inbox.TryRead(out var received));
        Assert.Equal("FullyBooted", received.Message.Event);
    }

    private const string Md5OfChallengeAndSecret = "d7994fd8cd10e2224514d095d0fd3f7b";

    private Task<AmiConnection> OpenAsync(AmiOptions options) => AmiConnection.OpenAsync(options, _time, CancellationToken.None);
}
