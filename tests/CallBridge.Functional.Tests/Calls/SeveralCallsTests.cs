using System.Net;
using System.Text.Json;
using CallBridge.Functional.Tests.Running;

namespace CallBridge.Functional.Tests.Calls;

/// <summary>A second call about a first one, and what two calls can do together, through the running listener.</summary>
public sealed class SeveralCallsTests : IAsyncLifetime
{
    private RunningListener? _listener;
    private DeskStream? _desk;

    private RunningListener Listener => _listener!;

    private DeskStream Desk => _desk!;

    public async Task InitializeAsync()
    {
        _listener = await RunningListener.StartAsync();
        _desk = await _listener.FollowAsync();
        await _desk.ReadyAsync();
    }

    public async Task DisposeAsync()
    {
        if (_desk is not null)
            await _desk.DisposeAsync();
        if (_listener is not null)
            await _listener.DisposeAsync();
    }

    [Fact]
    public async Task Consultation_is_a_call_of_its_own_and_completing_it_ends_both_with_a_record_each()
    {
        var (first, consultation) = await ConsultAsync();

        await AcceptedAsync($"{consultation}/complete-transfer", null, consultation);

        var push = await Desk.UntilAsync(IsSaved(first, consultation), "two saved records");
        Assert.All(Calls(push), call => Assert.Equal("transferred", call.GetProperty("endReason").GetString()));
        using var org = await OrgClient.SignInAsync(Listener.DemoPort);
        Assert.Equal(2, (await org.CallTasksAsync()).Count);
        Assert.Empty(Listener.Log.Errors);
        Secrecy.AssertClean(Listener.Log.Lines, Listener.Token);
    }

    [Fact]
    public async Task Cancelled_transfer_leaves_the_first_call_on_hold()
    {
        var (first, consultation) = await ConsultAsync(answered: false);

        await AcceptedAsync($"{first}/cancel-transfer", null, consultation);

        var push = await Desk.UntilAsync(push => Call(push, consultation) is { } call && State(call) == "ended", "the consultation over");
        Assert.Equal("held", State(Call(push, first)!.Value));
        Assert.Equal("done", LastCommand(Call(push, consultation)!.Value));
    }

    [Fact]
    public async Task Transfer_is_not_completed_before_the_consultation_is_answered()
    {
        var (_, consultation) = await ConsultAsync(answered: false);

        await RefusedAsync($"{consultation}/complete-transfer", "This call cannot be transferred now: it needs a call on hold and a consultation that has been answered.");
    }

    [Fact]
    public async Task Swapped_calls_change_places()
    {
        var (first, consultation) = await ConsultAsync();

        await AcceptedAsync($"{first}/swap", null, first);

        var push = await Desk.UntilAsync(
            push => Call(push, first) is { } one && State(one) == "connected" && Call(push, consultation) is { } other && State(other) == "held", "the calls swapped");
        Assert.Equal("done", LastCommand(Call(push, first)!.Value));
    }

    [Fact]
    public async Task Joined_calls_are_one_conference()
    {
        var (_, consultation) = await ConsultAsync();

        await AcceptedAsync($"{consultation}/conference", null, consultation);

        var push = await Desk.UntilAsync(
            push => Call(push, consultation) is { } call && call.GetProperty("parties").GetArrayLength() == 2, "two other parties");
        Assert.Equal("done", LastCommand(Call(push, consultation)!.Value));
    }

    [Fact]
    public async Task Second_consultation_about_the_same_call_is_a_conflict()
    {
        var (first, _) = await ConsultAsync();

        await RefusedAsync($"{first}/consult", "There is a consultation for this call already. End it, or complete the transfer.", """{"number":"1002"}""");
    }

    [Theory]
    [InlineData("consult", """{"number":"1002"}""", "This call cannot be consulted about now: it is ringing, or the phone cannot do it from here.")]
    [InlineData("mute", null, "This call cannot be muted now: it is ringing, or the phone cannot do it from here.")]
    [InlineData("unmute", null, "This call cannot be unmuted now: it is ringing, or the phone cannot do it from here.")]
    [InlineData("park", null, "This call cannot be parked now: it is ringing, or the phone cannot do it from here.")]
    [InlineData("swap", null, "This call cannot be swapped now: it needs one call that is connected and one that is on hold.")]
    [InlineData("conference", null, "This call cannot be brought into a conference now: it needs one call that is connected and one that is on hold.")]
    [InlineData("complete-transfer", null, "This call cannot be transferred now: it needs a call on hold and a consultation that has been answered.")]
    [InlineData("cancel-transfer", null, "This call cannot be taken back from its transfer now: it needs a consultation.")]
    public async Task Command_that_a_ringing_call_cannot_do_is_a_conflict_that_says_why(string command, string? body, string said)
    {
        await Listener.PlayAsync("unknown-caller");
        var id = Id(await Desk.CallInStateAsync("alerting"));

        await RefusedAsync($"{id}/{command}", said, body);
    }

    [Fact]
    public async Task Muted_call_says_so_and_offers_the_way_back()
    {
        var id = await TalkAsync();
        await AcceptedAsync($"{id}/mute", null, id);
        var muted = await Desk.CallAsync(call => call.GetProperty("muted").GetBoolean(), "a muted call");
        Assert.Contains("unmute", Capabilities(muted));
        Assert.DoesNotContain("mute", Capabilities(muted));

        await AcceptedAsync($"{id}/unmute", null, id);
        await Desk.CallAsync(call => Id(call) == id && !call.GetProperty("muted").GetBoolean(), "the call heard again");
    }

