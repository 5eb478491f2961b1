using CallBridge.Records;
using CallBridge.Testing;

namespace CallBridge.Crash;

/// <summary>One life of the listener: the program as people run it, against this lane's phone system and org.</summary>
internal sealed class Victim : IAsyncDisposable
{
    /// <summary>128 and SIGKILL's number.</summary>
    private const int Killed = 137;

    /// <summary>The program as built beside this one, or as <c>CALLBRIDGE_CRASH_PROGRAM</c> says.</summary>
    private static readonly string Program =
        Environment.GetEnvironmentVariable("CALLBRIDGE_CRASH_PROGRAM") ?? Path.Combine(AppContext.BaseDirectory, "CallBridge.dll");

    private readonly ChildProcess _process;
    private int _shot;

    private Victim(ChildProcess process)
    {
        _process = process;
        Exited = ExitAsync();
    }

    /// <summary>Null if it was killed, by itself at its place or by us; else how it ended.</summary>
    public Task<string?> Exited { get; }

    /// <summary>Whether we killed it.</summary>
    public bool WasShot => Volatile.Read(ref _shot) != 0;

    public static async Task<Victim> StartAsync(IReadOnlyDictionary<string, string> settings, string? failPoint)
    {
        // Nothing of it lives long enough to be compiled twice.
        var environment = new Dictionary<string, string>(settings) { ["DOTNET_TC_CallCounting"] = "0" };
        if (failPoint is not null)
            environment[FailPoint.Variable] = failPoint;
        return new Victim(await ChildProcess.StartAsync("dotnet", [Program], environment: environment));
    }

    /// <summary>SIGKILL: it is as good as dead when this returns.</summary>
    public void Shoot()
    {
        Interlocked.Exchange(ref _shot, 1);
        _ = _process.KillAsync();
    }

    public async ValueTask DisposeAsync() => await _process.DisposeAsync();

    private async Task<string?> ExitAsync()
    {
        while (!await _process.ExitedAsync(TimeSpan.FromMinutes(1)))
        {
        }

        var code = await _process.ExitAsync();
        return code == Killed ? null : $"the listener ended by itself with exit code {code}:\n{_process.Output}";
    }
}
