using CallBridge.Calls.Records;
using CallBridge.DemoOrg;
using CallBridge.Faults.Tests.Bench;

namespace CallBridge.Faults.Tests;

/// <summary>A person works on the Task in Salesforce while the listener's own change is on its way, or cannot get through.</summary>
public class EditedByAPersonTests
{
    private const string Key = "pbx.1001.1";

    /// <summary>Ways in which a change does not get through at first.</summary>
    public static TheoryData<DemoOrgFault> Faults => new()
    {
        new DemoOrgFault.LostAnswer(),
        new DemoOrgFault.LostRequest(),
        new DemoOrgFault.Page(503, "<html><h1>Down for maintenance</h1></html>"),
        new DemoOrgFault.Refusal(503, "SERVER_UNAVAILABLE", "Server is not available"),
        new DemoOrgFault.Refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."),
        new DemoOrgFault.Refusal(500, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record"),
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_change_that_did_not_get_through_at_once_is_not_written_over_what_a_person_did_since(DemoOrgFault fault)
    {
        await using var scene = await SavedAsync();
        await scene.Listener.CommitAsync(Key, 2);
        scene.Org.Fault = request => request.Method == "PATCH" ? fault : null;
        await scene.Listener.RoundAsync();
        scene.Org.Fault = null;
        scene.Edit(Key, "By hand");

        await scene.Listener.DrainAsync();

        await AssertLeftAsync(scene);
    }

    [Fact]
    public async Task A_change_that_waited_behind_others_for_the_org_is_not_written_over_what_a_person_did_since()
    {
        await using var scene = await SavedAsync();
        await scene.Listener.CommitAsync("pbx.1001.2", 1);
        scene.Org.Fault = _ => new DemoOrgFault.Refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        await scene.Listener.RoundAsync();
        await scene.Listener.CommitAsync(Key, 2);
        await scene.Listener.RoundAsync();
        scene.Org.Fault = null;
        scene.Edit(Key, "By hand");

        await scene.Listener.DrainAsync();

        await AssertLeftAsync(scene);
    }

    [Fact]
    public async Task A_change_that_waited_while_the_program_was_off_is_not_written_over_what_a_person_did_since()
    {
        await using var scene = await SavedAsync();
        await scene.Listener.CommitAsync(Key, 2);
        await scene.Listener.RestartAsync();
        scene.Edit(Key, "By hand");

        await scene.Listener.DrainAsync();

        await AssertLeftAsync(scene);
    }

    [Fact]
    public async Task A_change_that_waited_is_written_where_nobody_has_been_there()
    {
        await using var scene = await SavedAsync();
        await scene.Listener.CommitAsync(Key, 2);
        scene.Org.Fault = request => request.Method == "PATCH" ? new DemoOrgFault.Refusal(503, "SERVER_UNAVAILABLE", "Server is not available") : null;
        await scene.Listener.RoundAsync();
        scene.Org.Fault = null;

        await scene.Listener.DrainAsync();

        Assert.Equal("A 2", Assert.Single(scene.Tasks(Key)).Text("Description"));
        Assert.Null((await scene.Listener.RowAsync(Key)).Message);
    }

    [Fact]
    public async Task A_change_that_goes_through_at_once_costs_one_request()
    {
        await using var scene = await SavedAsync();
        var before = scene.Org.Requests.Count;
        await scene.Listener.CommitAsync(Key, 2);

        await scene.Listener.RoundAsync();

        Assert.Equal("PATCH", Assert.Single(scene.Org.Requests.Skip(before)).Method);
    }

    private static async Task<Scene> SavedAsync()
    {
        var scene = await Scene.StartAsync();
        await scene.Listener.CommitAsync(Key, 1);
        await scene.Listener.DrainAsync();
        return scene;
    }

    private static async Task AssertLeftAsync(Scene scene)
    {
        Assert.Equal("By hand", Assert.Single(scene.Tasks(Key)).Text("Subject"));
        var row = await scene.Listener.RowAsync(Key);
        Assert.Equal((RecordState.Saved, true), (row.State, row.Edited));
        Assert.Contains("changed in Salesforce meanwhile", row.Message, StringComparison.Ordinal);
    }
}
