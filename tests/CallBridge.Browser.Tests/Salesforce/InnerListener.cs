using System.Collections.Concurrent;
using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Desks;
using CallBridge.Hosting;
using CallBridge.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CallBridge.Browser.Tests.Salesforce;

/// <summary>
/// The listener in this process, for the org <c>acme</c> and its REST API, with a simulated phone system: unlike a process of its own it can be stopped and
/// started on the same ports and files, and asked what reached it.
/// </summary>
/// <param name="settings">Such as <c>ScreenPop:When=Ringing</c>.</param>
/// <param name="phones">The phone system, which outlives it.</param>
internal sealed class InnerListener(IReadOnlyList<string> settings, ITelephony phones) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<HttpContext> _sockets = new();
    private WebApplication? _app;

    public static InnerListener For(IReadOnlyList<string> settings, ITelephony phones) => new(settings, phones);

    /// <summary>Paths of all requests that reached it.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    private IServiceProvider Services => (_app ?? throw new InvalidOperationException("The listener is stopped.")).Services;

    /// <param name="version">Of the program, where it is another one than before.</param>
    public async Task StartAsync(string? version = null)
    {
        _app = ListenerApp.Build([.. settings.Select(setting => "--" + setting)], services => services
            .AddSingleton<IStartupFilter>(new Watching(_requests, _sockets))
            .AddSingleton(phones)
            .AddSingleton(new PageVersion(version ?? ProductVersion.Text))
            .AddLogging(logging => logging.ClearProviders()));
        await _app.StartAsync();
    }

    /// <summary>The desk as it is.</summary>
    public DeskState Desk => Services.GetRequiredService<DeskShell>().Current;

    /// <summary>Ends the pages' sockets without a farewell, as a network that changes does.</summary>
    public void DropSockets()
    {
        while (_sockets.TryDequeue(out var socket))
            socket.Abort();
    }

    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _app, null) is not { } app)
            return;
        _sockets.Clear();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private sealed class Watching(ConcurrentQueue<string> requests, ConcurrentQueue<HttpContext> sockets) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                requests.Enqueue(context.Request.Path);
                if (context.Request.Path == HubGate.Path)
                    sockets.Enqueue(context);
                return go(context);
            });
            next(app);
        };
    }
}
