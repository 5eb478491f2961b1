using CallBridge.Calls.Records;
using CallBridge.Records.Outbox;
using CallBridge.Records.Tests.Bench;
using FsCheck.Fluent;

namespace CallBridge.Records.Tests;

public class BatchTests
{
    private const int Scripts = 20;

    [Theory]
    [InlineData(200, new[] { 200, 200, 50 })]
    [InlineData(50, new[] { 50, 50, 50, 50, 50, 50, 50, 50, 50 })]
    public async Task What_waits_goes_in_batches_as_large_as_the_route_takes(int most, int[] saves)
    {
        await using var bench = await WaitingAsync(450);
        bench.Org.MostAtOnce = most;

        await bench.DrainAsync();

        Assert.Equal(saves, bench.Org.Saves);
        Assert.Equal(450, bench.Org.Tasks.Count);
    }

    [Theory]
    [InlineData(SaveFate.LostAfter)]
    [InlineData(SaveFate.LostBefore)]
    public async Task Each_row_of_a_batch_whose_answer_was_lost_is_looked_up_by_one_request_before_anything_is_sent_again(SaveFate fate)
    {
        await using var bench = await WaitingAsync(120);
        bench.Org.OnSave = _ => fate;
        await bench.RoundAsync();
        Assert.Equal(120, (await bench.Store.ListAsync(RecordState.Unknown, default)).Length);
        bench.Org.OnSave = _ => SaveFate.Done;

        await bench.DrainAsync();

        Assert.Equal([120], bench.Org.Finds);
        Assert.Equal(fate == SaveFate.LostAfter ? [120] : [120, 120], bench.Org.Saves);
        Assert.All(bench.Org.Tasks, t => Assert.Equal([1], t.Written));
        Assert.Equal(120, bench.Org.Tasks.Count);
    }

    [Fact]
    public async Task What_failed_together_is_tried_again_together()
    {
        await using var bench = await WaitingAsync(120);
        bench.Org.OnSave = _ => SaveFate.RetryRow;
        for (var round = 0; round < 4; round++)
            bench.Time.Advance((await bench.RoundAsync())!.Value);

        Assert.Equal([120, 120, 120, 120], bench.Org.Saves);
    }

    [Fact]
    public async Task After_a_lost_batch_nothing_else_is_sent_into_the_dark_in_that_round()
    {
        await using var bench = await WaitingAsync(450);
        bench.Org.OnSave = _ => SaveFate.LostBefore;

        await bench.RoundAsync();

        Assert.Equal([200], bench.Org.Saves);
    }

    [Fact]
    public async Task A_batch_that_is_under_way_when_the_process_dies_is_looked_up_first()
    {
        await using var bench = await WaitingAsync(30);
        using var killed = new CancellationTokenSource();
        bench.Org.BeforeAnswer = r => r.Key.EndsWith(".15", StringComparison.Ordinal) ? killed.CancelAsync() : Task.CompletedTask;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RoundAsync(killed.Token));
        bench.Org.BeforeAnswer = _ => Task.CompletedTask;

        await bench.CrashAsync();
        await bench.DrainAsync();

        Assert.Equal([30], bench.Org.Finds);
        Assert.Equal([30, 14], bench.Org.Saves);
        Assert.All(bench.Org.Tasks, t => Assert.Equal([1], t.Written));
    }

    [Fact]
    public async Task A_refused_and_a_locked_row_hold_nobody_behind_them_up()
    {
        await using var bench = await WaitingAsync(300);
        bench.Org.OnSave = r => r.Key == "pbx.1001.0" ? SaveFate.Refused : r.Key == "pbx.1001.1" ? SaveFate.RetryRow : SaveFate.Done;

        await bench.RoundAsync();

        Assert.Equal(298, bench.Org.Tasks.Count);
        Assert.Equal(new OutboxCounts(1, 1), bench.Store.Counts);
    }

    [Fact]
    public async Task A_route_that_answers_for_too_few_leaves_all_of_them_unknown()
    {
        await using var bench = await WaitingAsync(3);
        bench.Org.AnswersOneTooFew = true;

        await bench.RoundAsync();

        Assert.Equal(3, (await bench.Store.ListAsync(RecordState.Unknown, default)).Length);
        bench.Org.AnswersOneTooFew = false;
        await bench.DrainAsync();
        Assert.All(bench.Org.Tasks, t => Assert.Equal([1], t.Written));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whatever_becomes_of_each_record_of_each_attempt_each_ends_as_one_task_written_once(bool hasKeyField)
    {
        // Not as a property: FsCheck awaits nothing.
        var scripts = Gen.Elements(Enum.GetValues<SaveFate>().Where(fate => hasKeyField || fate != SaveFate.LostLate)).ArrayOf().Zip(Gen.Choose(1, 7)).Sample(Scripts);
        foreach (var (script, atOnce) in scripts)
        {
            try
            {
                await RunAsync(hasKeyField, script, atOnce);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"{atOnce} at once, {string.Join(", ", script)}: {fault.Message}", fault);
            }
        }
    }

    private static async Task RunAsync(bool hasKeyField, SaveFate[] script, int atOnce)
    {
        await using var bench = await DeliveryBench.StartAsync(hasKeyField);
        bench.Org.MostAtOnce = atOnce;
        var fates = new Queue<SaveFate>(script);
        bench.Org.OnSave = _ => fates.TryDequeue(out var fate) ? fate : SaveFate.Done;
        await bench.CommitAsync([.. Enumerable.Range(0, 10).Select(n => Some.Ended(Some.Record($"pbx.1001.{n}")))]);
        await bench.DrainAsync();
        for (var n = 0; n < 10; n++)
            await bench.Delivery.RetryAsync($"pbx.1001.{n}", CancellationToken.None);
        fates.Clear();
        await bench.DrainAsync();

        Assert.Equal(10, bench.Org.Tasks.Count);
        Assert.All(bench.Org.Tasks, t => Assert.Equal([1], t.Written));
        Assert.Equal(default, bench.Store.Counts);
    }

    private static async Task<DeliveryBench> WaitingAsync(int records)
    {
        var bench = await DeliveryBench.StartAsync();
        await bench.CommitAsync([.. Enumerable.Range(0, records).Select(n => Some.Ended(Some.Record($"pbx.1001.{n}")))]);
        return bench;
    }
}
