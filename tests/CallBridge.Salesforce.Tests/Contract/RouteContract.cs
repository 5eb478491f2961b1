using System.Collections.Immutable;
using CallBridge.Calls.Records;

namespace CallBridge.Salesforce.Tests.Contract;

/// <summary>What delivery relies on, whatever the route: run by each of them.</summary>
public abstract class RouteContract
{
    private const string Bad = "pbx-1001-bad";

    protected abstract Task<ContractOrg> StartAsync();

    [Fact]
    public async Task Each_record_becomes_one_task_and_the_outcomes_come_in_order()
    {
        await using var org = await StartAsync();

        var outcomes = await SaveAsync(org, [.. Enumerable.Range(0, 7).Select(n => new SaveRequest(Record($"pbx-1001-{n}")))]);

        Assert.InRange(org.Route.MostAtOnce, 1, 200);
        Assert.Equal(Enumerable.Range(0, 7).Select(n => Assert.Single(org.Tasks($"pbx-1001-{n}")).Id), outcomes.Select(o => Assert.IsType<SaveOutcome.Saved>(o).TaskId));
    }

    [Fact]
    public async Task Nothing_asked_is_nothing_done()
    {
        await using var org = await StartAsync();

        Assert.Empty(await SaveAsync(org));
        Assert.Empty(await FindAsync(org));
    }

    [Fact]
    public async Task A_known_task_is_changed_beside_new_ones()
    {
        await using var org = await StartAsync();
        var first = Saved(Assert.Single(await SaveAsync(org, new SaveRequest(Record("pbx-1001-1")))));

        var outcomes = await SaveAsync(org, new(Record("pbx-1001-0")), new(Record("pbx-1001-1", 2), first), new(Record("pbx-1001-2")));

        Assert.Equal(first, Saved(outcomes[1]));
        Assert.Equal((first, "Inbound Call, revision 2"), Assert.Single(org.Tasks("pbx-1001-1")));
    }

