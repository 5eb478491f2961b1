using System.Globalization;

namespace CallBridge.Lab.Tests.Lab;

/// <summary>
/// One sipp at one endpoint of a slot: a phone or the outside world. It takes part in one call. What it shall do next it is told by a
/// SIP NOTIFY that Asterisk delivers in the call's own dialog, so a test needs no sleeps.
/// </summary>
internal sealed class SippParty : IAsyncDisposable
{
    /// <summary>Ten times as long as Asterisk waits before it repeats a BYE (RFC 3261, T1).</summary>
    private static readonly TimeSpan LeaveTaking = TimeSpan.FromSeconds(5);

    private readonly ChildProcess _process;
    private readonly LabAmi _ami;
    private readonly string _folder;
    private readonly int _started;

    private SippParty(ChildProcess process, LabAmi ami, string endpoint, string folder, int started)
    {
        _process = process;
        _ami = ami;
        Endpoint = endpoint;
        _folder = folder;
        _started = started;
    }

    public string Endpoint { get; }

    /// <summary>A party that waits to be called, and is listening when this returns.</summary>
    public static async Task<SippParty> CalledAsync(AsteriskProcess asterisk, LabAmi ami, Slot slot, string endpoint, WhenCalled mode)
    {
        var party = await StartAsync(asterisk, ami, slot, endpoint, "called",
            ["-key", "mode", mode switch { WhenCalled.Answers => "now", WhenCalled.IsBusy => "busy", _ => "wait" }]);
        await Deadline.UntilAsync($"sipp at {endpoint}", _ => Task.FromResult(IsBound(slot.PortOf(endpoint)) ? party : null), party.Diagnosis);
        return party;
    }

    /// <summary>A party that calls at once: a desk phone dialling by itself, or an outside caller.</summary>
    public static Task<SippParty> CallingAsync(
        AsteriskProcess asterisk, LabAmi ami, Slot slot, string endpoint, string dials, string number, string name = "") =>
        StartAsync(asterisk, ami, slot, endpoint, "caller", ["-key", "dial", dials, "-key", "name", name], number);

    /// <summary>The party's channel, once Asterisk has made it.</summary>
    public async Task<AmiMessage> ChannelAsync() =>
        await _ami.AwaitAsync($"a channel of {Endpoint}", message => message.IsEvent("Newchannel") && message.IsOf(Endpoint), _started, Diagnosis);

    public async Task<string> UniqueidAsync() => (await ChannelAsync())["Uniqueid"];

    /// <summary>Awaits that the party rings.</summary>
    public Task RingsAsync() =>
        _ami.AwaitAsync($"{Endpoint} rings",
            message => message.IsEvent("Newstate") && message.IsOf(Endpoint) && message["ChannelStateDesc"] == "Ringing", _started, Diagnosis);

    /// <summary>Awaits that the party's channel is in a bridge with another.</summary>
    public async Task TalksAsync()
    {
        var entered = await _ami.AwaitAsync($"{Endpoint} in a bridge",
            message => message.IsEvent("BridgeEnter") && message.IsOf(Endpoint), _started, Diagnosis);
        await _ami.AwaitAsync($"two in the bridge of {Endpoint}",
            message => message.IsEvent("BridgeEnter") && message["BridgeUniqueid"] == entered["BridgeUniqueid"]
                && message["BridgeNumChannels"] == "2", _started, Diagnosis);
    }

    public async Task<AmiMessage> GoneAsync()
    {
        var id = await UniqueidAsync();
        return await _ami.AwaitAsync($"{Endpoint} hangs up", message => message.IsEvent("Hangup") && message["Uniqueid"] == id, _started, Diagnosis);
    }

    public Task AnswerAsync() => CueAsync("talk");

    /// <summary>Refuses a ringing call as busy.</summary>
    public Task RejectAsync() => CueAsync("lab-reject");

    /// <summary>A caller gives up, a talking party hangs up.</summary>
    public Task HangUpAsync() => CueAsync("lab-hangup");

