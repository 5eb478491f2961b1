using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CallBridge.Certificates;

namespace CallBridge.Tests.Certificates;

public sealed class CertificateStoreTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly SteppedTime _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly CertificateStore _store;

    public CertificateStoreTests() => _store = new CertificateStore(_directory.Path, _time);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Key_is_P256()
    {
        using var certificate = _store.LoadOrCreate();
        using var key = certificate.GetECDsaPrivateKey();

        Assert.NotNull(key);
        Assert.Equal(ECCurve.NamedCurves.nistP256.Oid.Value, key.ExportParameters(false).Curve.Oid.Value);
    }

    [Fact]
    public void It_is_no_authority()
    {
        using var certificate = _store.LoadOrCreate();
        var constraints = Assert.Single(certificate.Extensions.OfType<X509BasicConstraintsExtension>());

        Assert.False(constraints.CertificateAuthority);
        Assert.True(constraints.Critical);
        Assert.Equal(X509KeyUsageFlags.DigitalSignature, Assert.Single(certificate.Extensions.OfType<X509KeyUsageExtension>()).KeyUsages);
    }

    [Fact]
    public void It_is_for_servers_only()
    {
        using var certificate = _store.LoadOrCreate();
        var usages = Assert.Single(certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()).EnhancedKeyUsages;

        Assert.Equal(["1.3.6.1.5.5.7.3.1"], usages.Cast<Oid>().Select(usage => usage.Value));
    }

    [Fact]
    public void It_names_localhost_and_both_loopback_addresses_and_nothing_else()
    {
        using var certificate = _store.LoadOrCreate();
        var names = Assert.Single(certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>());

        Assert.Equal(["localhost"], names.EnumerateDnsNames());
        Assert.Equal(["127.0.0.1", "::1"], names.EnumerateIPAddresses().Select(address => address.ToString()));
    }

    [Fact]
    public void It_lives_no_longer_than_397_days_and_is_valid_now()
    {
        using var certificate = _store.LoadOrCreate();

        Assert.True(certificate.NotAfter - certificate.NotBefore <= TimeSpan.FromDays(397));
        Assert.InRange(_time.GetUtcNow().UtcDateTime, certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
    }

    [Fact]
    public void File_is_this_users_alone()
    {
        using var certificate = _store.LoadOrCreate();

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_store.FilePath));
    }

    [Fact]
    public void It_is_kept()
    {
        using var first = _store.LoadOrCreate();
        _time.Step(TimeSpan.FromDays(397 - 61));
        using var second = new CertificateStore(_directory.Path, _time).LoadOrCreate();

        Assert.Equal(first.Thumbprint, second.Thumbprint);
        Assert.True(second.HasPrivateKey);
    }

    [Fact]
    public void It_is_renewed_with_less_than_sixty_days_left()
    {
        using var first = _store.LoadOrCreate();
        _time.Step(TimeSpan.FromDays(397 - 59));
        using var second = new CertificateStore(_directory.Path, _time).LoadOrCreate();

        Assert.NotEqual(first.Thumbprint, second.Thumbprint);
        Assert.True(second.NotAfter > first.NotAfter);
    }

    [Fact]
    public void One_from_the_future_is_renewed()
    {
        using var first = _store.LoadOrCreate();
        _time.Step(TimeSpan.FromDays(-30));
        using var second = new CertificateStore(_directory.Path, _time).LoadOrCreate();

        Assert.InRange(_time.GetUtcNow().UtcDateTime, second.NotBefore.ToUniversalTime(), second.NotAfter.ToUniversalTime());
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public void Unreadable_file_is_replaced(string content)
    {
        File.WriteAllText(_store.FilePath, content);

        using var certificate = _store.LoadOrCreate();

        Assert.True(certificate.HasPrivateKey);
    }

    [Fact]
    public void Certificate_with_another_ones_key_is_replaced()
    {
        using var certificate = _store.LoadOrCreate();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(_store.FilePath, certificate.ExportCertificatePem() + "\n" + other.ExportPkcs8PrivateKeyPem() + "\n");

        using var replaced = new CertificateStore(_directory.Path, _time).LoadOrCreate();

        Assert.NotEqual(certificate.Thumbprint, replaced.Thumbprint);
    }

    [Fact]
    public void File_that_others_could_read_is_replaced()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var first = _store.LoadOrCreate();
        File.SetUnixFileMode(_store.FilePath, (UnixFileMode)0b110_100_100);

        using var second = new CertificateStore(_directory.Path, _time).LoadOrCreate();

        Assert.NotEqual(first.Thumbprint, second.Thumbprint);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_store.FilePath));
    }
}