    [Fact]
    public async Task With_the_key_field_a_key_that_has_a_task_gets_no_second_one()
    {
        await using var org = await StartAsync();
        if (!org.HasKeyField)
            return;
        var first = Saved(Assert.Single(await SaveAsync(org, new SaveRequest(Record("pbx-1001-1")))));

        var outcomes = await SaveAsync(org, new(Record("pbx-1001-1", 2)), new(Record("pbx-1001-2")));

        Assert.Equal(first, Saved(outcomes[0]));
        Assert.Equal((first, "Inbound Call, revision 2"), Assert.Single(org.Tasks("pbx-1001-1")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task With_the_key_field_what_is_to_be_new_leaves_a_task_that_is_there_as_it_is(int records)
    {
        await using var org = await StartAsync();
        if (!org.HasKeyField)
            return;
        await SaveAsync(org, new SaveRequest(Record("pbx-1001-1")));

        var outcomes = await SaveAsync(org, [.. Enumerable.Range(1, records).Select(n => new SaveRequest(Record($"pbx-1001-{n}", 2), OnlyNew: true))]);

        Assert.IsType<SaveOutcome.Exists>(outcomes[0]);
        Assert.All(outcomes.Skip(1), o => Saved(o));
        Assert.Equal("Inbound Call, revision 1", Assert.Single(org.Tasks("pbx-1001-1")).Subject);
    }

    [Fact]
    public async Task What_is_refused_for_one_record_keeps_no_other_back()
    {
        await using var org = await StartAsync();
        org.Refuse(Bad);

        var outcomes = await SaveAsync(org, new(Record("pbx-1001-1")), new(Record(Bad)), new(Record("pbx-1001-2")));

        Assert.Equal(["Saved", "Refused", "Saved"], outcomes.Select(Kind));
        Assert.Empty(org.Tasks(Bad));
    }

    [Fact]
    public async Task A_locked_row_is_to_be_retried_alone()
    {
        await using var org = await StartAsync();
        if (!org.CanLock)
            return;
        org.Lock(Bad);

        var outcomes = await SaveAsync(org, new(Record("pbx-1001-1")), new(Record(Bad)), new(Record("pbx-1001-2")));

        Assert.Equal(["Saved", "Retry", "Saved"], outcomes.Select(Kind));
        Assert.False(((SaveOutcome.Retry)outcomes[1]).WholeOrg);
    }

    [Fact]
    public async Task Of_a_task_that_is_gone_a_change_is_refused()
    {
        await using var org = await StartAsync();
        var first = Saved(Assert.Single(await SaveAsync(org, new SaveRequest(Record("pbx-1001-1")))));
        org.Delete(first);

        var outcomes = await SaveAsync(org, new(Record("pbx-1001-1", 2), first), new(Record("pbx-1001-2")));

        Assert.Equal(["Refused", "Saved"], outcomes.Select(Kind));
        Assert.Empty(org.Tasks("pbx-1001-1"));
    }

    [Fact]
    public async Task After_lost_answers_the_look_up_finds_what_was_carried_out()
    {
        await using var org = await StartAsync();
        ImmutableArray<CallRecord> records = [Record("pbx-1001-1"), Record("pbx-1001-2"), Record("pbx-1001-3")];
        org.LoseAnswers();
        var outcomes = await SaveAsync(org, [.. records.Select(r => new SaveRequest(r))]);
        org.Recover();

        var found = await FindAsync(org, records);

        // What was not sent once an answer was lost is certainly not there; what was sent is unknown.
        Assert.IsType<SaveOutcome.Unknown>(outcomes[0]);
        if (org.CanLookUp)
            Assert.Equal(outcomes.Select(o => o is SaveOutcome.Unknown), found.Select(f => f is FindOutcome.Found));
        else
            Assert.All(found, f => Assert.Equal(org.HasKeyField, Assert.IsType<FindOutcome.CannotLook>(f).MayRepeat));
        Assert.All(outcomes.Where(o => o is not SaveOutcome.Unknown), o => Assert.True(Assert.IsType<SaveOutcome.Retry>(o).WholeOrg));
    }

    [Fact]
    public async Task After_lost_requests_the_look_up_finds_nothing()
    {
        await using var org = await StartAsync();
        ImmutableArray<CallRecord> records = [Record("pbx-1001-1"), Record("pbx-1001-2")];
        org.LoseRequests();
        var outcomes = await SaveAsync(org, [.. records.Select(r => new SaveRequest(r))]);
        org.Recover();

        Assert.IsType<SaveOutcome.Unknown>(outcomes[0]);
        Assert.All(await FindAsync(org, records), f => Assert.IsType(org.CanLookUp ? typeof(FindOutcome.Absent) : typeof(FindOutcome.CannotLook), f));
    }

    [Fact]
    public async Task A_route_that_cannot_look_up_but_may_repeat_makes_no_second_task_and_then_knows_the_first()
    {
        await using var org = await StartAsync();
        if (org.CanLookUp || !org.HasKeyField)
            return;
        org.LoseAnswers();
        Assert.IsType<SaveOutcome.Unknown>(Assert.Single(await SaveAsync(org, new SaveRequest(Record("pbx-1001-1")))));
        org.Recover();

        Assert.IsType<SaveOutcome.Exists>(Assert.Single(await SaveAsync(org, new SaveRequest(Record("pbx-1001-1"), OnlyNew: true))));

        var found = Assert.IsType<FindOutcome.Found>(Assert.Single(await FindAsync(org, Record("pbx-1001-1"))));
        Assert.Equal(Assert.Single(org.Tasks("pbx-1001-1")).Id, found.TaskId);
    }

    [Fact]
    public async Task An_org_that_is_down_is_a_wait_for_all_of_them()
    {
        await using var org = await StartAsync();
        org.GoDown();

        var outcomes = await SaveAsync(org, new(Record("pbx-1001-1")), new(Record("pbx-1001-2")));

        Assert.All(outcomes, o => Assert.True(Assert.IsType<SaveOutcome.Retry>(o).WholeOrg));
    }

    [Fact]
    public async Task The_look_up_tells_what_a_task_holds_so_that_a_persons_edit_shows()
    {
        await using var org = await StartAsync();
        ImmutableArray<CallRecord> records = [Record("pbx-1001-1"), Record("pbx-1001-none"), Record("pbx-1001-2")];
        var outcomes = await SaveAsync(org, new(records[0]), new(records[2]));
        org.Edit(Saved(outcomes[1]), "Edited by hand");

        var found = await FindAsync(org, records);
        if (!org.CanLookUp)
        {
            Assert.All(found, f => Assert.IsType<FindOutcome.CannotLook>(f));
            return;
        }

        Assert.True(Content(found[0]).ReadsLike(records[0]));
        Assert.IsType<FindOutcome.Absent>(found[1]);
        Assert.False(Content(found[2]).ReadsLike(records[2]));
    }

    [Fact]
    public async Task Only_the_callers_cancellation_throws()
    {
        await using var org = await StartAsync();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => org.Route.SaveAsync([new(Record("pbx-1001-1"))], stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => org.Route.FindAsync([Record("pbx-1001-1")], stop.Token));
    }

    private static Task<ImmutableArray<SaveOutcome>> SaveAsync(ContractOrg org, params ImmutableArray<SaveRequest> batch) =>
        org.Route.SaveAsync(batch, CancellationToken.None);

    private static Task<ImmutableArray<FindOutcome>> FindAsync(ContractOrg org, params ImmutableArray<CallRecord> records) =>
        org.Route.FindAsync(records, CancellationToken.None);

    private static string Saved(SaveOutcome outcome) => Assert.IsType<SaveOutcome.Saved>(outcome).TaskId;

    private static string Kind(SaveOutcome outcome) => outcome.GetType().Name;

    private static TaskContent Content(FindOutcome outcome) => Assert.IsType<FindOutcome.Found>(outcome).Content!;

    private static CallRecord Record(string key, int revision = 1) => new()
    {
        Key = key,
        Agent = "1001",
        CallId = "call-" + key,
        Revision = revision,
        Subject = $"Inbound Call, revision {revision}",
        Type = CallType.Inbound,
        DurationSeconds = 42,
        ActivityDate = new(2026, 3, 2),
        StartedAt = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
    };
}
