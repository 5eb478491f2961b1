namespace CallBridge.Lab.Tests.Lab;

/// <summary>How long a test waits for something that must happen. Only a failing test ever waits this long.</summary>
internal static class Deadline
{
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(40);

    /// <summary>Between two looks at something that cannot be subscribed to (a port, an HTTP page).</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    /// <summary>Awaits a condition by looking again and again.</summary>
    public static async Task<T> UntilAsync<T>(
        string what, Func<CancellationToken, Task<T?>> look, Func<string>? otherwise = null, TimeSpan? within = null)
        where T : class
    {
        using var deadline = new CancellationTokenSource(within ?? Default, TimeProvider.System);
        string? last = null;
        while (!deadline.IsCancellationRequested)
        {
            try
            {
                if (await look(deadline.Token) is { } seen)
                    return seen;
                await Task.Delay(LookAgain, TimeProvider.System, deadline.Token);
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or HttpRequestException or System.Net.Sockets.SocketException)
            {
                // Not there yet; what it said is told if it never comes.
                last = error.Message;
                await Task.Delay(LookAgain, TimeProvider.System, CancellationToken.None);
            }
        }

        throw new TimeoutException($"Waited in vain for: {what}. {last}\n{otherwise?.Invoke()}");
    }
}
