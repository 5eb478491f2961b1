using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.Functional.Tests.Running;
using CallBridge.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Functional.Tests.Route;

/// <summary>One data directory, one org, the route changed while records are on their way.</summary>
public sealed class SwitchingTests
{
    [Fact]
    public async Task Rest_to_page_to_rest_with_records_on_their_way_loses_and_doubles_nothing()
    {
        await using var org = await DemoOrgServer.StartAsync(
            new DemoOrgOptions { Port = 0, Apex = InstalledApex.All }, null, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        using var directory = new TempDirectory();

        // By REST: one record waits, since the org takes nothing; another was written, and its answer lost.
        var saves = 0;
        org.Fault = request => request.Method is not ("POST" or "PATCH") || request.Path.Contains("oauth2", StringComparison.Ordinal) ? null
            : ++saves == 1 ? new DemoOrgFault.LostAnswer()
            : new DemoOrgFault.Refusal(503, "SERVER_UNAVAILABLE", "Server is not available");
        await WithAsync(org, directory, "Rest", async rest =>
        {
            await using var desk = await rest.FollowAsync();
            await desk.ReadyAsync();
            await CallAsync(rest, desk, "unknown");
        });

        // Through a page that is lost in the middle of its first save.
        await WithAsync(org, directory, "Browser", async browser =>
        {
            await using var desk = await browser.FollowAsync();
            await using var page = await WorkingPage.OpenAsync(browser, orgPort: org.Address.Port);
            var lost = new TaskCompletionSource();
            page.Answers = name =>
            {
                if (name == "save")
                    lost.TrySetResult();
                return Task.FromResult(name != "save");
            };
            await page.StartAsync();
            await desk.ReadyAsync();
            await CallAsync(browser, desk, "sending");
            await lost.Task.InTime();
        });

        // By REST again.
        org.Fault = null;
        await WithAsync(org, directory, "Rest", async again =>
        {
            await using var desk = await again.FollowAsync();
            await desk.ReadyAsync();
            await CallAsync(again, desk, "saved");
            var records = await SettledAsync(again, desk);
            Assert.Equal(["saved", "saved", "saved"], records.Select(record => record.GetProperty("state").GetString()));
            var keys = records.Select(record => record.GetProperty("key").GetString()).Order(StringComparer.Ordinal);
            Assert.Equal(keys, org.Org.All("Task").Select(task => task.Text("CallObject")).OfType<string>().Order(StringComparer.Ordinal));
        });
    }

    /// <summary>The records once none is on its way any more; looked at anew at each push.</summary>
    private static async Task<List<JsonElement>> SettledAsync(RunningListener listener, DeskStream desk)
    {
        while (true)
        {
            var all = (await listener.Api.GetFromJsonAsync<JsonElement>("/api/call-records").InTime()).GetProperty("records").EnumerateArray().ToList();
            if (all.TrueForAll(record => record.GetProperty("state").GetString() is "saved" or "failed"))
                return all;
            await desk.NextAsync();
        }
    }

    /// <summary>A listener for a while.</summary>
    /// <param name="org">Its org.</param>
    /// <param name="directory">What one leaves to the next.</param>
    /// <param name="connection">Its route.</param>
    /// <param name="use">What is done with it.</param>
    private static async Task WithAsync(DemoOrgServer org, TempDirectory directory, string connection, Func<RunningListener, Task> use)
    {
        await using var listener = await StartAsync(org, directory, connection);
        // Its end gives the directory to the next; a process that ends needs no such help.
        using var held = listener.Services.GetRequiredService<DataDirectory>();
        await use(listener);
        await listener.StopAsync();
    }

    private static Task<RunningListener> StartAsync(DemoOrgServer org, TempDirectory directory, string connection) => RunningListener.StartAsync(
    [
        $"Salesforce:Connection={connection}", $"Salesforce:LoginUrl={org.Address.GetLeftPart(UriPartial.Authority)}", $"Listener:DataDirectory={directory.Path}",
        $"Agent:SalesforceUsername={OrgSeed.AgentUsername}", "DialPlan:CountryCallingCode=44",
        .. connection == "Rest" ? new[] { "Salesforce:MyDomains:0=acme", "Salesforce:ClientId=demo", "Salesforce:ClientSecret=demo" } : [],
    ]);

    /// <summary>A call, answered and hung up; until its record is in that state.</summary>
    private static async Task CallAsync(RunningListener listener, DeskStream desk, string state)
    {
        await listener.PlayAsync("known-caller");
        var id = (await desk.CallInStateAsync("alerting")).GetProperty("id").GetString();
        foreach (var (command, reached) in new[] { ("answer", "connected"), ("hang-up", "ended") })
        {
            using var answer = await listener.Api.PostAsync(new Uri($"/api/calls/{id}/{command}", UriKind.Relative), Answers.Json("{}")).InTime();
            Assert.True(answer.StatusCode == HttpStatusCode.Accepted, $"{command}: {await answer.Content.ReadAsStringAsync()}");
            await desk.CallAsync(call => call.GetProperty("id").GetString() == id && call.GetProperty("state").GetString() == reached, reached);
        }

        await desk.CallAsync(
            call => call.GetProperty("id").GetString() == id && call.GetProperty("record").GetProperty("state").GetString() == state, $"a record that is {state}");
    }
}
