using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CallBridge.Guard;

namespace CallBridge.Certificates;

/// <summary>
/// The certificate of this machine and user: P-256, for localhost alone, not an authority (a shared or signing key on every desktop is
/// what CVE-2018-17612 was about). Its key is made here and never leaves.
/// </summary>
internal sealed class CertificateStore(string dataDirectory, TimeProvider time)
{
    /// <summary>How long a certificate is valid; browsers refuse more than 398 days.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(397);

    /// <summary>A new one is made when less than this is left.</summary>
    public static readonly TimeSpan RenewBefore = TimeSpan.FromDays(60);

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Certificate and private key, PEM, mode 0600.</summary>
    public string FilePath { get; } = Path.Combine(dataDirectory, "localhost.pem");

    /// <summary>The kept certificate, or a new one if there is none, it is about to end, or it cannot be read.</summary>
    public X509Certificate2 LoadOrCreate()
    {
        if (TryLoad() is { } kept && IsGood(kept))
            return kept;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = Make(key);
        var pem = made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n";
        PrivateFile.Write(FilePath, Encoding.ASCII.GetBytes(pem));
        return TryLoad() ?? throw new CryptographicException($"The new certificate in {FilePath} cannot be read.");
    }

    private bool IsGood(X509Certificate2 certificate)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return certificate.NotBefore.ToUniversalTime() <= now && certificate.NotAfter.ToUniversalTime() - now > RenewBefore;
    }

    private X509Certificate2? TryLoad()
    {
        // A key that others could read is theirs too.
        if (!File.Exists(FilePath) || !PrivateFile.IsPrivate(FilePath))
            return null;
        try
        {
            using var pem = X509Certificate2.CreateFromPemFile(FilePath);
            // Windows' TLS cannot use a key that exists in memory only.
            return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            // Not PEM, or a key that is not the certificate's.
            return null;
        }
    }

    private X509Certificate2 Make(ECDsa key)
    {
        var request = new CertificateRequest("CN=CallBridge on localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        var from = time.GetUtcNow() - ClockSkew;
        return request.CreateSelfSigned(from, from + Life);
    }
}
