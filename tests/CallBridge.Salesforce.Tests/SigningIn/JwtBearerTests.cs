using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.Salesforce.OAuth;
using CallBridge.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Salesforce.Tests.SigningIn;

public sealed class JwtBearerTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly RSA _key = RSA.Create(2048);

    public void Dispose()
    {
        _key.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Key_that_the_app_knows_signs_the_agent_in()
    {
        await using var server = await OrgAsync(_key);
        using var client = Client(server, KeyFile(_key));

        var (facts, problem) = await client.Client.ReadFactsAsync(CancellationToken.None);

        Assert.Null(problem);
        Assert.Equal(server.Org.FindBy("User", "Username", OrgSeed.AgentUsername).Single().Id, facts!.UserId);
    }

    [Fact]
    public async Task Key_that_the_app_does_not_know_is_refused_in_salesforces_words()
    {
        await using var server = await OrgAsync(_key);
        using var other = RSA.Create(2048);
        using var client = Client(server, KeyFile(other));

        Assert.Contains("invalid assertion (invalid_grant)", (await client.Client.ReadFactsAsync(CancellationToken.None)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_file_that_holds_no_key_is_named_by_its_setting_and_never_shown()
    {
        await using var server = await OrgAsync(_key);
        var path = Path.Combine(_directory.Path, "no-key.pem");
        await File.WriteAllTextAsync(path, "not a key: hush");
        using var client = Client(server, path);

        var problem = (await client.Client.ReadFactsAsync(CancellationToken.None)).Problem;

        Assert.Contains("Salesforce:PrivateKeyFile", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://login.salesforce.com", "https://login.salesforce.com")]
    [InlineData("https://acme.my.salesforce.com", "https://login.salesforce.com")]
    [InlineData("https://test.salesforce.com", "https://test.salesforce.com")]
    [InlineData("https://acme--uat.sandbox.my.salesforce.com", "https://test.salesforce.com")]
    public void Audience_is_salesforces_own_word_for_production_and_sandboxes(string login, string audience) =>
        Assert.Equal(audience, JwtBearerTokens.Audience(new SalesforceOptions { LoginUrl = new Uri(login) }));

    private static async Task<DemoOrgServer> OrgAsync(RSA key)
    {
        var request = new CertificateRequest("CN=CallBridge", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return await DemoOrgServer.StartAsync(
            new DemoOrgOptions { Port = 0, Certificate = certificate.ExportCertificatePem() },
            null, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
    }

    private string KeyFile(RSA key)
    {
        var path = Path.Combine(_directory.Path, Path.GetRandomFileName());
        File.WriteAllText(path, key.ExportPkcs8PrivateKeyPem());
        return path;
    }

    private static Signing Client(DemoOrgServer server, string keyFile) => new(new SalesforceOptions
    {
        LoginUrl = server.Address,
        Flow = SalesforceFlow.JwtBearer,
        ClientId = "demo",
        Username = OrgSeed.AgentUsername,
        PrivateKeyFile = keyFile,
    });

    private sealed class Signing : IDisposable
    {
        private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false };

        public Signing(SalesforceOptions options) => Client = new(options, _handler, TimeProvider.System, NullLogger<RestSalesforce>.Instance);

        public RestSalesforce Client { get; }

        public void Dispose()
        {
            Client.Dispose();
            _handler.Dispose();
        }
    }
}
