using CallBridge.Calls.Records;
using CallBridge.Records.Tests.Bench;

namespace CallBridge.Records.Tests;

public class RetentionTests
{
    private const int Calls = 230;

    [Fact]
    public void The_defaults_are_ninety_days_a_thousand_calls_and_five_thousand_records() =>
        Assert.Equal(new RetentionPolicy { Days = 90, EndedCalls = 1_000, SavedRecords = 5_000 }, new RetentionPolicy());

    [Fact]
    public async Task What_is_done_with_goes_by_itself_after_the_wanted_days_but_for_the_newest_two_hundred()
    {
        await using var bench = await DeliveryBench.StartAsync(retention: new() { Days = 30 });
        await DeliverAsync(bench);
        bench.Time.Advance(TimeSpan.FromDays(29));
        Assert.Equal((Calls, Calls), await CountAsync(bench));

        bench.Time.Advance(TimeSpan.FromDays(2));

        Assert.Equal((200, 200), await CountAsync(bench));
    }

    [Fact]
    public async Task What_waits_for_salesforce_or_a_person_never_goes()
    {
        await using var bench = await DeliveryBench.StartAsync(retention: new() { Days = 1 });
        bench.Org.OnSave = r => r.Key.EndsWith('7') ? SaveFate.Refused : r.Key.EndsWith('8') ? SaveFate.RetryRow : SaveFate.Done;
        await CommitAsync(bench);
        await bench.RoundAsync();

        bench.Time.Advance(TimeSpan.FromDays(100));

        var failed = await bench.Store.ListAsync(RecordState.Failed, default);
        var pending = await bench.Store.ListAsync(RecordState.Pending, default);
        Assert.Equal((23, 23), (failed.Length, pending.Length));
    }

    [Fact]
    public async Task More_than_is_wanted_goes_oldest_first()
    {
        await using var bench = await DeliveryBench.StartAsync(retention: new() { EndedCalls = 210, SavedRecords = 220 });
        await DeliverAsync(bench);
        await bench.EndAsync(Some.Record("pbx.1001.last"));

        Assert.Equal((210, 221), await CountAsync(bench));
        Assert.Null(await bench.Store.FindAsync("pbx.1001.0", default));
    }

    [Fact]
    public async Task A_clock_that_jumps_years_ahead_takes_nothing_that_the_desk_may_still_revise()
    {
        await using var bench = await DeliveryBench.StartAsync();
        await bench.EndAsync(Some.Record());
        await bench.DrainAsync();

        bench.Time.StepUtc(TimeSpan.FromDays(4_000));
        await bench.EndAsync(Some.Record("pbx.1001.2"));
        await bench.ReviseAsync(Some.Record(revision: 2));
        await bench.DrainAsync();

        Assert.Equal([1, 2], bench.Org.Only("pbx.1001.1").Written);
    }

    private static Task CommitAsync(DeliveryBench bench) =>
        bench.CommitAsync([.. Enumerable.Range(0, Calls).Select(n => Some.Ended(Some.Record($"pbx.1001.{n}")))]);

    private static async Task DeliverAsync(DeliveryBench bench)
    {
        await CommitAsync(bench);
        await bench.DrainAsync();
    }

    private static async Task<(int Calls, int Records)> CountAsync(DeliveryBench bench) =>
        ((await bench.Store.LoadEndedAsync(10_000, default)).Length, (await bench.Store.ListAsync(null, default)).Length);
}
