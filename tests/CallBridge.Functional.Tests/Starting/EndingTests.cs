using System.Net.WebSockets;
using System.Runtime.InteropServices;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.Functional.Tests.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Functional.Tests.Starting;

/// <summary>How the program ends, kindly and not, and what becomes of the calls it was following.</summary>
public sealed class EndingTests : IDisposable
{
    private readonly ListenerSettings _settings = new();

    public void Dispose() => _settings.Dispose();

    [Theory]
    [InlineData(PosixSignal.SIGTERM)]
    [InlineData(PosixSignal.SIGINT)]
    public async Task Told_to_end_it_ends_well_though_pages_are_open(PosixSignal signal)
    {
        await using var process = await _settings.StartAsync();
        using var api = _settings.Client();
        await using var desk = await DeskStream.OpenAsync(api);
        await desk.ReadyAsync();

        process.Signal(signal);
        var code = await process.ExitAsync();

        Assert.Equal(0, code);
        Assert.Equal("", process.Error);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_in_mid_call_it_writes_the_call_once_after_the_restart()
    {
        await using var org = await DemoOrgServer.StartAsync(new DemoOrgOptions { Port = FreePorts.Take() }, null, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        (string, string)[] rest =
        [
            ("Salesforce__Connection", "Rest"), ("Salesforce__LoginUrl", org.Address.GetLeftPart(UriPartial.Authority)), ("Salesforce__MyDomains__0", "acme"),
            ("Salesforce__ClientId", "demo"), ("Salesforce__ClientSecret", "demo"), ("Agent__SalesforceUsername", OrgSeed.AgentUsername),
            ("DialPlan__CountryCallingCode", "44"),
        ];
        string id;
        string printed;
        await using (var first = await _settings.StartAsync(rest))
        {
            using var api = _settings.Client();
            await using var desk = await DeskStream.OpenAsync(api);
            await desk.ReadyAsync();
            using (var dialled = await api.PostAsync(new Uri("/api/calls", UriKind.Relative), Answers.Json($$"""{"number":"{{OrgSeed.KnownCaller}}"}""")).InTime())
                Assert.True(dialled.IsSuccessStatusCode, await dialled.Content.ReadAsStringAsync());
            id = (await desk.CallInStateAsync("connected")).GetProperty("id").GetString()!;
            printed = first.All;
            await first.KillAsync();
        }

        using var client = await OrgClient.SignInAsync(org.Address.Port);
        Assert.Empty(await client.CallTasksAsync());

        await using var second = await _settings.StartAsync(rest);
        using var again = _settings.Client();
        await using var pushes = await DeskStream.OpenAsync(again);
        var saved = await pushes.CallAsync(call => call.GetProperty("id").GetString() == id && call.GetProperty("record").GetProperty("state").GetString() == "saved", "the saved record");

        // The simulated phone system died with the listener: it knows nothing of the call, so its end was lost.
        Assert.Equal("linkLost", saved.GetProperty("endReason").GetString());
        var task = Assert.Single(await client.CallTasksAsync());
        Assert.Equal(saved.GetProperty("key").GetString(), task.GetProperty("CallObject").GetString());
        Assert.StartsWith("Outbound Call at ", task.GetProperty("Subject").GetString(), StringComparison.Ordinal);
        Secrecy.AssertClean([.. printed.Split('\n'), .. second.All.Split('\n')], _settings.Token);
    }

    [Fact]
    public async Task Nothing_secret_is_printed_by_a_run_with_calls_and_intruders()
    {
        const string Secret = "very-secret-consumer-secret";
        await using var process = await _settings.StartAsync(("Logging__LogLevel__Default", "Trace"), ("Salesforce__ClientSecret", Secret));
        using var api = _settings.Client();
        await using var desk = await DeskStream.OpenAsync(api);
        await desk.ReadyAsync();

        using (var dialled = await api.PostAsync(new Uri("/api/calls", UriKind.Relative), Answers.Json("""{"number":"07700 900999"}""")).InTime())
            Assert.True(dialled.IsSuccessStatusCode);
        var id = (await desk.CallInStateAsync("connected")).GetProperty("id").GetString();
        using (await api.PostAsync(new Uri($"/api/calls/{id}/hang-up", UriKind.Relative), null).InTime())
        using (await api.PostAsync(new Uri("/api/calls/07700900999/answer", UriKind.Relative), null).InTime())
        {
            await desk.CallAsync(call => call.GetProperty("record").GetProperty("state").GetString() == "saved", "the saved record");
        }

        using (var spoofed = Answers.Request(HttpMethod.Get, "/api/calls/07700900999%0afail:%20forged%20line", "https://evil.example/07700900999"))
        using (await api.SendAsync(spoofed).InTime())
        using (await api.GetAsync(new Uri($"/api/events?after=07700900999&access_token={_settings.Token}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead).InTime())
        using (var socket = new ClientWebSocket())
        {
            socket.Options.SetRequestHeader("Origin", _settings.Origin);
            await Assert.ThrowsAsync<WebSocketException>(() =>
                socket.ConnectAsync(new Uri($"ws://localhost:{_settings.HttpPort}/hubs/softphone?ticket=one-use-ticket-text"), CancellationToken.None).InTime());
        }

        process.Signal(PosixSignal.SIGTERM);
        Assert.Equal(0, await process.ExitAsync());

        Secrecy.AssertClean(process.All.Split('\n'), _settings.Token, Secret, "one-use-ticket-text", "forged line", "07700");
    }
}
