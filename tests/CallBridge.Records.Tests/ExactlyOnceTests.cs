using CallBridge.Calls.Records;
using CallBridge.Records.Tests.Bench;

namespace CallBridge.Records.Tests;

public class ExactlyOnceTests
{
    private const string Key = "pbx.1001.1";

    [Fact]
    public async Task A_committed_record_becomes_one_task_by_one_request()
    {
        await using var bench = await DeliveryBench.StartAsync();
        await bench.EndAsync(Some.Record());

        await bench.DrainAsync();

        Assert.Equal(["save pbx.1001.1 1"], bench.Org.Requests);
        var row = await bench.RowAsync();
        Assert.Equal((RecordState.Saved, 1, bench.Org.Only(Key).Id), (row.State, row.Delivered, row.TaskId));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_record_whose_answer_was_lost_is_looked_up_and_never_sent_again(bool hasKeyField)
    {
        await using var bench = await DeliveryBench.StartAsync(hasKeyField);
        bench.Org.OnSave = _ => SaveFate.LostAfter;
        await bench.EndAsync(Some.Record());

        await bench.DrainAsync();

        Assert.Equal(["save pbx.1001.1 1", "find pbx.1001.1"], bench.Org.Requests);
        Assert.Equal(bench.Org.Only(Key).Id, (await bench.RowAsync()).TaskId);
    }

    [Fact]
    public async Task A_record_that_was_lost_on_the_way_there_is_looked_up_and_then_sent()
    {
        await using var bench = await DeliveryBench.StartAsync(hasKeyField: false);
        var fates = new Queue<SaveFate>([SaveFate.LostBefore, SaveFate.Done]);
        bench.Org.OnSave = _ => fates.Dequeue();
        await bench.EndAsync(Some.Record());

        await bench.DrainAsync();

        Assert.Equal(["save pbx.1001.1 1", "find pbx.1001.1", "save pbx.1001.1 1"], bench.Org.Requests);
        Assert.Equal([1], bench.Org.Only(Key).Written);
    }

    [Fact]
    public async Task A_record_that_was_being_sent_when_the_process_died_is_looked_up_first()
    {
        await using var bench = await DeliveryBench.StartAsync(hasKeyField: false);
        using var killed = new CancellationTokenSource();
        bench.Org.BeforeAnswer = _ => killed.CancelAsync();
        await bench.EndAsync(Some.Record());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RoundAsync(killed.Token));
        Assert.Equal(RecordState.Sending, (await bench.RowAsync()).State);

        await bench.CrashAsync();
        Assert.Equal(RecordState.Unknown, (await bench.RowAsync()).State);
        bench.Org.BeforeAnswer = _ => Task.CompletedTask;
        await bench.DrainAsync();

        Assert.Equal(["save pbx.1001.1 1", "find pbx.1001.1"], bench.Org.Requests);
        Assert.Equal(RecordState.Saved, (await bench.RowAsync()).State);
    }

    [Fact]
    public async Task A_newer_revision_after_a_lost_answer_is_sent_as_an_update_of_the_task_found()
    {
        await using var bench = await DeliveryBench.StartAsync(hasKeyField: false);
        bench.Org.OnSave = r => r.Revision == 1 ? SaveFate.LostAfter : SaveFate.Done;
        await bench.EndAsync(Some.Record());
        await bench.RoundAsync();
        await bench.ReviseAsync(Some.Record(revision: 2));

        await bench.DrainAsync();

        Assert.Equal([1, 2], bench.Org.Only(Key).Written);
    }

    [Fact]
    public async Task A_revision_that_arrives_while_its_record_is_being_sent_follows_as_an_update()
    {
        await using var bench = await DeliveryBench.StartAsync(hasKeyField: false);
        bench.Org.BeforeAnswer = r => r.Revision == 1 ? bench.ReviseAsync(Some.Record(revision: 2)) : Task.CompletedTask;
        await bench.EndAsync(Some.Record());

        await bench.DrainAsync();

        Assert.Equal([1, 2], bench.Org.Only(Key).Written);
        Assert.Equal((RecordState.Saved, 2), ((await bench.RowAsync()).State, (await bench.RowAsync()).Delivered));
    }

    [Fact]
    public async Task Revisions_that_came_before_the_first_attempt_are_sent_as_the_newest_alone()
    {
        await using var bench = await DeliveryBench.StartAsync();
        await bench.EndAsync(Some.Record());
        await bench.ReviseAsync(Some.Record(revision: 2));
        await bench.ReviseAsync(Some.Record(revision: 3));

        await bench.DrainAsync();

        Assert.Equal([3], bench.Org.Only(Key).Written);
    }

    [Fact]
    public async Task An_older_revision_that_comes_late_changes_nothing()
    {
        await using var bench = await DeliveryBench.StartAsync();
        await bench.EndAsync(Some.Record(revision: 2));
        await bench.DrainAsync();

        await bench.ReviseAsync(Some.Record(revision: 1));
        await bench.DrainAsync();

        Assert.Equal([2], bench.Org.Only(Key).Written);
    }

    [Fact]
    public async Task An_update_whose_answer_was_lost_and_that_nobody_can_read_is_not_sent_again_by_itself_but_by_a_person()
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.TellsContent = false;
        await bench.EndAsync(Some.Record());
        await bench.DrainAsync();
        bench.Org.OnSave = _ => SaveFate.LostBefore;
        await bench.ReviseAsync(Some.Record(revision: 2));
        await bench.DrainAsync();
        var row = await bench.RowAsync();
        Assert.Equal((RecordState.Saved, true), (row.State, row.Doubtful));
        Assert.Contains("may lack that change", row.Message, StringComparison.Ordinal);

