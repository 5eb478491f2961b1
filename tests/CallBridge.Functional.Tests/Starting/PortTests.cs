using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using CallBridge.Functional.Tests.Running;

namespace CallBridge.Functional.Tests.Starting;

/// <summary>Which ports are opened, and what is said when one cannot be had.</summary>
public sealed class PortTests : IDisposable
{
    private readonly ListenerSettings _settings = new();

    public void Dispose() => _settings.Dispose();

    [Theory]
    [InlineData("Listener:HttpPort", "127.0.0.1")]
    [InlineData("Listener:HttpPort", "::1")]
    [InlineData("Listener:HttpsPort", "127.0.0.1")]
    [InlineData("Listener:HttpsPort", "::1")]
    [InlineData("Demo:Port", "127.0.0.1")]
    public async Task Taken_port_is_one_clear_line_with_its_holder(string setting, string address)
    {
        var port = setting switch { "Listener:HttpPort" => _settings.HttpPort, "Listener:HttpsPort" => _settings.HttpsPort, _ => _settings.DemoPort };
        using var held = FreePorts.Hold(IPAddress.Parse(address), port);

        var (code, output, error) = await ListenerProcess.RunAsync([], _settings.With());

        Assert.NotEqual(0, code);
        Assert.Equal("", output);
        var line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"Port {port} on {address} is taken", line, StringComparison.Ordinal);
        Assert.Contains(setting, line, StringComparison.Ordinal);
        if (OperatingSystem.IsLinux())
            Assert.Contains($"(process {Environment.ProcessId})", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_listener_on_the_same_data_directory_is_told_who_has_it()
    {
        await using var first = await _settings.StartAsync();
        using var other = new ListenerSettings();

        var (code, _, error) = await ListenerProcess.RunAsync([], other.With(("Listener__DataDirectory", _settings.DataDirectory)));

        Assert.NotEqual(0, code);
        var line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(_settings.DataDirectory, line, StringComparison.Ordinal);
        Assert.Contains($"process {first.Id}", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_directory_that_cannot_be_made_is_named()
    {
        var file = Path.Combine(_settings.DataDirectory, "file");
        await File.WriteAllTextAsync(file, "");

        var (code, _, error) = await ListenerProcess.RunAsync([], _settings.With(("Listener__DataDirectory", Path.Combine(file, "below"))));

        Assert.NotEqual(0, code);
        Assert.Contains(file, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_loopback_is_bound_on_both_families_whatever_the_environment_says()
    {
        var (one, two, three) = (FreePorts.Take(), FreePorts.Take(), FreePorts.Take());
        await using var process = await _settings.StartAsync(
            ("Kestrel__Endpoints__X__Url", $"http://0.0.0.0:{one}"),
            ("ASPNETCORE_Kestrel__Endpoints__Y__Url", $"http://0.0.0.0:{two}"),
            ("ASPNETCORE_URLS", $"http://0.0.0.0:{three}"));

        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        foreach (var port in new[] { _settings.HttpPort, _settings.HttpsPort, _settings.DemoPort })
            Assert.Equal(["127.0.0.1", "::1"], listening.Where(end => end.Port == port).Select(end => end.Address.ToString()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(listening, end => end.Port == one || end.Port == two || end.Port == three);
    }

    [Fact]
    public async Task Preferred_hosting_addresses_do_not_move_the_listener()
    {
        var open = FreePorts.Take();
        await using var process = await _settings.StartAsync(
            ("ASPNETCORE_URLS", $"http://0.0.0.0:{open}"),
            ("ASPNETCORE_PREFERHOSTINGURLS", "true"),
            // Without the demo org, which is a server of its own.
            ("Salesforce__Connection", "Rest"), ("Salesforce__MyDomains__0", "acme"), ("Salesforce__LoginUrl", "http://localhost:1"),
            ("Salesforce__ClientId", "x"), ("Salesforce__ClientSecret", "x"), ("Agent__SalesforceUsername", "agent@acme.example"));

        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        Assert.Equal(["127.0.0.1", "::1"], listening.Where(end => end.Port == _settings.HttpPort).Select(end => end.Address.ToString()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(listening, end => end.Port == open);
    }

    [Fact]
    public async Task Journal_that_cannot_be_opened_is_one_clear_line()
    {
        foreach (var name in new[] { "callbridge.db", "calls.db" })
            Directory.CreateDirectory(Path.Combine(_settings.DataDirectory, name));

        var (code, _, error) = await ListenerProcess.RunAsync([], _settings.With());

        Assert.NotEqual(0, code);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Started_listener_says_where_to_click()
    {
        await using var process = await _settings.StartAsync();

        Assert.Contains($"http://localhost:{_settings.DemoPort.ToString(CultureInfo.InvariantCulture)}", process.Output, StringComparison.Ordinal);
        Assert.Contains("Incoming call: known caller", process.Output, StringComparison.Ordinal);
        Assert.Equal("", process.Error);
    }
}
