using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CallBridge.Functional.Tests.Running;

namespace CallBridge.Functional.Tests.Starting;

/// <summary>What the listener leaves on disk and hands out: certificate, token, call center definition.</summary>
public sealed partial class FilesTests : IDisposable
{
    private readonly ListenerSettings _settings = new();

    public void Dispose() => _settings.Dispose();

    [Fact]
    public async Task Certificate_and_token_are_this_users_alone_and_kept_over_a_restart()
    {
        X509Certificate2 first;
        string token;
        await using (await _settings.StartAsync())
        {
            first = await PresentedAsync(_settings.HttpsPort);
            token = _settings.Token;
        }

        await using var again = await _settings.StartAsync();
        using var second = await PresentedAsync(_settings.HttpsPort);

        Assert.Equal(first.Thumbprint, second.Thumbprint);
        Assert.Equal(token, _settings.Token);
        first.Dispose();
        if (OperatingSystem.IsWindows())
            return;
        foreach (var name in new[] { "localhost.pem", "api-token" })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_settings.DataDirectory, name)));
    }

    [Fact]
    public async Task Presented_certificate_is_a_leaf_for_localhost()
    {
        await using var listener = await RunningListener.StartAsync();
        using var certificate = await PresentedAsync(listener.HttpsPort);

        Assert.True(certificate.MatchesHostname("localhost"));
        Assert.True(certificate.MatchesHostname("127.0.0.1"));
        Assert.False(certificate.MatchesHostname("evil.example"));
        Assert.False(Assert.Single(certificate.Extensions.OfType<X509BasicConstraintsExtension>()).CertificateAuthority);
    }

    [Fact]
    public async Task Token_command_prints_the_token_and_nothing_else()
    {
        var (early, _, missing) = await ListenerProcess.RunAsync(["token"], _settings.With());
        await using (await _settings.StartAsync())
        {
            var (code, output, error) = await ListenerProcess.RunAsync(["token"], _settings.With());

            Assert.Equal((0, _settings.Token.Trim(), ""), (code, output, error));
        }

        Assert.NotEqual(0, early);
        Assert.Contains("start CallBridge once", missing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_center_command_writes_what_the_listener_serves()
    {
        var file = Path.Combine(_settings.DataDirectory, "out.xml");

        var (printing, printed, _) = await ListenerProcess.RunAsync(["call-center"], _settings.With());
        var (writing, nothing, _) = await ListenerProcess.RunAsync(["call-center", "--out", file], _settings.With());

        Assert.Equal((0, 0, ""), (printing, writing, nothing));
        AssertImports(printed, _settings.HttpsPort);
        AssertImports(await File.ReadAllTextAsync(file), _settings.HttpsPort);
    }

    [Fact]
    public async Task Call_center_file_that_cannot_be_written_is_one_clear_line()
    {
        var (code, _, error) = await ListenerProcess.RunAsync(
            ["call-center", "--out", Path.Combine(_settings.DataDirectory, "nosuch", "out.xml")], _settings.With());

        Assert.NotEqual(0, code);
        Assert.Contains("nosuch", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Served_call_center_definition_can_be_imported()
    {
        await using var listener = await RunningListener.StartAsync("DialPlan:OutsideLinePrefix=9");

        AssertImports(await listener.Bare.GetStringAsync(new Uri("/call-center.xml", UriKind.Relative)).InTime(), listener.HttpsPort);
    }

    [Theory]
    [InlineData("nosuch")]
    [InlineData("--nosuch")]
    public async Task Unknown_command_is_refused_with_help(string argument)
    {
        var (code, _, error) = await ListenerProcess.RunAsync([argument], _settings.With());

        Assert.NotEqual(0, code);
        Assert.Contains(argument, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    // Salesforce's rules for the import of a call center definition.
    private static void AssertImports(string xml, int httpsPort)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var root = XDocument.Load(reader).Root!;
        Assert.Equal("callCenter", root.Name.LocalName);
        AssertOrdered(root.Elements("section"));
        foreach (var section in root.Elements("section"))
            AssertOrdered(section.Elements("item"));

        var general = root.Elements("section").Single(section => section.Attribute("name")!.Value == "reqGeneralInfo").Elements("item")
            .Select(item => (Name: item.Attribute("name")!.Value, item.Value)).ToList();
        Assert.Equal("reqInternalName", general[0].Name);
        Assert.Matches(InternalName(), general[0].Value);
        Assert.Equal("reqDisplayName", general[1].Name);
        var values = general.ToDictionary(item => item.Name, item => item.Value, StringComparer.Ordinal);
        Assert.Equal($"https://localhost:{httpsPort}/softphone/", values["reqAdapterUrl"]);
        Assert.Equal("true", values["reqUseApi"]);
        Assert.Contains(values["reqSalesforceCompatibilityMode"], new[] { "Classic", "Lightning", "Classic_and_Lightning" });
        Assert.InRange(int.Parse(values["reqSoftphoneHeight"], System.Globalization.CultureInfo.InvariantCulture), 240, 2560);
        Assert.InRange(int.Parse(values["reqSoftphoneWidth"], System.Globalization.CultureInfo.InvariantCulture), 200, 1920);
        Assert.StartsWith("/apex/CallBridgeStandby?http=", values["reqStandbyUrl"], StringComparison.Ordinal);
        Assert.EndsWith($"&https={httpsPort}", values["reqStandbyUrl"], StringComparison.Ordinal);
        Assert.InRange(int.Parse(values["reqTimeout"], System.Globalization.CultureInfo.InvariantCulture), 5_000, 60_000);
        Assert.Equal(["reqOutsidePrefix", "reqLongDistPrefix", "reqInternationalPrefix"],
            root.Elements("section").Single(section => section.Attribute("name")!.Value == "reqDialingOptions").Elements("item").Select(item => item.Attribute("name")!.Value));
    }

    private static void AssertOrdered(IEnumerable<XElement> elements)
    {
        var all = elements.ToList();
        Assert.Equal(Enumerable.Range(0, all.Count).Select(i => $"{i}"), all.Select(element => element.Attribute("sortOrder")!.Value));
        Assert.All(all, element => Assert.Matches(Name(), element.Attribute("name")!.Value));
        Assert.All(all, element => Assert.InRange(element.Attribute("label")!.Value.Length, 1, 1000));
        Assert.Equal(all.Count, all.Select(element => element.Attribute("name")!.Value).Distinct().Count());
    }

    private static async Task<X509Certificate2> PresentedAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("localhost", port).InTime();
        await using var tls = new SslStream(client.GetStream(), false, (_, certificate, _, _) => certificate is not null);
        await tls.AuthenticateAsClientAsync("localhost").InTime();
        return X509CertificateLoader.LoadCertificate(tls.RemoteCertificate!.GetRawCertData());
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9]{0,39}\z")]
    private static partial Regex InternalName();

    [GeneratedRegex(@"\A[A-Za-z0-9]{1,40}\z")]
    private static partial Regex Name();
}
