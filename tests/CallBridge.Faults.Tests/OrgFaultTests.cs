using CallBridge.Calls.Records;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org.Schema;
using CallBridge.Faults.Tests.Bench;
using CallBridge.Salesforce;

namespace CallBridge.Faults.Tests;

/// <summary>What an org does to records on their way, one thing at a time.</summary>
public class OrgFaultTests
{
    private const string Key = "pbx.1001.1";

    [Fact]
    public async Task A_used_up_request_limit_is_asked_about_four_times_an_hour_and_records_wait_for_as_long_as_it_lasts()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Listener.CommitAsync(Key, 1);
        await scene.Listener.RoundAsync();
        scene.Org.Fault = _ => new DemoOrgFault.Refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        var before = scene.Org.Requests.Count;
        var began = scene.Time.GetTimestamp();
        await scene.Listener.CommitAsync("pbx.1001.2", 1);
        while (scene.Time.GetElapsedTime(began) < TimeSpan.FromHours(20))
        {
            var wait = await scene.Listener.RoundAsync();
            scene.Time.Advance(Assert.NotNull(wait));
        }

        Assert.InRange(scene.Org.Requests.Count - before, 20, 81);
        Assert.Contains("daily API requests are used up", scene.Listener.Delivery.Problem, StringComparison.Ordinal);
        scene.Org.Fault = null;
        await scene.Listener.DrainAsync();
        Assert.Single(scene.Tasks("pbx.1001.2"));
    }

    [Fact]
    public async Task A_record_that_a_validation_rule_refuses_is_set_aside_with_its_message_and_those_behind_it_go()
    {
        await using var scene = await Scene.StartAsync();
        scene.Org.Org.Rule = task => task.Text("CallObject") == Key ? new("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Call Result is required", "CallDisposition") : null;
        for (var call = 1; call <= 30; call++)
            await scene.Listener.CommitAsync($"pbx.1001.{call}", 1);

        Assert.Null(await scene.Listener.RoundAsync());

        Assert.Equal(new(0, 1), scene.Listener.Store.Counts);
        var row = await scene.Listener.RowAsync(Key);
        Assert.Equal((RecordState.Failed, "Call Result is required"), (row.State, row.Message));
        Assert.All(Enumerable.Range(2, 29), call => Assert.Single(scene.Tasks($"pbx.1001.{call}")));
    }

    [Fact]
    public async Task A_locked_row_is_tried_again_alone_and_those_beside_it_do_not_wait()
    {
        await using var scene = await Scene.StartAsync();
        scene.Org.Org.Rule = task => task.Text("CallObject") == Key ? new("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record") : null;
        await scene.Listener.CommitAsync(Key, 1);
        await scene.Listener.CommitAsync("pbx.1001.2", 1);

        Assert.NotNull(await scene.Listener.RoundAsync());

        Assert.Single(scene.Tasks("pbx.1001.2"));
        scene.Org.Org.Rule = null;
        await scene.Listener.DrainAsync();
        Assert.Single(scene.Tasks(Key));
    }

    [Theory]
    [InlineData(KeyFieldKind.Unique)]
    [InlineData(KeyFieldKind.Absent)]
    public async Task A_connection_that_is_reset_after_the_org_has_saved_ends_in_one_task(KeyFieldKind keyField)
    {
        await using var scene = await Scene.StartAsync(SalesforceFlow.ClientCredentials, keyField);
        scene.Org.Fault = request => request.Method is "POST" or "PATCH" && request.Path.StartsWith("/services/data/", StringComparison.Ordinal)
            ? new DemoOrgFault.LostAnswer() : null;
        for (var call = 0; call < 10; call++)
            await scene.Listener.CommitAsync($"pbx.1001.{call}", 1);
        await scene.Listener.RoundAsync();
        scene.Org.Fault = null;

        await scene.Listener.DrainAsync();

        Assert.All(Enumerable.Range(0, 10), call => Assert.Single(scene.Tasks($"pbx.1001.{call}")));
        Assert.Equal(default, scene.Listener.Store.Counts);
    }

    [Fact]
    public async Task A_request_that_the_org_carries_out_after_the_look_up_is_no_second_task()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Listener.CommitAsync("pbx.1001.0", 1);
        await scene.Listener.DrainAsync();
        var go = new TaskCompletionSource();
        var late = new DemoOrgFault.Held(async () =>
        {
            await Task.Run(() => scene.Time.Advance(TimeSpan.FromMinutes(5)));
            await go.Task;
        });
        scene.Org.Fault = request => request.Method == "POST" ? late : null;
        await scene.Listener.CommitAsync(Key, 1);
        await scene.Listener.RoundAsync();
        Assert.Equal(RecordState.Unknown, (await scene.Listener.RowAsync(Key)).State);
        // Looked up, not there, and about to be sent once more: now the first comes.
        scene.Org.Fault = request =>
        {
            if (request.Method == "POST")
                go.TrySetResult();
            return request.Method == "POST" ? new DemoOrgFault.Held(() => late.CarriedOut) : null;
        };

        await scene.Listener.DrainAsync();

        Assert.Single(scene.Tasks(Key));
        Assert.Equal(RecordState.Saved, (await scene.Listener.RowAsync(Key)).State);
    }

    [Fact]
    public async Task A_revision_that_comes_while_the_former_is_under_way_follows_it()
    {
        await using var scene = await Scene.StartAsync();
        var bumped = false;
        scene.Org.Fault = request => request.Method != "POST" || bumped ? null : new DemoOrgFault.Held(async () =>
        {
            bumped = true;
            await scene.Listener.CommitAsync(Key, 2);
        });
        await scene.Listener.CommitAsync(Key, 1);
        await scene.Listener.RoundAsync();
        Assert.Equal("A 1", Assert.Single(scene.Tasks(Key)).Text("Description"));

        await scene.Listener.DrainAsync();

        Assert.Equal("A 2", Assert.Single(scene.Tasks(Key)).Text("Description"));
    }
}
