using CallBridge.Calls.Records;
using CallBridge.Records.Outbox;
using CallBridge.Records.Tests.Bench;

namespace CallBridge.Records.Tests;

/// <summary>A route that cannot look Tasks up: what is unknown is a person's to decide, never sent again by itself.</summary>
public sealed class CannotLookTests
{
    private const string Key = "pbx.1001.1";

    [Fact]
    public async Task A_lost_answer_that_nobody_can_look_up_is_never_sent_again_and_holds_nothing_up()
    {
        await using var bench = await BlindAsync(mayRepeat: false);
        bench.Org.OnSave = r => r.Key == Key ? SaveFate.LostBefore : SaveFate.Done;
        await bench.EndAsync(Some.Record());
        await bench.RoundAsync();
        await bench.EndAsync(Some.Record("pbx.1001.2"));

        await PassAsync(bench, TimeSpan.FromHours(2));

        Assert.Single(bench.Org.Requests, r => r == $"save {Key} 1");
        Assert.Equal(RecordState.Saved, (await bench.RowAsync("pbx.1001.2")).State);
        var row = await bench.RowAsync();
        Assert.Equal((RecordState.Unknown, true, "Nobody can look."), (row.State, row.Undecided, row.Message));
        Assert.Equal(new OutboxCounts(1, 0, 1), bench.Store.Counts);
    }

    [Fact]
    public async Task What_a_person_wants_sent_again_is_sent_once()
    {
        await using var bench = await LostAsync(SaveFate.LostBefore);

        Assert.True(await bench.Delivery.RetryAsync(Key, default));
        await bench.DrainAsync();

        Assert.Equal([1], bench.Org.Only(Key).Written);
        Assert.Equal((RecordState.Saved, bench.Org.Only(Key).Id), ((await bench.RowAsync()).State, (await bench.RowAsync()).TaskId));
    }

    [Fact]
    public async Task What_a_person_has_found_there_is_given_up()
    {
        await using var bench = await LostAsync(SaveFate.LostAfter);

        Assert.True(await bench.Delivery.DeleteAsync(Key, default));
        await bench.DrainAsync();

        Assert.Equal([1], bench.Org.Only(Key).Written);
        Assert.Equal(default, bench.Store.Counts);
    }

    [Fact]
    public async Task A_late_word_of_the_page_settles_it()
    {
        await using var bench = await LostAsync(SaveFate.LostAfter);

        bench.Org.OnFind = key => new FindOutcome.Found(bench.Org.Only(key).Id, null);
        bench.Time.Advance(TimeSpan.FromMinutes(10));
        await bench.DrainAsync();

        Assert.Equal((RecordState.Saved, bench.Org.Only(Key).Id), ((await bench.RowAsync()).State, (await bench.RowAsync()).TaskId));
        Assert.Equal([1], bench.Org.Only(Key).Written);
    }

    [Fact]
    public async Task Another_route_that_can_look_settles_it()
    {
        await using var bench = await LostAsync(SaveFate.LostAfter);

        bench.Org.OnFind = _ => null;
        await bench.CrashAsync();
        await bench.DrainAsync();

        Assert.Equal(RecordState.Saved, (await bench.RowAsync()).State);
        Assert.Equal([1], bench.Org.Only(Key).Written);
    }

    [Fact]
    public async Task What_may_be_repeated_is_sent_again_and_makes_no_second_task()
    {
        await using var bench = await BlindAsync(mayRepeat: true);
        var fates = new Queue<SaveFate>([SaveFate.LostAfter, SaveFate.Done, SaveFate.Done]);
        bench.Org.OnSave = _ => fates.Dequeue();
        await bench.EndAsync(Some.Record());
        await bench.RoundAsync();
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.RoundAsync();

        // The org has refused the second; the page heard which Task is there.
        bench.Org.OnFind = key => new FindOutcome.Found(bench.Org.Only(key).Id, null);
        await bench.DrainAsync();

        Assert.Equal([1], bench.Org.Only(Key).Written);
        Assert.Equal(RecordState.Saved, (await bench.RowAsync()).State);
    }

    [Fact]
    public async Task A_lost_update_is_said_to_be_in_doubt()
    {
        await using var bench = await BlindAsync(mayRepeat: false);
        await bench.EndAsync(Some.Record());
        await bench.DrainAsync();
        bench.Org.OnSave = _ => SaveFate.LostBefore;
        await bench.ReviseAsync(Some.Record(revision: 2));

        await bench.DrainAsync();

        Assert.Equal((RecordState.Saved, true), ((await bench.RowAsync()).State, (await bench.RowAsync()).Doubtful));
    }

    [Fact]
    public async Task A_record_that_never_overwrites_is_sent_as_a_new_one()
    {
        await using var bench = await BlindAsync(mayRepeat: false);
        await bench.EndAsync(Some.Record() with { NeverOverwrite = true });

        await bench.DrainAsync();

        Assert.Equal([1], bench.Org.Only(Key).Written);
    }

    private static async Task<DeliveryBench> BlindAsync(bool mayRepeat)
    {
        var bench = await DeliveryBench.StartAsync(hasKeyField: mayRepeat);
        bench.Org.OnFind = _ => new FindOutcome.CannotLook("Nobody can look.", mayRepeat);
        return bench;
    }

    /// <summary>One record, lost and undecided; from then on the org takes what comes.</summary>
    private static async Task<DeliveryBench> LostAsync(SaveFate fate)
    {
        var bench = await BlindAsync(mayRepeat: false);
        bench.Org.OnSave = _ => fate;
        await bench.EndAsync(Some.Record());
        await PassAsync(bench, TimeSpan.FromMinutes(2));
        Assert.True((await bench.RowAsync()).Undecided);
        bench.Org.OnSave = _ => SaveFate.Done;
        return bench;
    }

    private static async Task PassAsync(DeliveryBench bench, TimeSpan whole)
    {
        for (var left = whole; left > TimeSpan.Zero;)
        {
            var wait = await bench.RoundAsync() is { } next && next > TimeSpan.Zero && next < left ? next : left;
            bench.Time.Advance(wait);
            left -= wait;
        }
    }
}
