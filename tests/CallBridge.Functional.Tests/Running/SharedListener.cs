namespace CallBridge.Functional.Tests.Running;

/// <summary>One listener for a class of tests that leave no call behind.</summary>
public sealed class SharedListener : IAsyncLifetime
{
    /// <summary>An origin that is allowed to place calls.</summary>
    internal const string Intranet = "https://intranet.example";

    private RunningListener? _listener;

    internal RunningListener Listener => _listener ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync()
    {
        _listener = await RunningListener.StartAsync($"Listener:AllowedOrigins:0={Intranet}");
        await using var desk = await _listener.FollowAsync();
        await desk.ReadyAsync();
    }

    public async Task DisposeAsync()
    {
        if (_listener is not null)
            await _listener.DisposeAsync();
    }
}
