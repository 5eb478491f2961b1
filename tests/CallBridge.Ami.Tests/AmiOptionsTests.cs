using CallBridge.Ami.Tests.Dialogue;

namespace CallBridge.Ami.Tests;

public class AmiOptionsTests
{
    private static readonly AmiOptions Good = new() { Username = "callbridge", Secret = "s3cret" };

    public static TheoryData<string, AmiOptions> Wrong => new()
    {
        { "Host", Good with { Host = "" } },
        { "Port", Good with { Port = 0 } },
        { "Port", Good with { Port = 65_536 } },
        { "Username", Good with { Username = "a\r\nAction: Command" } },
        { "Secret", Good with { Secret = "" } },
        { "Events", Good with { Events = "call\n" } },
        { "CertificateSha256", Good with { UseTls = true, CertificateSha256 = "abc" } },
        { "CertificateSha256", Good with { CertificateSha256 = new string('a', 64) } },
        { "ConnectTimeout", Good with { ConnectTimeout = TimeSpan.Zero } },
        { "LoginTimeout", Good with { LoginTimeout = TimeSpan.FromSeconds(1) } },
        { "PingInterval", Good with { PingInterval = TimeSpan.FromHours(1) } },
        { "PingTimeout", Good with { PingTimeout = Timeout.InfiniteTimeSpan } },
        { "InboxCapacity", Good with { InboxCapacity = 1 } },
        { "ExcludedEvents", Good with { ExcludedEvents = ["VarSet),action(include"] } },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Wrong_option_is_named(string name, AmiOptions options)
    {
        Assert.StartsWith(name + " ", Assert.Single(options.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void Good_options_have_no_problems()
    {
        Assert.Empty(Good.Problems());
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var error = Assert.Throws<ArgumentException>(() => new AmiClient(new AmiOptions { Port = 0 }, new FakeTime()));

        Assert.Equal(3, new AmiOptions { Port = 0 }.Problems().Count);
        Assert.Contains("Port must", error.Message, StringComparison.Ordinal);
        Assert.Contains("Username must", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_as_text_hold_no_secret()
    {
        Assert.Equal("callbridge@127.0.0.1:5038", Good.ToString());
    }
}
