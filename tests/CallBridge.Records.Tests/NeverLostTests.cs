using CallBridge.Calls.Records;
using CallBridge.Records.Outbox;
using CallBridge.Records.Tests.Bench;

namespace CallBridge.Records.Tests;

public class NeverLostTests
{
    private const string Poison = "pbx.1001.poison";
    private const string Good = "pbx.1001.good";

    [Fact]
    public async Task A_refused_record_is_set_aside_with_salesforces_words_and_blocks_nothing_behind_it()
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.OnSave = r => r.Key == Poison ? SaveFate.Refused : SaveFate.Done;
        await bench.EndAsync(Some.Record(Poison));
        await bench.EndAsync(Some.Record(Good));

        await bench.DrainAsync();

        var row = await bench.RowAsync(Poison);
        Assert.Equal((RecordState.Failed, "Call Result is required"), (row.State, row.Message));
        Assert.Equal([1], bench.Org.Only(Good).Written);
        Assert.Equal(new OutboxCounts(0, 1), bench.Store.Counts);
    }

    [Fact]
    public async Task A_record_that_this_program_cannot_read_waits_and_blocks_nothing_behind_it()
    {
        await using var bench = await DeliveryBench.StartAsync();
        await bench.EndAsync(Some.Record(Poison));
        await bench.EndAsync(Some.Record(Good));
        await bench.Store.ChangeAsync((connection, _) => connection.Execute("UPDATE outbox SET record_schema = 99 WHERE key = $key", ("$key", Poison)));

        await bench.RoundAsync();

        Assert.Equal([1], bench.Org.Only(Good).Written);
        Assert.Equal(new OutboxCounts(1, 0), bench.Store.Counts);
    }

    [Fact]
    public async Task A_record_that_this_program_cannot_read_keeps_no_others_news_back_at_the_next_start()
    {
        await using var bench = await DeliveryBench.StartAsync();
        await bench.EndAsync(Some.Record(Poison));
        await bench.EndAsync(Some.Record(Good));
        await bench.DrainAsync();
        await bench.Store.ChangeAsync((connection, _) => connection.Execute("UPDATE outbox SET record_schema = 99 WHERE key = $key", ("$key", Poison)));
        var told = bench.Progress.All.Count;

        await bench.CrashAsync();

        Assert.Equal([Good], bench.Progress.All.Skip(told).Select(progress => progress.Key));
    }

    [Fact]
    public async Task A_record_that_fails_by_itself_backs_off_alone()
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.OnSave = r => r.Key == Poison ? SaveFate.RetryRow : SaveFate.Done;
        await bench.EndAsync(Some.Record(Poison));
        await bench.EndAsync(Some.Record(Good));

        var wait = await bench.RoundAsync();

        Assert.Equal([1], bench.Org.Only(Good).Written);
        Assert.InRange(wait!.Value, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task An_org_that_is_down_is_asked_once_a_round_whatever_waits()
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.OnSave = _ => SaveFate.RetryOrg;
        for (var call = 0; call < 20; call++)
            await bench.EndAsync(Some.Record($"pbx.1001.{call}"));

        await bench.RoundAsync();
        await bench.RoundAsync();

        Assert.Equal([20], bench.Org.Saves);
        Assert.Equal("org down", bench.Delivery.Problem);
        Assert.Equal(new OutboxCounts(20, 0), bench.Store.Counts);
    }

    [Fact]
    public async Task An_org_that_is_back_gets_all_that_waited()
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.OnSave = _ => SaveFate.RetryOrg;
        for (var call = 0; call < 20; call++)
            await bench.EndAsync(Some.Record($"pbx.1001.{call}"));
        await bench.RoundAsync();

        bench.Org.OnSave = _ => SaveFate.Done;
        await bench.DrainAsync();

        Assert.Equal(20, bench.Org.Tasks.Count);
        Assert.Null(bench.Delivery.Problem);
    }

    [Fact]
    public async Task A_record_whose_answers_are_always_lost_is_tried_ever_more_rarely()
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.OnSave = _ => SaveFate.LostBefore;
        await bench.EndAsync(Some.Record());
        var started = bench.Time.GetUtcNow();
        for (var round = 0; round < 40; round++)
            bench.Time.Advance((await bench.RoundAsync())!.Value);

        var sends = bench.Org.Requests.Count(r => r.StartsWith("save", StringComparison.Ordinal));
        Assert.True(bench.Time.GetUtcNow() - started > TimeSpan.FromMinutes(7) * (sends - 10), $"{sends} sends since {started}");
    }

    [Fact]
    public async Task A_stepped_clock_neither_stops_nor_hurries_a_retry()
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.OnSave = _ => SaveFate.RetryRow;
        await bench.EndAsync(Some.Record());
        var wait = (await bench.RoundAsync())!.Value;
        bench.Org.OnSave = _ => SaveFate.Done;

        bench.Time.StepUtc(TimeSpan.FromHours(3));
        await bench.RoundAsync();
        Assert.Empty(bench.Org.Tasks);

        bench.Time.StepUtc(TimeSpan.FromHours(-9));
        bench.Time.Advance(wait);
        await bench.RoundAsync();
        Assert.Single(bench.Org.Tasks);
    }

    [Fact]
    public async Task A_mended_record_is_sent_with_its_new_content()
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.OnSave = r => r.Disposition is null ? SaveFate.Refused : SaveFate.Done;
        await bench.EndAsync(Some.Record());
        await bench.DrainAsync();

        Assert.True(await bench.Delivery.MendAsync(Some.Record() with { Disposition = "Sale", Subject = "Mended" }, CancellationToken.None));
        await bench.DrainAsync();

        Assert.Equal("Mended", bench.Org.Only("pbx.1001.1").Subject);
        Assert.Equal(new OutboxCounts(0, 0), bench.Store.Counts);
    }

    [Fact]
    public async Task A_later_revision_of_a_refused_record_is_sent_by_itself()
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.OnSave = r => r.Revision == 1 ? SaveFate.Refused : SaveFate.Done;
        await bench.EndAsync(Some.Record());
        await bench.DrainAsync();

        await bench.ReviseAsync(Some.Record(revision: 2));
        await bench.DrainAsync();

        Assert.Equal([2], bench.Org.Only("pbx.1001.1").Written);
    }

    [Fact]
    public async Task Only_a_record_that_is_set_aside_can_be_deleted()
    {
        await using var bench = await DeliveryBench.StartAsync();
        await bench.EndAsync(Some.Record());
        Assert.False(await bench.Delivery.DeleteAsync("pbx.1001.1", CancellationToken.None));
        bench.Org.OnSave = _ => SaveFate.Refused;
        await bench.DrainAsync();

        Assert.True(await bench.Delivery.DeleteAsync("pbx.1001.1", CancellationToken.None));

        Assert.Null(await bench.Store.FindAsync("pbx.1001.1", CancellationToken.None));
        Assert.Equal(RecordState.None, bench.Progress.All[^1].State);
        Assert.Equal(new OutboxCounts(0, 0), bench.Store.Counts);
    }

    [Fact]
    public async Task A_client_that_breaks_its_promise_and_throws_counts_as_a_lost_answer()
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.OnSave = _ => throw new FormatException("a bug");
        await bench.EndAsync(Some.Record());

        await bench.RoundAsync();

        Assert.Equal(RecordState.Unknown, (await bench.RowAsync()).State);
    }

    [Fact]
    public async Task A_client_that_hangs_is_given_up_and_its_record_looked_up()
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.BeforeAnswer = _ =>
        {
            bench.Time.Advance(TimeSpan.FromMinutes(3));
            return Task.CompletedTask;
        };
        await bench.EndAsync(Some.Record());

        await bench.RoundAsync();
        Assert.Equal(RecordState.Unknown, (await bench.RowAsync()).State);
        await bench.DrainAsync();

        Assert.Equal([1], bench.Org.Only("pbx.1001.1").Written);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_running_delivery_wakes_for_a_commit_and_for_its_retry_or_when_told_to_hurry(bool hurry)
    {
        await using var bench = await DeliveryBench.StartAsync();
        using var stop = new CancellationTokenSource();
        bench.Org.OnSave = _ => SaveFate.RetryRow;
        var running = bench.Delivery.RunAsync(stop.Token);

        await bench.EndAsync(Some.Record());
        await bench.Progress.NextAsync("pbx.1001.1", RecordState.Sending, CancellationToken.None);
        await bench.Progress.NextAsync("pbx.1001.1", RecordState.Pending, CancellationToken.None);
        bench.Org.OnSave = _ => SaveFate.Done;
        if (hurry)
        {
            bench.Delivery.Hurry();
        }
        else
        {
            await bench.Time.ArmedAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
            bench.Time.Advance(TimeSpan.FromSeconds(10));
        }
        await bench.Progress.NextAsync("pbx.1001.1", RecordState.Saved, CancellationToken.None);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
