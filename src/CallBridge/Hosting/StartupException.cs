namespace CallBridge.Hosting;

/// <summary>Something outside stops the program from starting: one clear line for a person and an exit code, never a stack trace.</summary>
internal sealed class StartupException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
