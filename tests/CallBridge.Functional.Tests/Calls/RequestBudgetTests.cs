using System.Text.Json;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.Functional.Tests.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Functional.Tests.Calls;

/// <summary>What a call costs in requests to Salesforce, counted by the org.</summary>
public sealed class RequestBudgetTests
{
    [Fact]
    public async Task Ring_to_pop_is_one_request_and_the_whole_call_two()
    {
        await using var org = await DemoOrgServer.StartAsync(
            new DemoOrgOptions { Port = 0 }, null, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        await using var listener = await RunningListener.StartAsync(
            "Salesforce:Connection=Rest", $"Salesforce:LoginUrl={org.Address.GetLeftPart(UriPartial.Authority)}", "Salesforce:MyDomains:0=acme",
            "Salesforce:ClientId=demo", "Salesforce:ClientSecret=demo", $"Agent:SalesforceUsername={OrgSeed.AgentUsername}",
            "DialPlan:CountryCallingCode=44");
        await using var desk = await listener.FollowAsync();
        await desk.ReadyAsync();
        var before = org.Requests.Count;

        await listener.PlayAsync("known-caller");
        var matched = await desk.CallAsync(call => call.GetProperty("matches").GetArrayLength() == 1, "a matched call");

        var search = Assert.Single(org.Requests.Skip(before));
        Assert.EndsWith("/search", search.Path, StringComparison.Ordinal);

        await CommandAsync(listener, matched, "answer");
        await desk.CallInStateAsync("connected");
        await CommandAsync(listener, matched, "hang-up");
        await desk.CallAsync(call => call.GetProperty("record").GetProperty("state").GetString() == "saved", "a saved record");

        Assert.Equal(2, org.Requests.Count - before);
    }

    private static async Task CommandAsync(RunningListener listener, JsonElement call, string command)
    {
        using var answer = await listener.Api.PostAsync(new Uri($"/api/calls/{call.GetProperty("id").GetString()}/{command}", UriKind.Relative), null).InTime();
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
