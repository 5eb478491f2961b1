using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Flood;

/// <summary>Makes calls between other extensions, so many a second, until disposed of.</summary>
internal sealed class FloodDriver : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly LabAmi _ami;
    private readonly Task _driving;

    private FloodDriver(LabAmi ami, double callsPerSecond)
    {
        _ami = ami;
        _driving = DriveAsync(TimeSpan.FromSeconds(1 / callsPerSecond));
    }

    public static async Task<FloodDriver> StartAsync(AsteriskProcess asterisk, double callsPerSecond)
    {
        var ami = await asterisk.LoginAsync();
        ami.Keeps = message => message["Response"].Length > 0 || message.IsEvent("CoreShowChannelsComplete");
        return new FloodDriver(ami, callsPerSecond);
    }

    /// <summary>Ends the flood and awaits the end of its last call.</summary>
    public async Task StopAsync(int otherChannels)
    {
        await _stopping.CancelAsync();
        await _driving;
        await Deadline.UntilAsync("the end of the flood's calls", async _ =>
            (await _ami.ListAsync("CoreShowChannels", "CoreShowChannelsComplete"))["ListItems"] == $"{otherChannels}" ? "none" : null);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _driving;
        await _ami.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task DriveAsync(TimeSpan pace)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var call = 1; !_stopping.IsCancellationRequested; call++)
        {
            await _ami.ActAsync("Originate",
                ("Channel", "Local/call@flood/n"), ("Application", "Wait"), ("Data", "5"), ("Async", "true"));
            try
            {
                // What a loaded moment cost is not made up for: a burst of it would be no steady flood.
                var ahead = (pace * call) - TimeProvider.System.GetElapsedTime(began);
                if (ahead > TimeSpan.Zero)
                    await Task.Delay(ahead, TimeProvider.System, _stopping.Token);
                else
                    (began, call) = (TimeProvider.System.GetTimestamp(), 0);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
