using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CallBridge.DemoOrg.Org;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallBridge.DemoOrg.Lightning.Demo;

/// <summary>
/// Server-sent events for the pages: <c>records</c> when something in the org changed, <c>phone</c> with the desk phone's state
/// when that did. Both are sent once at the start, so that a page that comes back has missed nothing.
/// </summary>
internal static class OrgEventStream
{
    /// <summary>How often the desk phone is looked at: it says what it is, not when it changes.</summary>
    private static readonly TimeSpan PhoneInterval = TimeSpan.FromMilliseconds(250);

    private static readonly DemoPhoneState NoPhone = new("No pretend phone system is running", []);

    public static void Map(IEndpointRouteBuilder ui, OrgStore org, IDemoPhone? phone)
    {
        var stopping = app(ui).ApplicationStopping;
        ui.MapGet("/events", (CancellationToken cancellationToken) => TypedResults.ServerSentEvents(Watch(org, phone, stopping, cancellationToken)));

        static IHostApplicationLifetime app(IEndpointRouteBuilder ui) => ui.ServiceProvider.GetRequiredService<IHostApplicationLifetime>();
    }

    private static async IAsyncEnumerable<SseItem<object>> Watch(
        OrgStore org, IDemoPhone? phone, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        // One slot: a slow page is told that something changed, once.
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        void OnChanged(object? sender, OrgChange change) => changes.Writer.TryWrite(true);
        org.Changed += OnChanged;
        try
        {
            using var timer = new PeriodicTimer(PhoneInterval, TimeProvider.System);
            DemoPhoneState? shown = null;
            changes.Writer.TryWrite(true);
            do
            {
                if (changes.Reader.TryRead(out _))
                    yield return new SseItem<object>(new { }, "records");
                var state = phone?.State ?? NoPhone;
                if (!Same(state, shown))
                    yield return new SseItem<object>(shown = state, "phone");
            }
            while (await Next(timer, either.Token));
        }
        finally
        {
            org.Changed -= OnChanged;
        }
    }

    // The page went away or the program stops: the stream ends, which is no error.
    private static async ValueTask<bool> Next(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static bool Same(DemoPhoneState a, DemoPhoneState? b) =>
        b is not null && a.Summary == b.Summary && a.Lines.SequenceEqual(b.Lines);
}