    public async Task HoldAsync()
    {
        var now = _ami.Now;
        await CueAsync("hold");
        await _ami.AwaitAsync($"{Endpoint} holds", message => message.IsEvent("Hold") && message.IsOf(Endpoint), now);
    }

    public async Task RetrieveAsync()
    {
        var now = _ami.Now;
        await CueAsync("talk");
        await _ami.AwaitAsync($"{Endpoint} takes back", message => message.IsEvent("Unhold") && message.IsOf(Endpoint), now);
    }

    /// <summary>Transfers by REFER, as a phone's own transfer key does.</summary>
    public Task ReferAsync(string target) => CueAsync("lab-refer", ("Variable", $"X-Target={target}"));

    /// <summary>Awaits that the scenario came to its end; any step missed is an error.</summary>
    public async Task EndedAsync()
    {
        var exit = await _process.ExitAsync();
        Assert.True(exit == 0, $"sipp at {Endpoint} ended with {exit.ToString(CultureInfo.InvariantCulture)}.\n{Diagnosis()}");
    }

    /// <summary>After its call was ended from outside: gives it the time to answer, if it was in one. It is no failure if it does not.</summary>
    public async Task TakesLeaveAsync()
    {
        if (_ami.Messages(_started).Any(message => message.IsEvent("Newchannel") && message.IsOf(Endpoint)))
            await _process.ExitedAsync(LeaveTaking);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        if (Environment.GetEnvironmentVariable("CALLBRIDGE_LAB_KEEP") != "1")
            Directory.Delete(_folder, recursive: true);
    }

    private async Task CueAsync(string cue, params (string, string)[] more)
    {
        var channel = await ChannelAsync();

        // Until Asterisk has sent the caller its 180 there is no dialog to carry a NOTIFY: it then says "Channel not found".
        await Deadline.UntilAsync($"{cue} for {Endpoint}",
            _ => _ami.TryActAsync("PJSIPNotify", [("Channel", channel["Channel"]), ("Variable", $"Event={cue}"), .. more]));
    }

    private static async Task<SippParty> StartAsync(
        AsteriskProcess asterisk, LabAmi ami, Slot slot, string endpoint, string scenario, string[] keys, string? number = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(asterisk.Folder, $"{endpoint}-{Guid.NewGuid():N}")).FullName;
        var sources = Path.Combine(LabInstallation.Repository, "tests/lab/sipp");
        var text = await File.ReadAllTextAsync(Path.Combine(sources, $"{scenario}.xml"));
        var talking = await File.ReadAllTextAsync(Path.Combine(sources, "talking.xml"));
        var file = Path.Combine(folder, "scenario.xml");
        await File.WriteAllTextAsync(file, text.Replace("@TALKING@", talking, StringComparison.Ordinal));
        var started = ami.Now;
        var process = await ChildProcess.StartAsync("sipp",
            [
                $"127.0.0.1:{asterisk.SipPort}", "-sf", file, "-i", "127.0.0.1", "-p", $"{slot.PortOf(endpoint)}", "-ci", "127.0.0.1",
                "-m", "1", "-nostdin", "-rtp_echo",
                // A message that comes while sipp is between two steps is left for the sender to repeat (RFC 3261, 17.1.2.2), not an error.
                "-default_behaviors", "none", "-trace_msg", "-message_file", Path.Combine(folder, "messages"),
                "-trace_err", "-error_file", Path.Combine(folder, "errors"), "-key", "user", number ?? endpoint, .. keys,
            ], folder);
        return new SippParty(process, ami, endpoint, folder, started);
    }

    private string Diagnosis()
    {
        string Tail(string name) =>
            Path.Combine(_folder, name) is var file && File.Exists(file) ? string.Join('\n', File.ReadLines(file).TakeLast(40)) : "";
        return $"{Tail("errors")}\n{Tail("messages")}";
    }

    private static bool IsBound(int port) =>
        File.ReadLines("/proc/net/udp").Any(line => line.Contains($":{port:X4} 00000000:0000", StringComparison.Ordinal));
}
