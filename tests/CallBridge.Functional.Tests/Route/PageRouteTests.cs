using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallBridge.Functional.Tests.Running;

namespace CallBridge.Functional.Tests.Route;

/// <summary>Calls whose records go through the agent's own Salesforce page.</summary>
public sealed class PageRouteTests
{
    private const string Browser = "Salesforce:Connection=Browser";

    [Fact]
    public async Task A_caller_is_found_and_the_call_saved_once_through_the_page()
    {
        await using var listener = await RunningListener.StartAsync(Browser);
        await using var desk = await listener.FollowAsync();
        await using var page = await WorkingPage.StartAsync(listener);
        await desk.ReadyAsync();

        var id = await RingAsync(listener, desk);
        var ringing = await desk.CallAsync(call => call.GetProperty("matches").GetArrayLength() == 1, "a matched call");
        await AnswerAndHangUpAsync(listener, desk, id);
        var saved = await SavedAsync(desk);

        Assert.Equal("Fred Bloggs", ringing.GetProperty("party").GetProperty("display").GetString());
        using var org = await OrgClient.SignInAsync(listener.DemoPort);
        var task = Assert.Single(await org.CallTasksAsync());
        Assert.Equal(saved.GetProperty("record").GetProperty("taskId").GetString(), task.GetProperty("Id").GetString());
        Assert.Matches(@"\AInbound Call at [0-9]{2}:[0-9]{2}:[0-9]{2} Europe/London from 07814256404 \(Fred Bloggs\)\z", task.GetProperty("Subject").GetString());
        Assert.Equal(("Completed", "Call", "Inbound"), (Text(task, "Status"), Text(task, "TaskSubtype"), Text(task, "CallType")));
        Assert.Equal(ringing.GetProperty("matches")[0].GetProperty("id").GetString(), Text(task, "WhoId"));
        Assert.Equal(["describe", "search", "cases", "save"], page.Done);
        Assert.Empty(listener.Log.Errors);
        Secrecy.AssertClean(listener.Log.Lines, listener.Token);
    }

