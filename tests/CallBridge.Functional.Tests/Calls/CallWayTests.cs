using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallBridge.Functional.Tests.Running;

namespace CallBridge.Functional.Tests.Calls;

/// <summary>The way of a call through the running listener, from the ring to the Task in the org.</summary>
public sealed class CallWayTests
{
    [Fact]
    public async Task Known_caller_rings_is_answered_hung_up_and_stands_in_the_org_once()
    {
        await using var listener = await RunningListener.StartAsync();
        await using var desk = await listener.FollowAsync();
        await desk.ReadyAsync();

        await PlayInTheOrgAsync(listener, "known-caller");
        var ringing = await desk.CallAsync(call => State(call) == "alerting" && call.GetProperty("matches").GetArrayLength() == 1, "a matched call that rings");
        var id = ringing.GetProperty("id").GetString()!;
        Assert.Equal("Fred Bloggs", ringing.GetProperty("party").GetProperty("display").GetString());
        Assert.Equal("singleMatch", ringing.GetProperty("association").GetProperty("who").GetProperty("because").GetString());

        await CommandAsync(listener, id, "answer");
        await desk.CallInStateAsync("connected");
        await CommandAsync(listener, id, "hold");
        await desk.CallInStateAsync("held");
        await CommandAsync(listener, id, "retrieve");
        await desk.CallAsync(call => State(call) == "connected" && call.GetProperty("pending").ValueKind == JsonValueKind.Null, "the call back");
        using (var note = await listener.Api.PostAsync(new Uri($"/api/calls/{id}/note", UriKind.Relative), Answers.Json("""{"text":"Wants a quote","disposition":"Interested"}""")).InTime())
            Assert.Equal(HttpStatusCode.Accepted, note.StatusCode);
        await CommandAsync(listener, id, "hang-up");
        var saved = await desk.CallAsync(call => call.GetProperty("record").GetProperty("state").GetString() == "saved", "a saved record");

        using var org = await OrgClient.SignInAsync(listener.DemoPort);
        var task = Assert.Single(await org.CallTasksAsync());
        Assert.Equal(saved.GetProperty("record").GetProperty("taskId").GetString(), task.GetProperty("Id").GetString());
        Assert.Matches(@"\AInbound Call at [0-9]{2}:[0-9]{2}:[0-9]{2} Europe/London from 07814256404 \(Fred Bloggs\)\z", task.GetProperty("Subject").GetString());
        Assert.Equal("Completed", task.GetProperty("Status").GetString());
        Assert.Equal("Call", task.GetProperty("TaskSubtype").GetString());
        Assert.Equal("Inbound", task.GetProperty("CallType").GetString());
        Assert.Equal(saved.GetProperty("key").GetString(), task.GetProperty("CallObject").GetString());
        Assert.Equal(ringing.GetProperty("matches")[0].GetProperty("id").GetString(), task.GetProperty("WhoId").GetString());

        var one = await listener.Api.GetFromJsonAsync<JsonElement>($"/api/calls/{id}").InTime();
        Assert.Equal("ended", State(one));
        Assert.Equal("localHangUp", one.GetProperty("endReason").GetString());
        Assert.Empty(listener.Log.Errors);
        Secrecy.AssertClean(listener.Log.Lines, listener.Token);
    }

    [Theory]
    [InlineData("two-matches", 2)]
    [InlineData("unknown-caller", 0)]
    [InlineData("person-account", 1)]
    public async Task Scenario_finds_what_its_name_says(string scenario, int matches)
    {
        await using var listener = await RunningListener.StartAsync();
        await using var desk = await listener.FollowAsync();
        await desk.ReadyAsync();

        await listener.PlayAsync(scenario);
        var call = await desk.CallAsync(call => call.GetProperty("search").GetString() == "answered", "a search that is answered");

        Assert.Equal(matches, call.GetProperty("matches").GetArrayLength());
    }

    [Fact]
    public async Task Dialled_number_rings_the_phone_once_however_often_the_request_comes()
    {
        await using var listener = await RunningListener.StartAsync();
        await using var desk = await listener.FollowAsync();
        await desk.ReadyAsync();

        var first = await DialAsync(listener, "07700 900999", "k1");
        var again = await DialAsync(listener, "07700 900999", "k1");
        var call = await desk.CallInStateAsync("connected");

        Assert.Equal(first, again);
        Assert.Equal($"/api/calls/{call.GetProperty("id").GetString()}", first);
        Assert.Single(await listener.CallsAsync());
        Assert.Equal("api", call.GetProperty("origin").GetString());
        Assert.Equal("outbound", call.GetProperty("direction").GetString());
    }

