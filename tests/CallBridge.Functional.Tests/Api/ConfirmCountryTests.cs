using System.Net;
using System.Text;
using System.Text.Json;
using CallBridge.Functional.Tests.Running;

namespace CallBridge.Functional.Tests.Api;

/// <summary>Abroad is dialled once a person has said so.</summary>
public sealed class ConfirmCountryTests
{
    [Fact]
    public async Task Country_never_called_is_asked_about_once()
    {
        await using var listener = await RunningListener.StartAsync();
        await using var desk = await listener.FollowAsync();
        await desk.ReadyAsync();

        var (asked, problem) = await DialAsync(listener, """{"number":"0018765551234"}""");
        var (confirmed, _) = await DialAsync(listener, """{"number":"0018765551234","confirmed":true}""");
        var (again, _) = await DialAsync(listener, """{"number":"+1 876 555 9999"}""");

        Assert.Equal(HttpStatusCode.Conflict, asked);
        Assert.Equal(("confirmCountry", "1876", "+18765551234"),
            (problem.GetProperty("code").GetString(), problem.GetProperty("callingCode").GetString(), problem.GetProperty("number").GetString()));
        Assert.Equal(HttpStatusCode.Accepted, confirmed);
        Assert.Equal(HttpStatusCode.Accepted, again);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> DialAsync(RunningListener listener, string body)
    {
        using var answer = await listener.Api.PostAsync(
            new Uri("/api/calls", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json")).InTime();
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}
