using CallBridge.Functional.Tests.Running;

namespace CallBridge.Functional.Tests.Starting;

/// <summary><c>callbridge secret</c>, as a person uses it.</summary>
public sealed class SecretCommandTests : IDisposable
{
    private readonly ListenerSettings _settings = new();

    public void Dispose() => _settings.Dispose();

    [Fact]
    public async Task Secret_that_is_set_is_listed_by_name_used_as_a_setting_and_removed()
    {
        (string, string)[] asterisk =
        [
            ("Telephony__Provider", "Asterisk"), ("Telephony__Asterisk__Host", "127.0.0.1"), ("Telephony__Asterisk__Username", "callbridge"),
            ("Agent__Extension", "1001"),
        ];
        var (before, _, missing) = await ListenerProcess.RunAsync(["token"], _settings.With(asterisk));
        var (setting, set, _) = await RunAsync("hush-hush", "secret", "set", "Telephony:Asterisk:Secret");
        var (_, listed, _) = await RunAsync(null, "secret", "list");
        // Whole now: there is only no token yet.
        var (_, _, after) = await ListenerProcess.RunAsync(["token"], _settings.With(asterisk));
        var (removing, _, _) = await RunAsync(null, "secret", "remove", "Telephony:Asterisk:Secret");
        var (_, empty, _) = await RunAsync(null, "secret", "list");

        Assert.Equal(78, before);
        Assert.Contains("callbridge secret set Telephony:Asterisk:Secret", missing, StringComparison.Ordinal);
        Assert.Equal((0, 0), (setting, removing));
        Assert.DoesNotContain("hush", set + listed, StringComparison.Ordinal);
        Assert.Equal("Telephony:Asterisk:Secret", listed.Trim());
        Assert.Contains("start CallBridge once", after, StringComparison.Ordinal);
        Assert.Equal("", empty.Trim());
    }

    [Fact]
    public async Task Name_that_is_no_secret_setting_is_refused_with_those_there_are()
    {
        var (code, _, error) = await RunAsync("hush", "secret", "set", "Agent:Extension");

        Assert.Equal(78, code);
        Assert.Contains("Salesforce:ClientSecret", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_of_nothing_is_refused()
    {
        var (code, _, error) = await RunAsync("", "secret", "set", "Salesforce:ClientSecret");

        Assert.Equal(78, code);
        Assert.Contains("standard input", error, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string? input, params string[] arguments)
    {
        await using var process = ListenerProcess.Start(arguments, _settings.With());
        if (input is not null)
            await process.SayAsync(input);
        var code = await process.ExitAsync();
        return (code, process.Output, process.Error);
    }
}
