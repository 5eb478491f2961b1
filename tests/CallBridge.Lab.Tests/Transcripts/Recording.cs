using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Transcripts;

/// <summary>One scenario being recorded on a connection that logs in as the listener does.</summary>
internal sealed class Recording(TranscriptFixture fixture, LabCall call, LabAmi ami) : IAsyncDisposable
{
    public LabCall Call => call;

    /// <summary>The listener's connection: its bytes become the transcript.</summary>
    public LabAmi Ami { get; private set; } = ami;

    public static async Task<Recording> StartAsync(TranscriptFixture fixture)
    {
        var call = await fixture.CallAsync();
        return new Recording(fixture, call, await call.Asterisk.LoginAsListenerAsync());
    }

    /// <summary>Drops the connection and takes a new one; the transcript is that of the new one.</summary>
    public async Task ReconnectAsync()
    {
        await Ami.DisposeAsync();
        Ami = await call.Asterisk.LoginAsListenerAsync();
    }

    public async Task NotifyAsync(SippParty party, string name) =>
        await Ami.ActAsync("PJSIPNotify", ("Channel", (await party.ChannelAsync())["Channel"]), ("Variable", $"Event={name}"));

    /// <summary>Awaits the end of every channel, checks that the agent had exactly these legs, and keeps the transcript.</summary>
    public async Task EndAsync(string scenario, string story, int agentLegs = 1)
    {
        var all = call.Ami.Messages().Where(message => message.IsEvent("Newchannel")).ToList();
        foreach (var channel in all)
        {
            await Ami.AwaitAsync($"end of {channel["Channel"]}",
                message => message.IsEvent("Hangup") && message["Uniqueid"] == channel["Uniqueid"]);
        }

        await Ami.ActAsync("Ping");
        var legs = all.Where(channel => channel.IsOf(call.Slot.Desk)).Select(channel => channel["Uniqueid"]).ToList();
        Assert.Equal(agentLegs, legs.Count);
        await fixture.KeepAsync(scenario, legs, story, Ami.Captured());
    }

    public async ValueTask DisposeAsync()
    {
        await Ami.DisposeAsync();
        await call.DisposeAsync();
    }
}
