using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CallBridge.Functional.Tests.Running;

/// <summary>The program itself, as a person starts it.</summary>
internal sealed class ListenerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _out = new();
    private readonly ConcurrentQueue<string> _error = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ListenerProcess(Process process) => _process = process;

    public string Output => string.Join('\n', _out);

    public string Error => string.Join('\n', _error);

    /// <summary>What a person sees, both streams.</summary>
    public string All => Output + "\n" + Error;

    public int Id => _process.Id;

    /// <summary>Starts <c>callbridge</c> with arguments and settings such as <c>Listener__HttpPort</c>; waits for nothing.</summary>
    /// <param name="arguments">Of the program.</param>
    /// <param name="settings">Its environment.</param>
    /// <param name="within">A command that starts it in its own surroundings, such as <c>nsenter</c>, and becomes it.</param>
    public static ListenerProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, params string[] within)
    {
        // Begun in the background, a run of tests hands on an ignored SIGINT, which a program then never hears.
        string[] hearing = within.Length == 0 && OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];
        string[] command = [.. within, .. hearing, "dotnet"];
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var word in command.Skip(1))
            start.ArgumentList.Add(word);
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "CallBridge.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var running = new ListenerProcess(process);
        process.OutputDataReceived += (_, line) => running.Take(running._out, line.Data);
        process.ErrorDataReceived += (_, line) => running.Take(running._error, line.Data);
        process.Exited += (_, _) => running._started.TrySetException(new InvalidOperationException("The program ended before it had started."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Runs to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        await using var process = Start(arguments, settings);
        var code = await process.ExitAsync();
        return (code, process.Output, process.Error);
    }

    /// <summary>One line of standard input, and its end.</summary>
    public async Task SayAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line).InTime();
        _process.StandardInput.Close();
    }

    /// <summary>Until it says that it runs.</summary>
    public async Task StartedAsync()
    {
        try
        {
            await _started.Task.InTime();
        }
        catch (Exception error) when (error is InvalidOperationException or TimeoutException)
        {
            if (error is InvalidOperationException)
                await ExitAsync();
            throw new InvalidOperationException($"{error.Message}\n{All}", error);
        }
    }

    public void Signal(PosixSignal signal) =>
        Assert.Equal(0, Kill(_process.Id, signal switch
        {
            PosixSignal.SIGTERM => 15,
            PosixSignal.SIGINT => 2,
            _ => throw new ArgumentOutOfRangeException(nameof(signal)),
        }));

    /// <summary>Ends it as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await ExitAsync();
    }

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().InTime();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private void Take(ConcurrentQueue<string> lines, string? line)
    {
        if (line is null)
            return;
        lines.Enqueue(line);
        if (line.Contains("Press Ctrl+C to stop.", StringComparison.Ordinal))
            _started.TrySetResult();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
