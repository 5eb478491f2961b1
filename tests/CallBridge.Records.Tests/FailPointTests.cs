using System.Diagnostics;
using System.Text;
using CallBridge.Records.Tests.Bench;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Records.Tests;

/// <summary>A process of its own that is killed at a named place, and what it leaves.</summary>
public sealed class FailPointTests : IDisposable
{
    // As few as are kept whatever their age: the other process prunes by the true clock, when it comes to it.
    private const int Rows = 150;
    private const int PageBytes = 4_096;
    private readonly TemporaryDirectory _directory = new();

    private string File => Path.Combine(_directory.Path, "calls.db");

    public static TheoryData<string> Salvaging => [FailPoint.SalvageCopied, FailPoint.SalvageReady, FailPoint.SalvageSetAside];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void None_is_armed_unless_the_environment_names_one() => Assert.False(FailPoint.IsArmed);

    [Fact]
    public async Task A_process_whose_environment_names_none_passes_them_all()
    {
        await FillAsync();
        Damage();

        Assert.Equal(0, await OpenElsewhereAsync(null));

        await AssertWholeAsync();
    }

    [Theory]
    [MemberData(nameof(Salvaging))]
    public async Task A_process_killed_while_it_salvages_loses_nothing_that_can_be_read(string place)
    {
        await FillAsync();
        Damage();

        Assert.NotEqual(0, await OpenElsewhereAsync(place));

        await AssertWholeAsync();
    }

    [Fact]
    public async Task A_process_killed_again_and_again_while_it_salvages_loses_nothing_and_sets_one_file_aside()
    {
        await FillAsync();
        Damage();

        foreach (var place in Salvaging)
            Assert.NotEqual(0, await OpenElsewhereAsync((string)place));

        await AssertWholeAsync();
        Assert.Single(Directory.GetFiles(_directory.Path, "*.damaged-*"));
        Assert.Empty(Directory.GetFiles(_directory.Path, "*.salvage*"));
    }

    [Fact]
    public async Task What_a_full_disk_does_not_take_of_a_salvage_is_not_left_out()
    {
        await FillAsync();
        await using var from = new SqliteConnection($"Data Source={File};Pooling=False");
        await from.OpenAsync();
        using var elsewhere = new TemporaryDirectory();
        await using var into = StoreDatabase.Open(elsewhere.Path);
        into.Scalar($"PRAGMA max_page_count = {into.Scalar("PRAGMA page_count")}");

        var full = Assert.Throws<SqliteException>(() => StoreSalvage.CopyRows(from, into));

        Assert.Equal("the disk is full.", StoreFault.Sentence(full));
        Assert.Equal(0, StoreSalvage.Count(into));
    }

    private async Task<int> OpenElsewhereAsync(string? place)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(DirectoryHolder).Assembly.Location, _directory.Path, DirectoryHolder.OpenStore])
        {
            RedirectStandardOutput = true,
        };
        if (place is not null)
            start.Environment[FailPoint.Variable] = place;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private async Task FillAsync()
    {
        await using var store = await OpenAsync();
        await store.CommitAsync([new CallBridge.Calls.Records.StoreWrite.PutLive(Some.Row("live"))]);
        await store.CommitAsync([.. Enumerable.Range(0, Rows).Select(n => new CallBridge.Calls.Records.StoreWrite.End(Some.Row($"call-{n}", $"row-{n:D3}-" + new string('x', 1_000)), null))]);
        await store.CommitAsync([Some.Ended(Some.Record())]);
        await store.AskAsync((connection, _) => connection.Execute("CREATE TABLE worn (x); INSERT INTO worn VALUES ('worn-page')"), default);
    }

    // Where nothing of ours lies: all of it can be read.
    private void Damage()
    {
        using var file = new FileStream(File, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("worn-page"));
        Assert.True(at > 0, "The row is not in the file itself.");
        file.Position = at / PageBytes * PageBytes;
        file.Write(Enumerable.Repeat((byte)0xFF, PageBytes).ToArray());
    }

    private async Task AssertWholeAsync()
    {
        await using var store = await OpenAsync();
        Assert.Equal(Rows + 1, (await store.LoadEndedAsync(1_000, default)).Length);
        Assert.Equal("live", Assert.Single(await store.LoadLiveAsync(default)).CallId);
        Assert.NotNull(await store.FindAsync("pbx.1001.1", default));
    }

    private async Task<CallStore> OpenAsync()
    {
        var store = new CallStore(_directory.Path, new ManualTime(), NullLogger<CallStore>.Instance);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }
}