        bench.Org.OnSave = _ => SaveFate.Done;
        Assert.True(await bench.Delivery.RetryAsync(Key, CancellationToken.None));
        await bench.DrainAsync();

        Assert.Equal([1, 2], bench.Org.Only(Key).Written);
        Assert.Null((await bench.RowAsync()).Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_record_that_never_overwrites_leaves_a_task_that_is_there_as_it_is(bool hasKeyField)
    {
        await using var bench = await DeliveryBench.StartAsync(hasKeyField);
        var theirs = bench.Org.Make(Key);
        await bench.EndAsync(Some.Record() with { NeverOverwrite = true });
        await bench.DrainAsync();
        await bench.ReviseAsync(Some.Record(revision: 2) with { NeverOverwrite = true });

        await bench.DrainAsync();

        Assert.Empty(bench.Org.Only(Key).Written);
        var row = await bench.RowAsync();
        Assert.Equal((RecordState.Saved, theirs.Id), (row.State, row.TaskId));
    }

    [Fact]
    public async Task A_record_that_never_overwrites_is_written_where_there_is_none_and_then_updated()
    {
        await using var bench = await DeliveryBench.StartAsync();
        await bench.EndAsync(Some.Record() with { NeverOverwrite = true });
        await bench.DrainAsync();
        await bench.ReviseAsync(Some.Record(revision: 2) with { NeverOverwrite = true });

        await bench.DrainAsync();

        Assert.Equal([1, 2], bench.Org.Only(Key).Written);
    }

    [Fact]
    public async Task A_refused_record_that_a_person_retries_leaves_a_task_that_has_come_since_as_it_is()
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.OnSave = _ => SaveFate.Refused;
        await bench.EndAsync(Some.Record());
        await bench.DrainAsync();
        bench.Org.OnSave = _ => SaveFate.Done;
        bench.Org.Make(Key);

        Assert.True(await bench.Delivery.RetryAsync(Key, CancellationToken.None));
        await bench.DrainAsync();

        Assert.Empty(bench.Org.Only(Key).Written);
    }

    [Fact]
    public async Task What_is_told_of_a_record_comes_in_the_order_of_its_commits()
    {
        await using var bench = await DeliveryBench.StartAsync();
        var fates = new Queue<SaveFate>([SaveFate.RetryRow, SaveFate.LostAfter]);
        bench.Org.OnSave = _ => fates.Dequeue();
        await bench.EndAsync(Some.Record());

        await bench.DrainAsync();

        Assert.Equal(
            [RecordState.Pending, RecordState.Sending, RecordState.Pending, RecordState.Sending, RecordState.Unknown, RecordState.Saved],
            bench.Progress.All.Select(p => p.State));
    }

    [Fact]
    public async Task The_news_of_a_record_names_the_newest_revision_that_was_committed_then()
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.BeforeAnswer = r => r.Revision == 1 ? bench.ReviseAsync(Some.Record(revision: 2)) : Task.CompletedTask;
        await bench.EndAsync(Some.Record());

        await bench.DrainAsync();

        Assert.Equal(
            [(1, RecordState.Pending), (1, RecordState.Sending), (2, RecordState.Sending), (2, RecordState.Pending), (2, RecordState.Sending), (2, RecordState.Saved)],
            bench.Progress.All.Select(p => (p.Revision, p.State)));
    }

    [Fact]
    public async Task With_the_key_field_a_save_that_is_carried_out_after_it_was_looked_up_is_not_made_or_written_twice()
    {
        await using var bench = await DeliveryBench.StartAsync();
        var fates = new Queue<SaveFate>([SaveFate.LostLate, SaveFate.RetryRow]);
        bench.Org.OnSave = _ => fates.TryDequeue(out var fate) ? fate : SaveFate.Done;
        await bench.EndAsync(Some.Record());

        await bench.DrainAsync();

        Assert.Equal([1], bench.Org.Only(Key).Written);
        Assert.Equal(RecordState.Saved, (await bench.RowAsync()).State);
    }

    [Fact]
    public async Task What_another_listener_writes_between_look_up_and_send_is_left_as_it_is()
    {
        await using var bench = await DeliveryBench.StartAsync();
        bench.Org.OnSave = r =>
        {
            bench.Org.Make(r.Key).Fill(Some.Record() with { Subject = "By another listener" });
            return SaveFate.Done;
        };
        await bench.EndAsync(Some.Record() with { NeverOverwrite = true });
        await bench.RoundAsync();
        bench.Org.OnSave = _ => SaveFate.Done;

        await bench.DrainAsync();

        Assert.Equal("By another listener", bench.Org.Only(Key).Subject);
        var row = await bench.RowAsync();
        Assert.Equal((RecordState.Saved, bench.Org.Only(Key).Id), (row.State, row.TaskId));
        Assert.Contains("left as it is", row.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_that_was_refused_after_a_lost_first_save_finds_the_task_that_save_made(bool byAPerson)
    {
        await using var bench = await DeliveryBench.StartAsync(hasKeyField: false);
        var fates = new Queue<SaveFate>([SaveFate.LostLate, SaveFate.Refused]);
        bench.Org.OnSave = _ => fates.TryDequeue(out var fate) ? fate : SaveFate.Done;
        await bench.EndAsync(Some.Record());
        await bench.RoundAsync();
        await bench.ReviseAsync(Some.Record(revision: 2));
        await bench.DrainAsync();
        Assert.Equal(RecordState.Failed, (await bench.RowAsync()).State);

        if (byAPerson)
            Assert.True(await bench.Delivery.RetryAsync(Key, CancellationToken.None));
        else
            await bench.ReviseAsync(Some.Record(revision: 3));
        await bench.DrainAsync();

        Assert.Equal([1, byAPerson ? 2 : 3], bench.Org.Only(Key).Written);
    }
}
