using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Records;
using CallBridge.Desks;
using CallBridge.Pages;
using CallBridge.Tests.Desks;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Tests.Pages;

/// <summary>What a page was told of the org's settings holds while no page is there, and for the next run.</summary>
public sealed class OrgSettingsTests
{
    private static readonly PageLayout Layout = new() { Objects = ["Lead", "x'; DROP", "Lead"], OutboundObjects = ["Account"], PopsUnmatched = true };

    private readonly RememberingStore _store = new();

    [Fact]
    public async Task Layout_and_call_center_reach_the_desk()
    {
        await using var desk = await DeskOf.StartAsync();

        var settings = Of(desk);
        settings.Take(Layout);
        settings.Take(new PageCallCenter { ScreenPop = "Ringing", OutsidePrefix = "nine" });

        await IsInForceAsync(desk);
    }

    [Fact]
    public async Task The_next_run_goes_by_them_before_any_page_is_there()
    {
        await using (var desk = await DeskOf.StartAsync())
        {
            var settings = Of(desk);
            settings.Take(Layout);
            settings.Take(new PageCallCenter { ScreenPop = "Ringing" });
        }

        await using var next = await DeskOf.StartAsync();
        await Of(next).LoadAsync(CancellationToken.None);

        await IsInForceAsync(next);
    }

    [Fact]
    public async Task The_same_from_every_page_is_written_once()
    {
        await using var desk = await DeskOf.StartAsync();
        var settings = Of(desk);

        settings.Take(Layout);
        settings.Take(Layout);

        Assert.Single(_store.Writes);
    }

    [Fact]
    public async Task What_cannot_be_read_back_is_left_to_the_next_page()
    {
        _store.Writes.Add(new KeptFact("1001", "layout", "{", default));
        await using var desk = await DeskOf.StartAsync();

        await Of(desk).LoadAsync(CancellationToken.None);

        Assert.Empty(desk.Current.LayoutObjects);
    }

    private OrgSettings Of(DeskShell desk) => new(
        desk, new DeskRulesSource(desk, DeskOf.Settings), _store, DeskOf.Settings, TimeProvider.System, NullLogger<OrgSettings>.Instance);

    private static Task IsInForceAsync(DeskShell desk) => desk.UntilAsync(() =>
        desk.Current is { LayoutObjects: ["Lead"], OutboundLayoutObjects: ["Account"], LayoutPopsUnmatched: true, Rules.Pop: ScreenPopWhen.Ringing });

    private sealed class RememberingStore : ICallStore
    {
        public List<KeptFact> Writes { get; } = [];

        public Task<string?> CommitAsync(ImmutableArray<StoreWrite> writes)
        {
            Writes.AddRange(writes.OfType<StoreWrite.Keep>().Select(write => write.Fact));
            return Task.FromResult<string?>(null);
        }

        public Task<ImmutableArray<JournalRow>> LoadLiveAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ImmutableArray<JournalRow>> LoadEndedAsync(int most, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ImmutableArray<KeptFact>> LoadKeptAsync(string agent, CancellationToken cancellationToken) =>
            Task.FromResult<ImmutableArray<KeptFact>>([.. Writes.Where(fact => fact.Agent == agent)]);
    }
}
