using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallBridge.Calls;
using CallBridge.Calls.Phone;
using CallBridge.Functional.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallBridge.Functional.Tests.Api;

/// <summary><c>/api/presence</c> through the whole listener and the simulated queue.</summary>
public sealed class PresenceTests(SharedListener shared) : IClassFixture<SharedListener>
{
    private static readonly Uri Presence = new("/api/presence", UriKind.Relative);

    [Fact]
    public async Task Agent_pauses_with_a_reason_resumes_and_logs_out()
    {
        await using var listener = await RunningListener.StartAsync();
        await using var desk = await listener.FollowAsync();
        await desk.ReadyAsync();
        await SeenAsync(listener, "ready", null);

        using (var asked = await PutAsync(listener, """{"state":"notReady","reason":" Lunch "}"""))
        {
            Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
            var view = await asked.Content.ReadFromJsonAsync<JsonElement>();
            Assert.True(view.TryGetProperty("state", out _) && view.TryGetProperty("since", out _), view.ToString());
        }

        await SeenAsync(listener, "notReady", "Lunch");
        var refused = await listener.Phones.PlayAsync("queue", CancellationToken.None).InTime();
        Assert.Contains("not ready", refused.Problem, StringComparison.Ordinal);
        Assert.Empty(await listener.CallsAsync());

        (await PutAsync(listener, """{"state":"ready"}""")).Dispose();
        await SeenAsync(listener, "ready", null);
        Assert.Null((await listener.Phones.PlayAsync("queue", CancellationToken.None).InTime()).Problem);
        await desk.CallInStateAsync("alerting");

        (await PutAsync(listener, """{"state":"loggedOut"}""")).Dispose();
        await SeenAsync(listener, "loggedOut", null);
    }

    [Theory]
    [InlineData("{}", "state")]
    [InlineData("""{"state":"unknown"}""", "state")]
    [InlineData("""{"state":"away"}""", "state")]
    [InlineData("""{"state":1}""", "state")]
    [InlineData("""{"state":"notReady","reason":7}""", "reason")]
    [InlineData("""{"state":"notReady","reason":"Lunch\r\nAction: Command"}""", "reason")]
    [InlineData("""{"state":"notReady","reason":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""", "reason")]
    public async Task Bad_field_is_refused_by_name_and_changes_nothing(string body, string field)
    {
        var listener = shared.Listener;
        await SeenAsync(listener, "ready", null);

        using var answer = await PutAsync(listener, body);
        var problem = await Answers.ProblemAsync(answer, HttpStatusCode.BadRequest);
        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
        await SeenAsync(listener, "ready", null);
    }

    [Fact]
    public async Task Without_queues_there_is_no_presence()
    {
        await using var listener = await RunningListener.StartWithAsync(services => services.Replace(ServiceDescriptor.Singleton<ITelephony, QueuelessPhones>()));
        await using var desk = await listener.FollowAsync();
        await desk.ReadyAsync();

        using (var shown = await listener.Api.GetAsync(Presence).InTime())
            await Answers.ProblemAsync(shown, HttpStatusCode.NotFound);
        using var changed = await PutAsync(listener, """{"state":"ready"}""");
        var problem = await Answers.ProblemAsync(changed, HttpStatusCode.Conflict);
        Assert.Contains("Telephony:Asterisk:Queues", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Presence_needs_the_token()
    {
        using var shown = await shared.Listener.Bare.GetAsync(Presence).InTime();
        Assert.Equal(HttpStatusCode.Unauthorized, shown.StatusCode);
    }

    private static async Task<HttpResponseMessage> PutAsync(RunningListener listener, string body)
    {
        using var content = Answers.Json(body);
        return await listener.Api.PutAsync(Presence, content).InTime();
    }

    private static async Task SeenAsync(RunningListener listener, string state, string? reason)
    {
        await using var pushes = await listener.FollowAsync();
        await pushes.UntilAsync(
            push => push.TryGetProperty("presence", out var presence) && presence.ValueKind == JsonValueKind.Object
                && presence.GetProperty("state").GetString() == state && presence.GetProperty("reason").GetString() == reason
                && presence.GetProperty("pending").ValueKind == JsonValueKind.Null,
            $"presence {state}");
        var view = await listener.Api.GetFromJsonAsync<JsonElement>(Presence).InTime();
        Assert.Equal((state, reason), (view.GetProperty("state").GetString(), view.GetProperty("reason").GetString()));
    }

    /// <summary>A phone system that is connected and has no queues for the agent.</summary>
    private sealed class QueuelessPhones : ITelephony
    {
        public async Task RunAsync(IObservationSink sink, CancellationToken cancellationToken)
        {
            sink.Observe("1001", new LinkUp("quiet", "one", []));
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        public Task<CommandOutcome> ExecuteAsync(PhoneCommand command, CancellationToken cancellationToken) => Task.FromResult(CommandOutcome.Taken);
    }
}