    [Theory]
    [InlineData("Salesforce:Connection=Demo")]
    [InlineData(Browser)]
    [InlineData(Browser, "Demo:Apex=None")]
    public async Task A_call_made_private_in_wrap_up_leaves_a_task_that_names_nobody(params string[] settings)
    {
        await using var listener = await RunningListener.StartAsync(settings);
        await using var desk = await listener.FollowAsync();
        await using var page = settings[0] == Browser ? await WorkingPage.StartAsync(listener) : null;
        await desk.ReadyAsync();
        var id = await RingAsync(listener, desk);
        await desk.CallAsync(call => call.GetProperty("search").GetString() == "answered", "a call that was looked up");
        await AnswerAndHangUpAsync(listener, desk, id);
        await SavedAsync(desk);

        using var hidden = await listener.Api.PostAsync(new Uri($"/api/calls/{id}/private", UriKind.Relative), null).InTime();
        Assert.Equal(HttpStatusCode.Accepted, hidden.StatusCode);
        await desk.CallAsync(call => call.GetProperty("private").GetBoolean() && RecordState(call) == "saved", "the saved record of a private call");

        using var org = await OrgClient.SignInAsync(listener.DemoPort);
        var task = Assert.Single(await org.CallTasksAsync());
        Assert.Equal(("Private call", null, null), (Text(task, "Subject"), Text(task, "WhoId"), Text(task, "WhatId")));
        Assert.DoesNotContain("7814256404", task.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_no_page_the_record_waits_and_says_so_and_the_first_page_saves_it()
    {
        await using var listener = await RunningListener.StartAsync(Browser);
        await using var desk = await listener.FollowAsync();
        await desk.UntilAsync(push => Reasons(push).Contains("noSalesforcePage"), "a status that misses the page");
        await AnswerAndHangUpAsync(listener, desk, await RingAsync(listener, desk));
        var waiting = await desk.CallAsync(call => Text(call.GetProperty("record"), "message") is { Length: > 0 }, "a record that says why it waits");
        Assert.Equal(("pending", "No Salesforce page with the softphone is open."), (RecordState(waiting), Text(waiting.GetProperty("record"), "message")));
        using var org = await OrgClient.SignInAsync(listener.DemoPort);
        Assert.Empty(await org.CallTasksAsync());

        await using var page = await WorkingPage.StartAsync(listener);
        await SavedAsync(desk);

        Assert.Single(await org.CallTasksAsync());
        var status = await listener.Api.GetFromJsonAsync<JsonElement>("/api/status").InTime();
        Assert.True(status.GetProperty("salesforce").GetProperty("connected").GetBoolean(), status.ToString());
    }

    [Fact]
    public async Task Of_two_pages_the_leader_does_the_work()
    {
        await using var listener = await RunningListener.StartAsync(Browser);
        await using var desk = await listener.FollowAsync();
        await using var behind = await WorkingPage.OpenAsync(listener, visible: false, focused: false);
        await using var front = await WorkingPage.StartAsync(listener);
        await behind.StartAsync();
        await desk.ReadyAsync();

        await AnswerAndHangUpAsync(listener, desk, await RingAsync(listener, desk));
        await SavedAsync(desk);

        Assert.Empty(behind.Done);
        Assert.Contains("save", front.Done);
    }

    [Fact]
    public async Task A_hidden_page_works_when_it_is_the_only_one()
    {
        await using var listener = await RunningListener.StartAsync(Browser);
        await using var desk = await listener.FollowAsync();
        await using var page = await WorkingPage.StartAsync(listener, visible: false, focused: false);
        await desk.ReadyAsync();

        await AnswerAndHangUpAsync(listener, desk, await RingAsync(listener, desk));

        await SavedAsync(desk);
    }

    [Fact]
    public async Task What_a_frozen_page_does_not_take_the_next_one_does_once()
    {
        await using var listener = await RunningListener.StartAsync(Browser);
        await using var desk = await listener.FollowAsync();
        await using var frozen = await WorkingPage.StartAsync(listener);
        await desk.ReadyAsync();
        frozen.Ignores = name => name == "save";
        await using var next = await WorkingPage.StartAsync(listener, focused: false);

        await AnswerAndHangUpAsync(listener, desk, await RingAsync(listener, desk));
        await SavedAsync(desk);

        using var org = await OrgClient.SignInAsync(listener.DemoPort);
        Assert.Single(await org.CallTasksAsync());
        Assert.DoesNotContain("save", frozen.Done);
        Assert.Contains("save", next.Done);
    }

    [Fact]
    public async Task A_page_that_is_closed_between_saving_and_saying_so_leaves_one_task_that_the_next_page_finds()
    {
        await using var listener = await RunningListener.StartAsync(Browser);
        await using var desk = await listener.FollowAsync();
        var first = await WorkingPage.StartAsync(listener);
        await desk.ReadyAsync();
        var done = new TaskCompletionSource();
        first.Answers = name =>
        {
            if (name == "save")
                done.TrySetResult();
            return Task.FromResult(name != "save");
        };
        await AnswerAndHangUpAsync(listener, desk, await RingAsync(listener, desk));
        await done.Task.InTime();
        await first.DisposeAsync();
        await desk.CallAsync(call => RecordState(call) == "unknown", "a record of which nothing is known");

        await using var second = await WorkingPage.StartAsync(listener);
        await SavedAsync(desk);

        using var org = await OrgClient.SignInAsync(listener.DemoPort);
        Assert.Single(await org.CallTasksAsync());
        Assert.Equal(["describe", "find"], second.Done);
    }

    [Fact]
    public async Task A_page_that_was_reloaded_reports_what_it_lost_and_it_is_looked_up()
    {
        await using var listener = await RunningListener.StartAsync(Browser);
        await using var desk = await listener.FollowAsync();
        await using var page = await WorkingPage.StartAsync(listener);
        await desk.ReadyAsync();
        page.Loses = name => name == "save";
        await AnswerAndHangUpAsync(listener, desk, await RingAsync(listener, desk));

        await SavedAsync(desk);

        using var org = await OrgClient.SignInAsync(listener.DemoPort);
        Assert.Single(await org.CallTasksAsync());
        Assert.Equal(["save", "find"], page.Done.Where(name => name is "save" or "find"));
    }

    [Fact]
    public async Task Without_apex_and_key_a_lost_answer_is_for_a_person_who_may_have_seen_the_task()
    {
        await using var listener = await RunningListener.StartAsync(Browser, "Demo:Apex=None");
        await using var desk = await listener.FollowAsync();
        await using var page = await WorkingPage.StartAsync(listener);
        await desk.ReadyAsync();
        page.Loses = name => name == "saveLog";
        await AnswerAndHangUpAsync(listener, desk, await RingAsync(listener, desk));
        await desk.UntilAsync(push => Reasons(push).Contains("recordsUndecided"), "a record that a person decides about");

        var record = Assert.Single((await listener.Api.GetFromJsonAsync<JsonElement>("/api/call-records?state=unknown").InTime()).GetProperty("records").EnumerateArray());
        Assert.True(record.GetProperty("undecided").GetBoolean());
        Assert.Contains("send it again", Text(record, "message"), StringComparison.Ordinal);
        using (var given = await listener.Api.DeleteAsync(new Uri($"/api/call-records/{Text(record, "key")}", UriKind.Relative)).InTime())
            Assert.Equal(HttpStatusCode.NoContent, given.StatusCode);

        using var org = await OrgClient.SignInAsync(listener.DemoPort);
        Assert.Single(await org.CallTasksAsync());
        Assert.Single(page.Done, "saveLog");
    }

    [Fact]
    public async Task Without_apex_and_key_a_page_that_is_back_says_what_was_saved()
    {
        await using var listener = await RunningListener.StartAsync(Browser, "Demo:Apex=None");
        await using var desk = await listener.FollowAsync();
        await using var page = await WorkingPage.StartAsync(listener);
        await desk.ReadyAsync();
        page.Loses = name => name == "saveLog";
        await AnswerAndHangUpAsync(listener, desk, await RingAsync(listener, desk));
        await desk.UntilAsync(push => Reasons(push).Contains("recordsUndecided"), "a record that a person decides about");

        using var org = await OrgClient.SignInAsync(listener.DemoPort);
        var task = Assert.Single(await org.CallTasksAsync());
        await page.Hub.InvokeAsync("Done", Guid.NewGuid().ToString("N"), new { ok = true, value = Text(task, "Id"), key = Text(task, "CallObject") });

        var saved = await SavedAsync(desk);
        Assert.Equal(Text(task, "Id"), Text(saved.GetProperty("record"), "taskId"));
        Assert.Single(await org.CallTasksAsync());
    }

    [Fact]
    public async Task With_a_key_field_and_no_apex_a_lost_answer_is_settled_by_saving_again()
    {
        await using var listener = await RunningListener.StartAsync(Browser, "Demo:Apex=None", "CallRecords:KeyField=CallBridge_Key__c");
        await using var desk = await listener.FollowAsync();
        await using var page = await WorkingPage.StartAsync(listener);
        await desk.ReadyAsync();
        var lost = 0;
        page.Loses = name => name == "saveLog" && lost++ == 0;
        await AnswerAndHangUpAsync(listener, desk, await RingAsync(listener, desk));

        await SavedAsync(desk);

        using var org = await OrgClient.SignInAsync(listener.DemoPort);
        Assert.Single(await org.CallTasksAsync());
    }

    [Fact]
    public async Task Only_the_page_that_was_asked_takes_the_work_and_answers_of_unknown_tickets_do_nothing()
    {
        await using var listener = await RunningListener.StartAsync(Browser);
        await using var asked = await HubPage.OpenAsync(listener);
        await asked.ReportAsync(visible: true, focused: true);
        await using var other = await HubPage.OpenAsync(listener);
        await asked.InvokeAsync("CanWork", true);
        var order = await asked.OfferAsync();
        var ticket = order.GetProperty("ticket").GetString();

        Assert.False((await other.InvokeAsync("TakeWork", ticket)).GetProperty("result").GetBoolean());
        Assert.False((await asked.InvokeAsync("TakeWork", "made up")).GetProperty("result").GetBoolean());
        Assert.False((await asked.InvokeAsync("TakeWork", [null])).GetProperty("result").GetBoolean());
        Assert.True((await asked.InvokeAsync("TakeWork", ticket)).GetProperty("result").GetBoolean());
        Assert.False((await asked.InvokeAsync("TakeWork", ticket)).GetProperty("result").GetBoolean());
        foreach (var nonsense in new object?[] { null, "x", Guid.NewGuid().ToString("N") })
            await asked.InvokeAsync("Done", nonsense, new { ok = true, value = "00T000000000001AAA", key = "'; DROP TABLE outbox" });
        await asked.InvokeAsync("Done", ticket, new { ok = false, errors = new object?[] { null, new { code = new string('x', 10_000) } } });

        Assert.Equal("runApex", order.GetProperty("kind").GetString());
        Assert.Equal("CallBridgeOrg", order.GetProperty("args").GetProperty("apexClass").GetString());
        Assert.Empty(listener.Log.Errors);
    }

    private static async Task<string> RingAsync(RunningListener listener, DeskStream desk)
    {
        await listener.PlayAsync("known-caller");
        return (await desk.CallInStateAsync("alerting")).GetProperty("id").GetString()!;
    }

    private static async Task AnswerAndHangUpAsync(RunningListener listener, DeskStream desk, string id)
    {
        await CommandAsync(listener, id, "answer");
        await desk.CallInStateAsync("connected");
        await CommandAsync(listener, id, "hang-up");
        await desk.CallInStateAsync("ended");
    }

    private static async Task CommandAsync(RunningListener listener, string id, string command)
    {
        using var answer = await listener.Api.PostAsync(new Uri($"/api/calls/{id}/{command}", UriKind.Relative), Answers.Json("{}")).InTime();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, $"{command}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static Task<JsonElement> SavedAsync(DeskStream desk) => desk.CallAsync(call => RecordState(call) == "saved", "a saved record");

    private static string RecordState(JsonElement call) => call.GetProperty("record").GetProperty("state").GetString()!;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static IEnumerable<string> Reasons(JsonElement push) =>
        push.GetProperty("status").GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("code").GetString()!);
}
