using CallBridge.Configuration;
using CallBridge.Desks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Tests.Desks;

/// <summary>A desk with nothing around it.</summary>
internal static class DeskOf
{
    public static Settings Settings { get; } = CallBridge.Configuration.Settings.Read(new ConfigurationBuilder().Build()).Settings;

    public static async Task<DeskShell> StartAsync()
    {
        var desk = new DeskShell(
            DeskRulesFactory.Make(Settings, null), new EmptyStore(), new DeskWork(null!, null!, null!), new HurriedTime(), NullLogger<DeskShell>.Instance);
        await desk.StartAsync(CancellationToken.None);
        return desk;
    }

    /// <summary>Once the desk stands as asked; asked again at each visible change.</summary>
    public static async Task UntilAsync(this DeskShell desk, Func<bool> stands)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (stands())
                done.TrySetResult();
        }

        desk.Changed += Look;
        Look();
        await done.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        desk.Changed -= Look;
    }
}
