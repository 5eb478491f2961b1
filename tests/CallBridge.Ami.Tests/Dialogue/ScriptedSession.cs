using System.IO.Pipelines;
using System.Text;
using CallBridge.Ami.Wire;

namespace CallBridge.Ami.Tests.Dialogue;

/// <summary>The server's side of one session, written as a dialogue: expect this action, write that.</summary>
public sealed class ScriptedSession(Stream stream) : IAsyncDisposable
{
    public const string Banner = "Asterisk Call Manager/11.0.0\r\n";
    public const string Challenge = "840415273";

    private readonly PipeReader _input = PipeReader.Create(stream);
    private readonly AmiReader _reader = new(AmiLimits.Default, EventInterest.All, expectBanner: false);

    public async Task<AmiMessage> ExpectAsync(string action)
    {
        var message = await NextAsync();
        Assert.NotNull(message);
        Assert.Equal("Action", message.Headers[0].Key);
        Assert.Equal(action, message.Name);
        Assert.NotNull(message.ActionId);
        return message;
    }

    /// <summary>Expects that the client closes, or breaks off because it has not read all that was written.</summary>
    public async Task ExpectEndAsync()
    {
        try
        {
            Assert.Null(await NextAsync());
        }
        catch (IOException)
        {
            // A reset is an end, too.
        }
    }

    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes) => await stream.WriteAsync(bytes);

    public Task WriteEventAsync(string name, params string[] headers) =>
        WriteAsync($"Event: {name}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n");

    public Task AnswerAsync(AmiMessage action, string response, params string[] headers) =>
        WriteAsync($"Response: {response}\r\nActionID: {action.ActionId}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n");

    /// <summary>The login as a healthy server plays it, to the last question of the client.</summary>
    public async Task LogInAsync()
    {
        await WriteAsync(Banner);
        await AcceptLoginAsync();
        await DescribeAsync();
    }

    /// <summary>From the challenge to the accepted login.</summary>
    public async Task<AmiMessage> AcceptLoginAsync()
    {
        await AnswerAsync(await ExpectAsync("Challenge"), "Success", $"Challenge: {Challenge}");
        var login = await ExpectAsync("Login");
        await AnswerAsync(login, "Success", "Message: Authentication accepted");
        return login;
    }

    /// <summary>Answers what the client asks after its login.</summary>
    public async Task DescribeAsync()
    {
        await AnswerAsync(await ExpectAsync("ListCommands"), "Success",
            "CoreSettings: Show PBX core settings (version etc).  (Priv: system,reporting,all)",
            "CoreStatus: Show PBX core status variables.  (Priv: system,reporting,all)",
            "Filter: Dynamically add filters for the current manager session.  (Priv: system,all)",
            "Hangup: Hangup channel.  (Priv: system,call,all)");
        await AnswerAsync(await ExpectAsync("CoreSettings"), "Success", "AMIversion: 11.0.0", "AsteriskVersion: 22.10.0", "SystemName: pbx1");
        await AnswerAsync(await ExpectAsync("CoreStatus"), "Success", "CoreStartupDate: 2026-03-28", "CoreStartupTime: 23:59:01");
        await AnswerAsync(await ExpectAsync("Filter"), "Success", "Success: Added");
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task<AmiMessage?> NextAsync()
    {
        while (true)
        {
            var read = await Patience.Of(_input.ReadAsync().AsTask());
            var buffer = read.Buffer;
            var complete = _reader.TryRead(ref buffer, out var message);
            _input.AdvanceTo(buffer.Start, complete ? buffer.Start : buffer.End);
            if (complete) return message;
            if (read.IsCompleted) return null;
        }
    }
}
