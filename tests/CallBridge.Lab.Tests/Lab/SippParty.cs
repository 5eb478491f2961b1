using System.Globalization;

namespace CallBridge.Lab.Tests.Lab;

/// <summary>
/// One sipp at one line of an endpoint of a slot: a phone or the outside world. It takes part in one call. What it shall do next it is told by
/// a SIP NOTIFY that Asterisk delivers in the call's own dialog, so a test needs no sleeps.
/// </summary>
internal sealed class SippParty : IAsyncDisposable
{
    /// <summary>Ten times as long as Asterisk waits before it repeats a BYE (RFC 3261, T1).</summary>
    private static readonly TimeSpan LeaveTaking = TimeSpan.FromSeconds(5);

    /// <summary>ChannelState of a new channel whose device dials; one that is called begins Down.</summary>
    private const string Ring = "4";

    private bool _isGone;
    private readonly ChildProcess _process;
    private readonly LabAmi _ami;
    private readonly string _folder;
    private readonly int _started;
    private readonly Lazy<Task<AmiMessage>> _channel;

    private SippParty(ChildProcess process, LabAmi ami, string endpoint, bool calls, string folder, int started, ChannelClaims claims)
    {
        _process = process;
        _ami = ami;
        Endpoint = endpoint;
        _folder = folder;
        _started = started;
        _channel = new(() => _ami.AwaitAsync(
            $"a channel of {Endpoint}",
            message => message.IsEvent("Newchannel") && message.IsOf(Endpoint) && message["ChannelState"] == Ring == calls
                && claims.Take(message["Channel"]),
            _started,
            Diagnosis));
    }

    public string Endpoint { get; }

    /// <summary>A party that waits to be called, and is listening when this returns.</summary>
    public static async Task<SippParty> CalledAsync(LabCall call, string endpoint, int line, WhenCalled mode, ChannelClaims claims)
    {
        var acts = mode switch
        {
            WhenCalled.Rings => "wait",
            WhenCalled.Answers => "now",
            WhenCalled.GivesEarlyMedia => "early",
            _ => "refuse",
        };
        var refusal = mode switch
        {
            WhenCalled.Declines => "603 Decline",
            WhenCalled.IsUnknown => "404 Not Found",
            WhenCalled.IsCongested => "503 Service Unavailable",
            _ => "486 Busy Here",
        };
        var port = call.Slot.PortOf(endpoint, line);
        var party = await StartAsync(call, endpoint, port, "called", ["-key", "mode", acts], claims, refusal);
        await Deadline.UntilAsync($"sipp at {endpoint}", _ =>
        {
            Assert.False(party._process.HasExited, party.Diagnosis());
            return Task.FromResult(IsBound(port) ? party : null);
        }, party.Diagnosis);
        return party;
    }

    /// <summary>A party that calls at once: a desk phone dialling by itself, or an outside caller.</summary>
    public static Task<SippParty> CallingAsync(LabCall call, string endpoint, int line, string dials, CallerId from, ChannelClaims claims) =>
        StartAsync(call, endpoint, call.Slot.PortOf(endpoint, line), "caller",
            ["-key", "dial", dials, "-key", "from", from.From, "-key", "privacy", from.Privacy], claims);

    /// <summary>
    /// The party's channel as Asterisk made it: the endpoint's next that no other party of the test has. A masquerade changes its Uniqueid and leaves
    /// its name. Which of two phones that are called at once has which channel, nobody can say: then a test awaits the end of a channel
    /// (<see cref="GoneAsync"/>), and that of the programs only when both are over.
    /// </summary>
    public Task<AmiMessage> ChannelAsync() => _channel.Value;

    public async Task<string> UniqueidAsync() => (await ChannelAsync())["Uniqueid"];

    public async Task<string> NameAsync() => (await ChannelAsync())["Channel"];

    /// <summary>Awaits that the party rings.</summary>
    public Task RingsAsync() => SaidAsync(
        "rings", message => message.IsEvent("Newstate") && message["ChannelStateDesc"] == "Ringing");

