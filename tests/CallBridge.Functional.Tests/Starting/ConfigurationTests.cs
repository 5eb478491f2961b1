using CallBridge.Functional.Tests.Running;

namespace CallBridge.Functional.Tests.Starting;

/// <summary>Wrong configuration: every error at once on stderr, exit code 78, no stack trace.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private const int Config = 78;
    private readonly ListenerSettings _settings = new();

    public void Dispose() => _settings.Dispose();

    [Fact]
    public async Task Every_error_of_every_section_is_named_at_once()
    {
        var (code, output, error) = await ListenerProcess.RunAsync([], _settings.With(
            ("Listener__HttpPort", "abc"),
            ("Listener__HttpsPort", "70000"),
            ("Listener__HtpPort", "1"),
            ("Listener__AllowedOrigins__0", "https://*.example"),
            ("Listener__AllowedOrigins__1", "https://intranet.example/"),
            ("Listener__Enabled", "perhaps"),
            ("Agent__Extension", "10a"),
            ("Agent__TimeZone", "Mars/Olympus"),
            ("Telephony__Provider", "7"),
            ("Telephony__Asterisk__Port", "many"),
            ("DialPlan__InternalDigits", "16"),
            ("DialPlan__DialFormat", "3"),
            ("Salesforce__MyDomains__0", "acme.my.salesforce.com"),
            ("Salesforce__LoginUrl", "http://login.salesforce.com"),
            ("CallRecords__WrapUpSeconds", "-1"),
            ("CallRecords__LogMissed", "Sometimes"),
            ("CallRecords__SubjectTemplate", "{direction} {nmae}"),
            ("ScreenPop__When", "Always"),
            ("Licence__Level", "9"),
            ("Demo__Port", "0")));

        Assert.Equal(Config, code);
        Assert.Equal("", output);
        foreach (var name in new[]
        {
            "Listener:HttpPort", "Listener:HttpsPort", "Listener:HtpPort", "Listener:AllowedOrigins[0]", "Listener:AllowedOrigins[1]", "Listener:Enabled",
            "Agent:Extension", "Agent:TimeZone", "Telephony:Provider", "Telephony:Asterisk:Port", "DialPlan:InternalDigits", "DialPlan:DialFormat",
            "Salesforce:MyDomains[0]", "Salesforce:LoginUrl", "CallRecords:WrapUpSeconds", "CallRecords:LogMissed", "CallRecords:SubjectTemplate", "ScreenPop:When", "Licence:Level", "Demo:Port",
        })
        {
            Assert.Single(error.Split('\n'), line => line.StartsWith($"  {name} ", StringComparison.Ordinal));
        }

        AssertPlain(error);
    }

    [Fact]
    public async Task What_is_missing_for_a_real_org_and_phone_system_is_named()
    {
        var (code, _, error) = await ListenerProcess.RunAsync([], _settings.With(("Telephony__Provider", "Asterisk"), ("Salesforce__Connection", "Rest")));

        Assert.Equal(Config, code);
        foreach (var name in new[]
        {
            "Telephony:Asterisk:Host", "Telephony:Asterisk:Username", "Telephony:Asterisk:Secret", "Agent:Extension", "Agent:SalesforceUsername",
            "Salesforce:MyDomains", "Salesforce:ClientId", "Salesforce:ClientSecret",
        })
        {
            Assert.Contains($"  {name} ", error, StringComparison.Ordinal);
        }

        AssertPlain(error);
    }

    [Fact]
    public async Task Secret_under_a_wrong_name_is_not_repeated()
    {
        var (code, output, error) = await ListenerProcess.RunAsync([], _settings.With(
            ("Telephony__Asterisk__Port", "hunter2-secret"), ("Salesforce__ClientSecrett", "hunter2-secret"), ("Licence__Level", "hunter2-secret")));

        Assert.Equal(Config, code);
        Assert.DoesNotContain("hunter2-secret", output + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"Listener\": ")]
    [InlineData("[1]")]
    [InlineData("{ \"Listener\": { \"Enabled\": true }, \"Listener\": { \"Enabled\": true } }")]
    public async Task Malformed_settings_file_is_named(string content)
    {
        var path = Path.Combine(_settings.DataDirectory, "settings.json");
        await File.WriteAllTextAsync(path, content);

        var (code, _, error) = await ListenerProcess.RunAsync([], _settings.With());

        Assert.Equal(Config, code);
        Assert.Contains(path, error, StringComparison.Ordinal);
        AssertPlain(error);
    }

    [Fact]
    public async Task Demo_org_on_the_listeners_own_port_is_a_mistake()
    {
        var (code, _, error) = await ListenerProcess.RunAsync([], _settings.With(("Demo__Port", $"{_settings.HttpsPort}")));

        Assert.Equal(Config, code);
        Assert.Contains("Demo:Port", error, StringComparison.Ordinal);
        AssertPlain(error);
    }

    [Fact]
    public async Task Listener_that_is_switched_off_says_so_and_ends_well()
    {
        var (code, output, error) = await ListenerProcess.RunAsync([], _settings.With(("Listener__Enabled", "false")));

        Assert.Equal(0, code);
        Assert.Contains("Listener:Enabled", output, StringComparison.Ordinal);
        Assert.Equal("", error);
    }

    [Fact]
    public async Task Settings_file_of_the_data_directory_stands_below_the_environment()
    {
        await File.WriteAllTextAsync(Path.Combine(_settings.DataDirectory, "settings.json"), """{"Agent":{"Extension":"x"},"DialPlan":{"InternalDigits":99}}""");

        var (_, _, error) = await ListenerProcess.RunAsync([], _settings.With(("Agent__Extension", "1001")));

        Assert.DoesNotContain("Agent:Extension", error, StringComparison.Ordinal);
        Assert.Contains("DialPlan:InternalDigits", error, StringComparison.Ordinal);
    }

    private static void AssertPlain(string error)
    {
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error, StringComparison.Ordinal);
    }
}
