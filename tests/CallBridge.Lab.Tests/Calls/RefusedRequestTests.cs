using System.Net;
using System.Text;
using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Calls;

public sealed class RefusedRequestTests
{
    [SkippableFact]
    public async Task Refused_requests_put_nothing_on_the_way_to_the_phone_system()
    {
        var lab = await SharedAsterisk.CallAsync();
        await using var relay = new AmiRelay(lab.Asterisk);
        await using var scene = await LabScene.SetAsync(lab, relay.Port);
        var desk = await lab.DeskPhoneAsync(WhenCalled.IsBusy);
        var before = relay.Actions.Count;

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest,
                HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized,
                HttpStatusCode.Unauthorized, HttpStatusCode.UnsupportedMediaType],
            [
                await DialAsync(scene.Api, """{"number":"1\r\nAction: Command"}"""),
                await DialAsync(scene.Api, """{"number":"1\n"}"""),
                await DialAsync(scene.Api, """{"number":"300&SIP/x"}"""),
                await DialAsync(scene.Api, """{"number":"abc"}"""),
                await DialAsync(scene.Api, Allowed, request => request.Headers.Add("Origin", "https://evil.example")),
                await DialAsync(scene.Api, Allowed, request => request.Headers.Add("Origin", "null")),
                await DialAsync(scene.Api, Allowed, request => request.Headers.Host = "evil.example"),
                await DialAsync(scene.Api, Allowed, request => request.Headers.Authorization = null),
                await DialAsync(scene.Api, Allowed, request => request.Headers.Authorization = new("Bearer", "guessed")),
                await DialAsync(scene.Api, Allowed, request => request.Content!.Headers.ContentType = new("text/plain")),
            ]);

        // What the listener sends goes out in order: once the allowed dial is here, anything of the refused ones would be before it.
        Assert.Equal(HttpStatusCode.Accepted, await DialAsync(scene.Api, Allowed));
        var sent = await Deadline.UntilAsync<IReadOnlyList<string>>("the allowed dial on the wire", _ =>
            Task.FromResult(relay.Actions is { } actions && actions.Count > before ? actions : null));
        Assert.Equal(["Originate"], sent.Skip(before));
        await desk.EndedAsync();
    }

    private const string Allowed = """{"number":"02071838750"}""";

    private static async Task<HttpStatusCode> DialAsync(ListenerApi api, string body, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/calls");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Authorization = api.Token;
        change?.Invoke(request);
        return await api.SendAsync(request);
    }
}
