using System.Text;

namespace CallBridge.DemoOrg.Tests;

public sealed class DemoOrgFaultTests : OrgTest
{
    private const string Path = "/sobjects/Task/CallBridge_Key__c/demo.1001.7";

    [Fact]
    public async Task Refused_request_answers_as_told_and_changes_nothing()
    {
        Server.Fault = _ => new DemoOrgFault.Refusal(503, "SERVER_UNAVAILABLE", "busy");
        Assert.Equal("503 SERVER_UNAVAILABLE", Error(await PatchAsync(Path, new { Subject = "x" })));
        Assert.Empty(Server.Org.FindBy("Task", "CallBridge_Key__c", "demo.1001.7"));
    }

    [Fact]
    public async Task Lost_request_breaks_the_connection_and_changes_nothing()
    {
        Server.Fault = _ => new DemoOrgFault.LostRequest();
        await Assert.ThrowsAsync<HttpRequestException>(() => PatchAsync(Path, new { Subject = "x" }));
        Assert.Empty(Server.Org.FindBy("Task", "CallBridge_Key__c", "demo.1001.7"));
    }

    [Fact]
    public async Task Lost_answer_breaks_the_connection_after_the_change()
    {
        Server.Fault = request => request.Method == "PATCH" ? new DemoOrgFault.LostAnswer() : null;
        await Assert.ThrowsAsync<HttpRequestException>(() => PatchAsync(Path, new { Subject = "x" }));
        Assert.Single(Server.Org.FindBy("Task", "CallBridge_Key__c", "demo.1001.7"));
    }

    [Fact]
    public async Task Held_request_is_carried_out_though_its_client_has_given_up()
    {
        var until = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        var held = new DemoOrgFault.Held(() =>
        {
            asked.SetResult();
            return until.Task;
        });
        Server.Fault = request => request.Method == "PATCH" ? held : null;
        using var stop = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Patch, Root + Path) { Content = new StringContent("""{"Subject":"x"}""", Encoding.UTF8, "application/json") };
        var sending = Http.SendAsync(request, stop.Token);
        await asked.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Empty(Server.Org.FindBy("Task", "CallBridge_Key__c", "demo.1001.7"));

        until.SetResult();
        await held.CarriedOut;

        Assert.Single(Server.Org.FindBy("Task", "CallBridge_Key__c", "demo.1001.7"));
    }

    [Fact]
    public async Task Page_of_html_in_place_of_an_answer_changes_nothing()
    {
        Server.Fault = _ => new DemoOrgFault.Page(503, "<h1>Down for maintenance</h1>");
        Assert.Equal("503 <h1>Down for maintenance</h1>", Error(await PatchAsync(Path, new { Subject = "x" })));
        Assert.Empty(Server.Org.FindBy("Task", "CallBridge_Key__c", "demo.1001.7"));
    }
}
