namespace CallBridge.Crash;

/// <summary>
/// Kills the listener, starts it again on what is left, and so on; then compares the org's Tasks with the phone system's calls. Due is each call
/// whose journal row was on the disk after some kill, or that still lived when the listener came back for good. A call that
/// rang and ended while the listener was dead, or that was dead with the listener before its first row was committed, was never known to it: out of scope.
/// </summary>
internal static class CrashRun
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(2);

    public static async Task<Tally> RunAsync(CrashOptions options, Action<string> say)
    {
        var tally = new Tally(options);
        await using var telling = TimeProvider.System.CreateTimer(
            _ => say(tally.Report()),
            null, Every, Every);
        await Task.WhenAll(Enumerable.Range(0, options.Lanes).Select(async number =>
        {
            await using var lane = await Lane.StartAsync(number, options, tally);
            try
            {
                await lane.RunAsync();
            }
            catch (Exception fault)
            {
                tally.Fault($"lane {number} broke: {fault}");
            }
        }));
        say(tally.Report());
        return tally;
    }
}