    [Fact]
    public async Task Page_that_dials_is_noted_as_such()
    {
        await using var listener = await RunningListener.StartAsync();
        await using var desk = await listener.FollowAsync();
        await desk.ReadyAsync();
        var (_, token) = await HubPage.SignInAsync(listener);

        using var request = Answers.Request(HttpMethod.Post, "/api/calls", listener.Origin, token, Answers.Json("""{"number":"07700900999","origin":"click"}"""));
        using var answer = await listener.Bare.SendAsync(request).InTime();

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("click", Assert.Single(await listener.CallsAsync()).GetProperty("origin").GetString());
    }

    [Fact]
    public async Task Command_that_does_not_fit_the_state_is_a_conflict()
    {
        await using var listener = await RunningListener.StartAsync();
        await using var desk = await listener.FollowAsync();
        await desk.ReadyAsync();
        await listener.PlayAsync("unknown-caller");
        var id = (await desk.CallInStateAsync("alerting")).GetProperty("id").GetString();

        using var answer = await listener.Api.PostAsync(new Uri($"/api/calls/{id}/hold", UriKind.Relative), null).InTime();

        var problem = await Answers.ProblemAsync(answer, HttpStatusCode.Conflict);
        Assert.Contains("ringing", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sixteenth_dial_in_a_minute_is_too_many()
    {
        await using var listener = await RunningListener.StartAsync();
        await using var desk = await listener.FollowAsync();
        await desk.ReadyAsync();
        for (var i = 0; i < 15; i++)
            await DialAsync(listener, "07700900999", null);

        using var answer = await listener.Api.PostAsync(new Uri("/api/calls", UriKind.Relative), Answers.Json("""{"number":"07700900999"}""")).InTime();

        await Answers.ProblemAsync(answer, HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Events_have_ids_that_grow_and_begin_with_the_whole_desk()
    {
        await using var listener = await RunningListener.StartAsync();
        await using (var waiting = await listener.FollowAsync())
            await waiting.ReadyAsync();
        await using var desk = await listener.FollowAsync();

        var first = await desk.NextAsync();
        Assert.Equal("desk", desk.Current.EventType);
        await listener.PlayAsync("unknown-caller");
        var ringing = await desk.UntilAsync(push => push.GetProperty("calls").GetArrayLength() == 1, "a call");

        Assert.True(ringing.GetProperty("version").GetInt64() > first.GetProperty("version").GetInt64());
        Assert.Equal(first.GetProperty("epoch").GetInt64(), ringing.GetProperty("epoch").GetInt64());
        Assert.Equal($"{ringing.GetProperty("epoch")}-{ringing.GetProperty("version")}", desk.Current.EventId);
    }

    [Fact]
    public async Task Follower_with_a_number_of_another_run_is_told_the_desk_at_once()
    {
        await using var listener = await RunningListener.StartAsync();
        await using var desk = await DeskStream.OpenAsync(listener.Api, after: 999_999);

        Assert.True((await desk.NextAsync()).GetProperty("version").GetInt64() < 999_999);
    }

    private static async Task PlayInTheOrgAsync(RunningListener listener, string scenario)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://localhost:{listener.DemoPort}") };
        using var request = Answers.Request(HttpMethod.Post, $"/ui/demo/scenarios/{scenario}", $"http://localhost:{listener.DemoPort}", content: Answers.Json("{}"));
        using var answer = await http.SendAsync(request).InTime();
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task<string> DialAsync(RunningListener listener, string number, string? key)
    {
        using var request = Answers.Request(HttpMethod.Post, "/api/calls", token: listener.Token, content: JsonContent.Create(new { number }));
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await listener.Bare.SendAsync(request).InTime();
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task CommandAsync(RunningListener listener, string id, string command)
    {
        using var answer = await listener.Api.PostAsync(new Uri($"/api/calls/{id}/{command}", UriKind.Relative), null).InTime();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, $"{command}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"/api/calls/{id}", answer.Headers.Location?.ToString());
    }

    private static string? State(JsonElement call) => call.GetProperty("state").GetString();
}
