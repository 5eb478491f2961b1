using CallBridge.Calls.Records;
using CallBridge.Records.Outbox;
using CallBridge.Records.Tests.Bench;

namespace CallBridge.Records.Tests.Rules;

/// <summary>The last sentences of the design's paragraph <em>Call record</em>: exactly one, never lost, never silent.</summary>
public class DeliveryRuleTests
{
    private const string Key = "pbx.1001.1";
    private const string Behind = "pbx.1001.2";

    public static TheoryData<string, bool, SaveFate, bool> Hitches => new()
    {
        { "all is well, with the key field", true, SaveFate.Done, false },
        { "all is well, without", false, SaveFate.Done, false },
        { "the request is lost, with the key field", true, SaveFate.LostBefore, false },
        { "the request is lost, without", false, SaveFate.LostBefore, false },
        { "the answer is lost, with the key field", true, SaveFate.LostAfter, false },
        { "the answer is lost, without", false, SaveFate.LostAfter, false },
        { "it is carried out late, with the key field", true, SaveFate.LostLate, false },
        { "the row is locked", true, SaveFate.RetryRow, false },
        { "Salesforce is down", true, SaveFate.RetryOrg, false },
        { "the request is lost and the listener is killed", true, SaveFate.LostBefore, true },
        { "the answer is lost and the listener is killed, without the key field", false, SaveFate.LostAfter, true },
        { "Salesforce is down and the listener is killed", false, SaveFate.RetryOrg, true },
    };

    [Theory]
    [MemberData(nameof(Hitches))]
    public async Task Exactly_one_journalled_keyed_delivered_idempotently(string situation, bool hasKeyField, SaveFate fate, bool killed)
    {
        await using var bench = await DeliveryBench.StartAsync(hasKeyField);
        var tries = 0;
        bench.Org.OnSave = _ => ++tries == 1 ? fate : SaveFate.Done;
        await bench.EndAsync(Some.Record());

        await bench.RoundAsync();
        if (killed)
            await bench.CrashAsync();
        await bench.DrainAsync();

        Assert.True(bench.Org.Tasks.Count == 1, $"{situation}: {bench.Org.Tasks.Count} Tasks.");
        Assert.Equal([1], bench.Org.Only(Key).Written);
        Assert.Equal(RecordState.Saved, (await bench.RowAsync()).State);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task With_the_unique_key_field_across_listeners_without_it_one_per_listener(bool hasKeyField, int tasks)
    {
        await using var bench = await DeliveryBench.StartAsync(hasKeyField);
        bench.Org.Make(Key).Write(Some.Record());
        await bench.EndAsync(Some.Record());

        await bench.DrainAsync();

        Assert.Equal(tasks, bench.Org.Tasks.Count(task => task.Key == Key));
    }

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(false, true, false)]
    [InlineData(true, false, true)]
    [InlineData(false, false, true)]
    public async Task A_linkLost_or_retried_record_never_overwrites_an_existing_Task(bool hasKeyField, bool linkLost, bool retried)
    {
        await using var bench = await DeliveryBench.StartAsync(hasKeyField);
        bench.Org.OnSave = _ => retried && bench.Org.Tasks.Count == 0 ? SaveFate.Refused : SaveFate.Done;
        if (!retried)
            Another(bench);
        await bench.EndAsync(Some.Record() with { NeverOverwrite = linkLost });
        await bench.DrainAsync();
        if (retried)
        {
            Another(bench);
            Assert.True(await bench.Delivery.RetryAsync(Key, CancellationToken.None));
            await bench.DrainAsync();
        }

        Assert.Equal("Written by another", bench.Org.Only(Key).Subject);
        var row = await bench.RowAsync();
        Assert.Equal((RecordState.Saved, bench.Org.Only(Key).Id), (row.State, row.TaskId));
        Assert.NotNull(row.Message);
    }

    public static TheoryData<string, SaveFate> Obstacles => new()
    {
        { "no tab open, Salesforce down, limit reached, token revoked", SaveFate.RetryOrg },
        { "a locked row", SaveFate.RetryRow },
        { "answers that are lost", SaveFate.LostBefore },
    };

    [Theory]
    [MemberData(nameof(Obstacles))]
    public async Task Never_lost_it_waits_visibly(string situation, SaveFate fate)
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.OnSave = _ => fate;
        await bench.EndAsync(Some.Record());
        for (var hour = 0; hour < 48; hour++)
        {
            await bench.RoundAsync();
            bench.Time.Advance(TimeSpan.FromHours(1));
        }

        var row = await bench.RowAsync();
        Assert.True(row.State is RecordState.Pending or RecordState.Unknown, situation);
        Assert.NotNull(row.Message);
        Assert.Equal(new OutboxCounts(1, 0), bench.Store.Counts);

        bench.Org.OnSave = _ => SaveFate.Done;
        await bench.DrainAsync();
        Assert.Equal([1], bench.Org.Only(Key).Written);
        Assert.Equal(new OutboxCounts(0, 0), bench.Store.Counts);
    }

    public static TheoryData<string, Func<DeliveryBench, Task<bool>>, string> Ways => new()
    {
        { "retried by a person", bench => bench.Delivery.RetryAsync(Key, CancellationToken.None), "Inbound Call, revision 1" },
        { "mended by a person", bench => bench.Delivery.MendAsync(Some.Record() with { Subject = "Mended" }, CancellationToken.None), "Mended" },
        { "changed at the desk", async bench => { await bench.ReviseAsync(Some.Record(revision: 2)); return true; }, "Inbound Call, revision 2" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Never_silent_what_Salesforce_refuses_for_good_is_set_aside_with_its_message_mended_or_retried_by_a_person_and_blocks_nothing_behind_it(
        string situation, Func<DeliveryBench, Task<bool>> again, string subject)
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.OnSave = record => record.Key == Key ? SaveFate.Refused : SaveFate.Done;
        await bench.EndAsync(Some.Record());
        await bench.EndAsync(Some.Record(Behind));
        await bench.DrainAsync();

        Assert.Equal([1], bench.Org.Only(Behind).Written);
        Assert.Equal((RecordState.Failed, "Call Result is required"), ((await bench.RowAsync()).State, (await bench.RowAsync()).Message));
        Assert.Equal(new OutboxCounts(0, 1), bench.Store.Counts);

        bench.Org.OnSave = _ => SaveFate.Done;
        await bench.DrainAsync();
        Assert.DoesNotContain(bench.Org.Tasks, task => task.Key == Key);
        Assert.True(await again(bench), situation);
        await bench.DrainAsync();
        Assert.Equal(subject, bench.Org.Only(Key).Subject);
    }

    private static void Another(DeliveryBench bench) => bench.Org.Make(Key).Write(Some.Record() with { Subject = "Written by another" });
}
