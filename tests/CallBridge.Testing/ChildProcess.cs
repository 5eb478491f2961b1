using System.Collections.Concurrent;
using System.Diagnostics;

namespace CallBridge.Testing;

/// <summary>A program that the test run started and that ends with it, even if the run is killed.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private const int KeptLines = 400;
    private const string SetPriv = "/usr/bin/setpriv";

    // Only a process that does not end when killed is waited for so long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    // The kernel's parent-death signal follows the thread that forked, and pool threads come and go: one thread forks them all and stays.
    private static readonly BlockingCollection<Action> Forks = StartForkThread();

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private ChildProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>The last lines that it printed.</summary>
    public string Output => string.Join('\n', _output);

    /// <param name="program">By its path or through PATH.</param>
    /// <param name="arguments">One by one.</param>
    /// <param name="folder">Where it runs; null: here.</param>
    /// <param name="environment">Set beside what this process has.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static async Task<ChildProcess> StartAsync(
        string program, IEnumerable<string> arguments, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        string[] command = File.Exists(SetPriv) ? [SetPriv, "--pdeathsig", "KILL", program, .. arguments] : [program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
            start.Environment[key] = value;

        var child = new ChildProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        child._process.OutputDataReceived += (_, line) => child.Keep(line.Data);
        child._process.ErrorDataReceived += (_, line) => child.Keep(line.Data);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Forks.Add(() =>
        {
            try
            {
                child._process.Start();
                started.SetResult();
            }
            catch (Exception error)
            {
                started.SetException(error);
            }
        });
        await started.Task;
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        child._process.StandardInput.Close();
        return child;
    }

    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync()
    {
        using var deadline = new CancellationTokenSource(Patience, TimeProvider.System);
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    /// <summary>Whether it ended by itself in that time.</summary>
    public async Task<bool> ExitedAsync(TimeSpan within)
    {
        using var deadline = new CancellationTokenSource(within, TimeProvider.System);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Sends a signal, such as <c>STOP</c>: a machine that sleeps takes its programs' time away just so.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start(new ProcessStartInfo("sh", ["-c", $"kill -{signal} {Id}"])) ?? throw new InvalidOperationException("There is no shell.");
        await kill.WaitForExitAsync();
        if (kill.ExitCode != 0)
            throw new InvalidOperationException($"SIG{signal} could not be sent to process {Id}.");
    }

    /// <summary>SIGKILL: no farewell of any kind.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await ExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        while (_output.Count > KeptLines)
            _output.TryDequeue(out _);
    }

    private static BlockingCollection<Action> StartForkThread()
    {
        var forks = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var fork in forks.GetConsumingEnumerable())
                fork();
        })
        { IsBackground = true, Name = "fork" }.Start();
        return forks;
    }
}