    [Fact]
    public async Task Parked_call_names_its_space_and_is_the_same_call_when_it_is_taken_back()
    {
        var id = await TalkAsync();
        await AcceptedAsync($"{id}/park", null, id);
        var parked = await Desk.CallInStateAsync("queued");
        Assert.Equal((id, "701", "done"), (Id(parked), parked.GetProperty("parkedAt").GetString(), LastCommand(parked)));

        await AcceptedAsync($"{id}/retrieve", null, id);
        var push = await Desk.UntilAsync(push => Calls(push).Any(call => State(call) == "connected"), "the call back");
        Assert.Equal(id, Id(Assert.Single(Calls(push))));
    }

    [Fact]
    public async Task Colleagues_ringing_call_is_picked_up_and_searched()
    {
        await Listener.PlayAsync("colleague-rings");
        var location = await AcceptedAsync("pickup", """{"number":"1002"}""");

        var call = await Desk.CallAsync(call => State(call) == "connected" && call.GetProperty("matches").GetArrayLength() == 1, "the caller on the line and found");
        Assert.Equal($"/api/calls/{Id(call)}", location);
        Assert.Equal("inbound", call.GetProperty("direction").GetString());
    }

    [Fact]
    public async Task Nothing_to_pick_up_is_said_and_leaves_no_record()
    {
        var location = await AcceptedAsync("pickup", """{"number":"1002"}""");

        var call = await Desk.CallInStateAsync("ended");
        Assert.Equal($"/api/calls/{Id(call)}", location);
        Assert.Equal("Nothing rings at this extension.", call.GetProperty("lastCommand").GetProperty("problem").GetString());
        Assert.Equal("none", call.GetProperty("record").GetProperty("state").GetString());
    }

    [Fact]
    public async Task Nothing_parked_is_said_and_leaves_no_record()
    {
        await AcceptedAsync("unpark", """{"slot":"799"}""");

        var call = await Desk.CallInStateAsync("ended");
        Assert.Equal("No call is parked in this space.", call.GetProperty("lastCommand").GetProperty("problem").GetString());
        Assert.Equal("none", call.GetProperty("record").GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("pickup", """{"number":"1002"}""")]
    [InlineData("unpark", """{"slot":"701"}""")]
    public async Task Without_a_phone_system_it_is_not_available(string command, string body)
    {
        await using var listener = await RunningListener.StartAsync(
            "Agent:Extension=1001", "Telephony:Provider=Asterisk", "Telephony:Asterisk:Host=127.0.0.1", $"Telephony:Asterisk:Port={FreePorts.Take()}",
            "Telephony:Asterisk:Username=nobody", "Telephony:Asterisk:Secret=nothing");

        using var answer = await listener.Api.PostAsync(new Uri($"/api/calls/{command}", UriKind.Relative), Answers.Json(body)).InTime();

        var problem = await Answers.ProblemAsync(answer, HttpStatusCode.ServiceUnavailable);
        Assert.Equal("The phone system is not connected. Use the phone itself until it is.", problem.GetProperty("detail").GetString());
    }

    private async Task<string> TalkAsync()
    {
        await Listener.PlayAsync("known-caller");
        var id = Id(await Desk.CallInStateAsync("alerting"));
        await AcceptedAsync($"{id}/answer", null, id);
        await Desk.CallInStateAsync("connected");
        return id;
    }

    /// <summary>Talks with the known caller and calls the colleague about it; the ids of both calls.</summary>
    private async Task<(string First, string Consultation)> ConsultAsync(bool answered = true)
    {
        var first = await TalkAsync();
        var location = await AcceptedAsync($"{first}/consult", """{"number":"1002"}""");
        var consultation = await Desk.CallAsync(
            call => call.GetProperty("consultOf").GetString() == first && State(call) == (answered ? "connected" : "delivering"), "the consultation");
        Assert.Equal($"/api/calls/{Id(consultation)}", location);
        return (first, Id(consultation));
    }

    private async Task<string> AcceptedAsync(string path, string? body, string? id = null)
    {
        using var answer = await Listener.Api.PostAsync(new Uri($"/api/calls/{path}", UriKind.Relative), body is null ? null : Answers.Json(body)).InTime();
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, $"{path}: {answer.StatusCode} {text}");
        var location = answer.Headers.Location!.ToString();
        if (id is not null)
            Assert.Equal($"/api/calls/{id}", location);
        return location;
    }

    private async Task RefusedAsync(string path, string said, string? body = null)
    {
        using var answer = await Listener.Api.PostAsync(new Uri($"/api/calls/{path}", UriKind.Relative), body is null ? null : Answers.Json(body)).InTime();
        var problem = await Answers.ProblemAsync(answer, HttpStatusCode.Conflict);
        Assert.Equal(said, problem.GetProperty("detail").GetString());
    }

    private static Func<JsonElement, bool> IsSaved(params string[] ids) => push => ids.All(
        id => Call(push, id) is { } call && call.GetProperty("record").GetProperty("state").GetString() == "saved");

    private static JsonElement.ArrayEnumerator Calls(JsonElement push) => push.GetProperty("calls").EnumerateArray();

    private static JsonElement? Call(JsonElement push, string id)
    {
        var found = Calls(push).Where(call => Id(call) == id).ToArray();
        return found.Length == 0 ? null : found[0];
    }

    private static string Id(JsonElement call) => call.GetProperty("id").GetString()!;

    private static string? State(JsonElement call) => call.GetProperty("state").GetString();

    private static string? LastCommand(JsonElement call) => call.GetProperty("lastCommand").GetProperty("state").GetString();

    private static string?[] Capabilities(JsonElement call) => [.. call.GetProperty("capabilities").EnumerateArray().Select(one => one.GetString())];
}
