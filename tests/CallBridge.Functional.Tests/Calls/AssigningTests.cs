using System.Net;
using System.Text.Json;
using CallBridge.Functional.Tests.Running;

namespace CallBridge.Functional.Tests.Calls;

/// <summary>What a call is logged to, as the API shows it and as the agent changes it, down to the Task in the org.</summary>
public sealed class AssigningTests
{
    [Fact]
    public async Task Open_cases_of_the_matched_contact_are_offered_and_the_ended_calls_Task_is_changed_to_one()
    {
        await using var listener = await RunningListener.StartAsync("CallRecords:WrapUpSeconds=0");
        await using var desk = await listener.FollowAsync();
        await desk.ReadyAsync();
        await using var page = await HubPage.OpenAsync(listener);
        await page.ReportAsync(visible: true, focused: true);
        await listener.PlayAsync("known-caller");

        var offered = await desk.CallAsync(call => Matches(call) is [var only] && only.GetProperty("cases").GetArrayLength() > 0, "a match with open cases");
        var (id, match) = (Id(offered), Matches(offered)[0]);
        var open = Assert.Single(match.GetProperty("cases").EnumerateArray());
        Assert.Equal("Delivery arrived damaged", open.GetProperty("subject").GetString());
        Assert.Equal(("singleMatch", match.GetProperty("id").GetString()), Who(offered));

        await AcceptedAsync(listener, $"{id}/answer");
        await desk.CallInStateAsync("connected");
        await AcceptedAsync(listener, $"{id}/hang-up");
        var taskId = await SavedAsync(listener, desk, id);

        await AcceptedAsync(listener, $"{id}/association", $$$"""{"who":null,"what":{"id":"{{{open.GetProperty("id")}}}","type":"Case"}}""");
        Assert.Equal(taskId, await SavedAsync(listener, desk, id));
        using var org = await OrgClient.SignInAsync(listener.DemoPort);
        var task = Assert.Single(await org.CallTasksAsync());
        Assert.Equal((open.GetProperty("id").GetString(), JsonValueKind.Null), (task.GetProperty("WhatId").GetString(), task.GetProperty("WhoId").ValueKind));

        await AcceptedAsync(listener, $"{id}/association", $$$"""{"what":{"id":"{{{open.GetProperty("id")}}}","type":"Case"}}""");
        Assert.Equal(taskId, await SavedAsync(listener, desk, id));
        task = Assert.Single(await org.CallTasksAsync());
        Assert.Equal(
            (open.GetProperty("id").GetString(), match.GetProperty("id").GetString()), (task.GetProperty("WhatId").GetString(), task.GetProperty("WhoId").GetString()));
        Assert.Empty(listener.Log.Errors);
        Secrecy.AssertClean(listener.Log.Lines, listener.Token);
    }

    [Theory]
    [InlineData("nothing", "{}", HttpStatusCode.NotFound, "There is no such call.")]
    [InlineData("internal", """{"who":{"id":"003000000000001AAA"}}""", HttpStatusCode.Conflict, "An internal call is saved without a record.")]
    [InlineData("internal", """{"who":{"id":"12"}}""", HttpStatusCode.BadRequest, "who")]
    public async Task What_cannot_be_assigned_is_refused_in_plain_words(string scenario, string request, HttpStatusCode status, string said)
    {
        await using var listener = await RunningListener.StartAsync();
        await using var desk = await listener.FollowAsync();
        await desk.ReadyAsync();
        var id = "nothing";
        if (scenario != "nothing")
        {
            await listener.PlayAsync(scenario);
            id = Id(await desk.CallInStateAsync("alerting"));
        }

        using var answer = await listener.Api.PostAsync(Address($"{id}/association"), Answers.Json(request)).InTime();

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(said, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>A call after wrap-up is pushed no more, but each change of it is a push.</summary>
    private static async Task<string?> SavedAsync(RunningListener listener, DeskStream desk, string id)
    {
        while (true)
        {
            using var answer = JsonDocument.Parse(await listener.Api.GetStringAsync(Address(id)).InTime());
            var record = answer.RootElement.GetProperty("record");
            if (record.GetProperty("state").GetString() == "saved")
                return record.GetProperty("taskId").GetString();
            await desk.NextAsync();
        }
    }

    private static async Task AcceptedAsync(RunningListener listener, string path, string? body = null)
    {
        using var answer = await listener.Api.PostAsync(Address(path), body is null ? null : Answers.Json(body)).InTime();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private static Uri Address(string path) => new($"/api/calls/{path}", UriKind.Relative);

    private static string Id(JsonElement call) => call.GetProperty("id").GetString()!;

    private static JsonElement[] Matches(JsonElement call) => [.. call.GetProperty("matches").EnumerateArray()];

    private static (string?, string?) Who(JsonElement call)
    {
        var who = call.GetProperty("association").GetProperty("who");
        return (who.GetProperty("because").GetString(), who.GetProperty("id").GetString());
    }
}