    /// <summary>Awaits that the party's channel is in a bridge with another.</summary>
    /// <param name="after">Not counting what was before: <see cref="LabAmi.Now"/> of then.</param>
    public async Task TalksAsync(int after = 0)
    {
        var entered = await SaidAsync("is in a bridge", message => message.IsEvent("BridgeEnter"), after);
        await _ami.AwaitAsync($"two in the bridge of {Endpoint}",
            message => message.IsEvent("BridgeEnter") && message["BridgeUniqueid"] == entered["BridgeUniqueid"]
                && message["BridgeNumChannels"] == "2", Math.Max(after, _started), Diagnosis);
    }

    public Task<AmiMessage> GoneAsync() => SaidAsync("hangs up", message => message.IsEvent("Hangup"));

    /// <summary>Awaits that Asterisk sent the party a SIP message in which this stands, and gives that message.</summary>
    public Task<string> IsSentAsync(string text) => Deadline.UntilAsync($"{Endpoint} to be sent '{text}'", async cancellation =>
    {
        await using var trace = new FileStream(Path.Combine(_folder, "messages"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(trace);
        return (await reader.ReadToEndAsync(cancellation)).Split("-----------------------------------------------")
            .FirstOrDefault(message => message.Contains(" received ", StringComparison.Ordinal) && message.Contains(text, StringComparison.Ordinal));
    }, Diagnosis);

    public Task AnswerAsync() => CueAsync("talk");

    /// <summary>Refuses a ringing call as busy (486), as most phones' reject key does.</summary>
    public Task RejectAsync() => CueAsync("lab-reject");

    /// <summary>Refuses a ringing call by 603, as some phones' reject key does.</summary>
    public Task DeclineAsync() => CueAsync("lab-decline");

    /// <summary>Sends a ringing call on to another number, by 302.</summary>
    public Task ForwardAsync(string target) => CueAsync("lab-forward", ("Variable", $"X-Target={target}"));

    /// <summary>A caller gives up, a talking party hangs up.</summary>
    public Task HangUpAsync() => CueAsync("lab-hangup");

    public async Task HoldAsync()
    {
        var now = _ami.Now;
        await CueAsync("hold");
        await SaidAsync("holds", message => message.IsEvent("Hold"), now);
    }

    public async Task RetrieveAsync()
    {
        var now = _ami.Now;
        await CueAsync("talk");
        await SaidAsync("takes back", message => message.IsEvent("Unhold"), now);
    }

    /// <summary>Transfers by REFER, as a phone's own transfer key does.</summary>
    public Task ReferAsync(string target) => CueAsync("lab-refer", ("Variable", $"X-Target={target}"));

    /// <summary>Joins the far end of this call to that of the phone's other line, by REFER with Replaces (RFC 3891), as a phone's attended transfer does.</summary>
    public async Task ReferToAsync(SippParty other, string target)
    {
        // In the words of Asterisk, which is asked to replace: to-tag is its own of that dialog, from-tag the phone's.
        var (callId, toTag, fromTag) = (await other.DialogAsync("call-id"), await other.DialogAsync("local_tag"), await other.DialogAsync("remote_tag"));
        var replaces = Uri.EscapeDataString($"{callId};to-tag={toTag};from-tag={fromTag}");
        await CueAsync("lab-refer", ("Variable", $"X-Target={target}"), ("Variable", $"X-Replaces=?Replaces={replaces}"));
    }

    /// <summary>Awaits that these tones have come as INFO (application/dtmf-relay), each once and in order.</summary>
    public Task HearsAsync(string digits) => Deadline.UntilAsync(
        $"{Endpoint} hears {digits}", _ => Task.FromResult(Tones() == digits ? digits : null), () => $"It heard {Tones()}.\n{Diagnosis()}");

    /// <summary>Awaits that the scenario came to its end; any step missed is an error.</summary>
    public async Task EndedAsync()
    {
        var exit = await _process.ExitAsync();
        Assert.True(exit == 0, $"sipp at {Endpoint} ended with {exit.ToString(CultureInfo.InvariantCulture)}.\n{Diagnosis()}");
    }

    /// <summary>After its call was ended from outside: gives it the time to answer, if it was in one. It is no failure if it does not.</summary>
    public async Task TakesLeaveAsync()
    {
        if (!_isGone && _ami.Messages(_started).Any(message => message.IsEvent("Newchannel") && message.IsOf(Endpoint)))
            await _process.ExitedAsync(LeaveTaking);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isGone)
            return;
        _isGone = true;
        await _process.DisposeAsync();
        if (Environment.GetEnvironmentVariable("CALLBRIDGE_LAB_KEEP") != "1")
            Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Awaits a message about this party's channel.</summary>
    private async Task<AmiMessage> SaidAsync(string what, Func<AmiMessage, bool> wanted, int after = 0)
    {
        var name = await NameAsync();
        return await _ami.AwaitAsync(
            $"{Endpoint} {what}", message => message["Channel"] == name && wanted(message), Math.Max(after, _started), Diagnosis);
    }

    /// <summary>A part of the SIP dialog's name, as Asterisk has it.</summary>
    private async Task<string> DialogAsync(string part) => (await _ami.ActAsync(
        "Getvar", ("Channel", await NameAsync()), ("Variable", $"CHANNEL(pjsip,{part})")))["Value"];

    private async Task CueAsync(string cue, params (string, string)[] more)
    {
        var channel = await ChannelAsync();

        // Until Asterisk has sent the caller its 180 there is no dialog to carry a NOTIFY: it then says "Channel not found".
        await Deadline.UntilAsync($"{cue} for {Endpoint}",
            _ => _ami.TryActAsync("PJSIPNotify", [("Channel", channel["Channel"]), ("Variable", $"Event={cue}"), .. more]));
    }

    private static async Task<SippParty> StartAsync(
        LabCall call, string endpoint, int port, string scenario, string[] keys, ChannelClaims claims, string refusal = "")
    {
        var folder = Directory.CreateDirectory(Path.Combine(call.Asterisk.Folder, $"{endpoint}-{Guid.NewGuid():N}")).FullName;
        var sources = Path.Combine(LabInstallation.Repository, "tests/lab/sipp");
        var text = await File.ReadAllTextAsync(Path.Combine(sources, $"{scenario}.xml"));
        var talking = await File.ReadAllTextAsync(Path.Combine(sources, "talking.xml"));
        var file = Path.Combine(folder, "scenario.xml");
        await File.WriteAllTextAsync(file, text
            .Replace("@TALKING@", talking, StringComparison.Ordinal)
            .Replace("@REFUSAL@", refusal, StringComparison.Ordinal));
        var started = call.Ami.Now;
        var process = await ChildProcess.StartAsync("sipp",
            [
                $"127.0.0.1:{call.Asterisk.SipPort}", "-sf", file, "-i", "127.0.0.1", "-p", $"{port}", "-ci", "127.0.0.1",
                "-m", "1", "-nostdin", "-rtp_echo",
                // A message that comes while sipp is between two steps is left for the sender to repeat (RFC 3261, 17.1.2.2), not an error.
                "-default_behaviors", "none", "-trace_msg", "-message_file", Path.Combine(folder, "messages"),
                "-trace_err", "-error_file", Path.Combine(folder, "errors"), "-key", "user", endpoint, .. keys,
            ], folder);
        return new SippParty(process, call.Ami, endpoint, scenario == "caller", folder, started, claims);
    }

    private string Tones()
    {
        // A repeated INFO has the CSeq of the first.
        var heard = new SortedDictionary<int, char>();
        foreach (var message in (File.Exists(MessageFile) ? File.ReadAllText(MessageFile) : "").Split("message received"))
        {
            var lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (lines.FirstOrDefault(line => line.StartsWith("CSeq: ", StringComparison.Ordinal) && line.EndsWith(" INFO", StringComparison.Ordinal)) is { } sequence
                && lines.FirstOrDefault(line => line.StartsWith("Signal=", StringComparison.Ordinal)) is { } signal)
                heard[int.Parse(sequence.Split(' ')[1], CultureInfo.InvariantCulture)] = signal[^1];
        }

        return string.Concat(heard.Values);
    }

    private string MessageFile => Path.Combine(_folder, "messages");

    private string Diagnosis()
    {
        string Tail(string name) =>
            Path.Combine(_folder, name) is var file && File.Exists(file) ? string.Join('\n', File.ReadLines(file).TakeLast(40)) : "";
        return $"{Tail("errors")}\n{Tail("messages")}";
    }

    private static bool IsBound(int port) =>
        File.ReadLines("/proc/net/udp").Any(line => line.Contains($":{port:X4} 00000000:0000", StringComparison.Ordinal));
}
