namespace CallBridge.Functional.Tests.Running;

/// <summary>How long a test waits for what must come; long enough for a loaded machine, and only ever spent by a failing test.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(45);

    public static CancellationTokenSource Token() => new(Limit, TimeProvider.System);

    public static async Task<T> InTime<T>(this Task<T> task) => await task.WaitAsync(Limit, TimeProvider.System);

    public static async Task InTime(this Task task) => await task.WaitAsync(Limit, TimeProvider.System);
}
