using System.Collections.Immutable;
using CallBridge.Calls.Records;
using CallBridge.Records.Outbox;
using CallBridge.Records.Tests.Bench;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Records.Tests;

public sealed class CallStoreTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ManualTime _time = new();

    private string File => Path.Combine(_directory.Path, "calls.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task An_end_takes_the_call_from_the_journal_into_history_and_outbox_in_one_step()
    {
        await using var store = await OpenAsync();
        await store.CommitAsync([new StoreWrite.PutLive(Some.Row("a", "ringing")), new StoreWrite.PutLive(Some.Row("b"))]);
        await store.CommitAsync([new StoreWrite.PutLive(Some.Row("a", "connected"))]);
        Assert.Equal("connected", (await store.LoadLiveAsync(default)).Single(r => r.CallId == "a").Json);

        var record = Some.Record() with { CallId = "a", WhoId = "003x", Fields = ImmutableSortedDictionary<string, string>.Empty.Add("X__c", "1") };
        Assert.Null(await store.CommitAsync([new StoreWrite.End(Some.Row("a", "ended"), record)]));

        Assert.Equal(["b"], (await store.LoadLiveAsync(default)).Select(r => r.CallId));
        Assert.Equal(Some.Row("a", "ended"), Assert.Single(await store.LoadEndedAsync(10, default)));
        var row = Assert.Single(await store.ListAsync(RecordState.Pending, default));
        Assert.Equal(record with { Fields = row.Record.Fields }, row.Record);
        Assert.Equal("1", row.Record.Fields["X__c"]);
        Assert.Empty(await store.ListAsync(RecordState.Saved, default));
        Assert.Equal(new OutboxCounts(1, 0), store.Counts);
    }

    [Fact]
    public async Task Calls_are_kept_where_only_this_user_can_read_them()
    {
        if (OperatingSystem.IsWindows())
            return;
        System.IO.File.SetUnixFileMode(_directory.Path, (UnixFileMode)0b111_101_101);
        await using var store = await OpenAsync();
        await store.CommitAsync([new StoreWrite.PutLive(Some.Row("a"))]);

        foreach (var path in Directory.GetFiles(_directory.Path, "calls.db*"))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task What_was_committed_is_there_after_a_kill_and_what_was_not_is_not_half_there()
    {
        var store = await OpenAsync();
        await store.CommitAsync([new StoreWrite.PutLive(Some.Row("a"))]);
        await store.CommitAsync([Some.Ended(Some.Record() with { CallId = "b" })]);
        await store.AbandonAsync();

        await using var again = await OpenAsync();

        Assert.Equal("a", Assert.Single(await again.LoadLiveAsync(default)).CallId);
        Assert.Equal("b", Assert.Single(await again.LoadEndedAsync(10, default)).CallId);
        Assert.Equal(new OutboxCounts(1, 0), again.Counts);
    }

    [Fact]
    public async Task The_newest_thousand_ended_calls_are_kept_newest_first()
    {
        await using var store = await OpenAsync();
        for (var call = 0; call < 1_010; call++)
            _ = store.CommitAsync([new StoreWrite.End(Some.Row($"call-{call}"), null)]);

        var ended = await store.LoadEndedAsync(5_000, default);

        Assert.Equal((1_000, "call-1009", "call-10"), (ended.Length, ended[0].CallId, ended[^1].CallId));
    }

    [Fact]
    public async Task The_file_is_opened_so_that_commits_survive_a_power_failure()
    {
        await using var store = await OpenAsync();

        var pragmas = await store.AskAsync(
            (connection, _) => (connection.Scalar("PRAGMA journal_mode"), connection.Scalar("PRAGMA synchronous")), default);

        Assert.Equal(("wal", 2L), pragmas);
    }

    [Fact]
    public async Task What_cannot_be_written_is_said_kept_and_committed_before_later_writes()
    {
        await using var store = await OpenAsync();
        await store.CommitAsync([new StoreWrite.PutLive(Some.Row("a", "0"))]);
        await using (var other = await LockAsync())
        {
            var problem = await store.CommitAsync([new StoreWrite.PutLive(Some.Row("a", "1")), Some.Ended(Some.Record())]);
            Assert.Contains("another program holds the call database", problem, StringComparison.Ordinal);
            await Assert.ThrowsAsync<StoreUnusableException>(() => store.LoadLiveAsync(default));
            Assert.Equal(1, store.Health.KeptInMemory);
            Assert.NotNull(store.Health.Problem);
        }

        Assert.Null(await store.CommitAsync([new StoreWrite.PutLive(Some.Row("a", "2"))]));

        Assert.Equal("2", Assert.Single(await store.LoadLiveAsync(default)).Json);
        Assert.Single(await store.ListAsync(null, default));
        Assert.Equal(new StoreHealth(null, 0, null), store.Health);
    }

    [Fact]
    public async Task What_could_not_be_written_is_tried_again_by_itself()
    {
        await using var store = await OpenAsync();
        var told = new ProgressList();
        store.Progress = told;
        await using (var other = await LockAsync())
            Assert.NotNull(await store.CommitAsync([Some.Ended(Some.Record())]));

        await _time.ArmedAsync(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(5));

        await told.NextAsync("pbx.1001.1", RecordState.Pending, CancellationToken.None);
    }

    [Fact]
    public async Task A_damaged_file_is_set_aside_under_another_name_and_a_new_one_begun()
    {
        await System.IO.File.WriteAllTextAsync(File, new string('x', 8_192));

        await using var store = await OpenAsync();

        Assert.StartsWith(File + ".damaged-20260302T", store.Health.SetAside, StringComparison.Ordinal);
        Assert.Equal(new string('x', 8_192), await System.IO.File.ReadAllTextAsync(store.Health.SetAside!));
        Assert.Null(await store.CommitAsync([Some.Ended(Some.Record())]));
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused_and_left_alone()
    {
        await (await OpenAsync()).DisposeAsync();
        await using (var other = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            await other.OpenAsync();
            other.Execute("PRAGMA user_version = 99");
        }

        var refused = await Assert.ThrowsAsync<StoreUnusableException>(() => OpenAsync());

        Assert.Contains("newer CallBridge", refused.Message, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_directory.Path, "calls.db*"), f => f == File);
    }

    [Fact]
    public async Task A_closed_store_answers_that_it_is_closed()
    {
        var store = await OpenAsync();
        await store.DisposeAsync();

        Assert.Contains("closed", await store.CommitAsync([Some.Ended(Some.Record())]), StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnusableException>(() => store.LoadLiveAsync(default));
    }

    [Fact]
    public async Task A_store_that_was_never_opened_can_be_closed()
    {
        var store = new CallStore(_directory.Path, _time, NullLogger<CallStore>.Instance);
        var queued = store.CommitAsync([Some.Ended(Some.Record())]);

        await store.DisposeAsync();

        Assert.NotNull(await queued);
    }

    [Fact]
    public async Task A_store_that_closes_commits_what_is_queued_first()
    {
        var store = await OpenAsync();
        var queued = Enumerable.Range(0, 200).Select(n => store.CommitAsync([new StoreWrite.PutLive(Some.Row($"call-{n}"))])).ToList();
        await store.DisposeAsync();

        Assert.All(await Task.WhenAll(queued), Assert.Null);
        await using var again = await OpenAsync();
        Assert.Equal(200, (await again.LoadLiveAsync(default)).Length);
    }

    private async Task<CallStore> OpenAsync()
    {
        var store = new CallStore(_directory.Path, _time, NullLogger<CallStore>.Instance);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }

    private async Task<SqliteConnection> LockAsync()
    {
        var other = new SqliteConnection($"Data Source={File};Pooling=False");
        await other.OpenAsync();
        other.Execute("BEGIN IMMEDIATE");
        return other;
    }
}
