using CallBridge.Calls.Records;
using CallBridge.Records.Tests.Bench;

namespace CallBridge.Records.Tests;

/// <summary>What the Task holds decides a lost answer to an update.</summary>
public class LostUpdateTests
{
    private const string Key = "pbx.1001.1";
    private const string ByHand = "Edited by hand";

    [Fact]
    public async Task It_reads_like_what_was_sent_so_the_update_was_delivered()
    {
        await using var bench = await LostAsync(SaveFate.LostAfter);

        await bench.DrainAsync();

        Assert.Equal([1, 2], bench.Org.Only(Key).Written);
        var row = await bench.RowAsync();
        Assert.Equal((RecordState.Saved, 2, false, null), (row.State, row.Delivered, row.Doubtful, row.Message));
    }

    [Fact]
    public async Task It_reads_like_the_former_revision_so_the_update_is_sent()
    {
        await using var bench = await LostAsync(SaveFate.LostBefore);

        await bench.DrainAsync();

        Assert.Equal([1, 2], bench.Org.Only(Key).Written);
        Assert.Equal((RecordState.Saved, 2), ((await bench.RowAsync()).State, (await bench.RowAsync()).Delivered));
    }

    [Theory]
    [InlineData(SaveFate.LostAfter)]
    [InlineData(SaveFate.LostBefore)]
    public async Task It_reads_otherwise_so_a_person_has_been_there_and_the_update_is_left_and_that_is_said(SaveFate fate)
    {
        await using var bench = await LostAsync(fate);
        bench.Org.Edit(bench.Org.Only(Key), ByHand);

        await bench.DrainAsync();

        Assert.Equal(ByHand, bench.Org.Only(Key).Subject);
        var row = await bench.RowAsync();
        Assert.Equal((RecordState.Saved, true), (row.State, row.Edited));
        Assert.Contains("not written over", row.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nor_is_any_later_revision_written_over_a_persons_edit_that_was_seen_and_each_time_that_is_said()
    {
        await using var bench = await LostAsync(SaveFate.LostBefore);
        bench.Org.Edit(bench.Org.Only(Key), ByHand);
        await bench.DrainAsync();

        await bench.ReviseAsync(Some.Record(revision: 3));
        await bench.DrainAsync();

        Assert.Equal(ByHand, bench.Org.Only(Key).Subject);
        var row = await bench.RowAsync();
        Assert.Equal((RecordState.Saved, 3), (row.State, row.Delivered));
        Assert.Contains("not written over", row.Message, StringComparison.Ordinal);
        Assert.False(await bench.Delivery.RetryAsync(Key, CancellationToken.None));
    }

    [Fact]
    public async Task A_newer_revision_that_waits_meanwhile_is_sent_once_instead_of_the_lost_one()
    {
        await using var bench = await LostAsync(SaveFate.LostBefore);
        await bench.ReviseAsync(Some.Record(revision: 3));

        await bench.DrainAsync();

        Assert.Equal([1, 3], bench.Org.Only(Key).Written);
    }

    [Fact]
    public async Task What_was_saved_without_a_refused_link_is_known_without_it()
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.Dropped = DroppedLinks.Who;
        await bench.EndAsync(Some.Record() with { WhoId = "003000000000001AAA" });
        await bench.DrainAsync();
        bench.Org.OnSave = _ => SaveFate.LostBefore;
        await bench.ReviseAsync(Some.Record(revision: 2) with { WhoId = "003000000000001AAA" });
        await bench.RoundAsync();
        bench.Org.OnSave = _ => SaveFate.Done;

        await bench.DrainAsync();

        Assert.Equal([1, 2], bench.Org.Only(Key).Written);
        Assert.Contains("without its person", (await bench.RowAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Also_of_a_task_that_another_wrote_it_is_known_whether_a_person_has_been_there(bool edited)
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.OnSave = _ => SaveFate.Refused;
        await bench.EndAsync(Some.Record());
        await bench.DrainAsync();
        bench.Org.Make(Key).Fill(Some.Record() with { Subject = "By another listener" });
        await bench.Delivery.RetryAsync(Key, CancellationToken.None);
        await bench.DrainAsync();
        bench.Org.OnSave = _ => SaveFate.LostBefore;
        await bench.ReviseAsync(Some.Record(revision: 2));
        await bench.RoundAsync();
        bench.Org.OnSave = _ => SaveFate.Done;
        if (edited)
            bench.Org.Edit(bench.Org.Only(Key), ByHand);

        await bench.DrainAsync();

        Assert.Equal(edited ? ByHand : "Inbound Call, revision 2", bench.Org.Only(Key).Subject);
        Assert.False((await bench.RowAsync()).Doubtful);
    }

    [Fact]
    public async Task A_killed_process_knows_it_after_the_next_start()
    {
        await using var bench = await LostAsync(SaveFate.LostBefore);
        await bench.CrashAsync();
        bench.Org.Edit(bench.Org.Only(Key), ByHand);

        await bench.DrainAsync();

        Assert.Equal(ByHand, bench.Org.Only(Key).Subject);
    }

    [Fact]
    public async Task A_refused_update_that_a_person_retries_is_not_written_over_what_was_edited_since()
    {
        await using var bench = await DeliveryBench.StartAsync();
        await bench.EndAsync(Some.Record());
        await bench.DrainAsync();
        bench.Org.OnSave = _ => SaveFate.Refused;
        await bench.ReviseAsync(Some.Record(revision: 2));
        await bench.DrainAsync();
        bench.Org.OnSave = _ => SaveFate.Done;
        bench.Org.Edit(bench.Org.Only(Key), ByHand);

        Assert.True(await bench.Delivery.RetryAsync(Key, CancellationToken.None));
        await bench.DrainAsync();

        Assert.Equal(ByHand, bench.Org.Only(Key).Subject);
        Assert.Contains("not written over", (await bench.RowAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_update_that_a_person_retries_is_written_where_nobody_has_been_since()
    {
        await using var bench = await DeliveryBench.StartAsync();
        await bench.EndAsync(Some.Record());
        await bench.DrainAsync();
        bench.Org.OnSave = _ => SaveFate.Refused;
        await bench.ReviseAsync(Some.Record(revision: 2));
        await bench.DrainAsync();
        bench.Org.OnSave = _ => SaveFate.Done;

        Assert.True(await bench.Delivery.RetryAsync(Key, CancellationToken.None));
        await bench.DrainAsync();

        Assert.Equal([1, 2], bench.Org.Only(Key).Written);
    }

    /// <summary>Revision 1 delivered, the answer to revision 2 lost.</summary>
    private static async Task<DeliveryBench> LostAsync(SaveFate fate)
    {
        var bench = await DeliveryBench.StartAsync();
        await bench.EndAsync(Some.Record());
        await bench.DrainAsync();
        bench.Org.OnSave = _ => fate;
        await bench.ReviseAsync(Some.Record(revision: 2));
        await bench.RoundAsync();
        Assert.Equal(RecordState.Unknown, (await bench.RowAsync()).State);
        bench.Org.OnSave = _ => SaveFate.Done;
        return bench;
    }
}
