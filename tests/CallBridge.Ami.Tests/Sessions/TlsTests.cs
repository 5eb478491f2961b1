using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CallBridge.Ami.Sessions;
using CallBridge.Ami.Tests.Dialogue;

namespace CallBridge.Ami.Tests.Sessions;

public sealed class TlsTests : IDisposable
{
    private readonly ScriptedServer _server = new();
    private readonly X509Certificate2 _certificate = SelfSigned();

    public void Dispose()
    {
        _server.Dispose();
        _certificate.Dispose();
    }

    [Fact]
    public async Task Pinned_certificate_opens_a_session()
    {
        var opening = OpenAsync(string.Join(':', Convert.ToHexString(SHA256.HashData(_certificate.RawData)).Chunk(2).Select(pair => new string(pair))));
        await using var session = await AcceptTlsAsync();
        await session.LogInAsync();

        await using var client = await Patience.Of(opening);

        Assert.Equal("pbx1", client.Info.SystemName);
    }

    [Fact]
    public async Task Certificate_that_is_not_the_pinned_one_is_refused()
    {
        var opening = OpenAsync(new string('a', 64));
        var serving = AcceptTlsAsync();

        var end = await Dialogue.Sessions.RefusedAsync(opening);

        Assert.Equal(AmiEndReason.TlsFailed, end.Reason);
        Assert.Contains("not the pinned one", end.Sentence, StringComparison.Ordinal);
        await ObserveAsync(serving);
    }

    [Fact]
    public async Task Certificate_that_the_machine_does_not_trust_is_refused()
    {
        var opening = OpenAsync(null);
        var serving = AcceptTlsAsync();

        var end = await Dialogue.Sessions.RefusedAsync(opening);

        Assert.Equal(AmiEndReason.TlsFailed, end.Reason);
        Assert.Contains("does not trust", end.Sentence, StringComparison.Ordinal);
        await ObserveAsync(serving);
    }

    [Fact]
    public async Task Port_that_speaks_no_tls_is_named()
    {
        var opening = OpenAsync(null);
        await using var session = await _server.AcceptAsync();
        await session.WriteAsync(ScriptedSession.Banner);

        Assert.Equal(AmiEndReason.TlsFailed, (await Dialogue.Sessions.RefusedAsync(opening)).Reason);
    }

    [Fact]
    public async Task Server_that_is_silent_in_the_handshake_times_out_by_our_clock()
    {
        var time = new FakeTime();
        var options = _server.Options with { UseTls = true };
        var opening = AmiConnection.OpenAsync(options, time, CancellationToken.None);
        await using var session = await _server.AcceptAsync();
        await time.ArmedAsync(options.ConnectTimeout);

        time.Advance(options.ConnectTimeout);

        Assert.Equal(AmiEndReason.ConnectFailed, (await Dialogue.Sessions.RefusedAsync(opening)).Reason);
    }

    private Task<AmiConnection> OpenAsync(string? pin) =>
        AmiConnection.OpenAsync(_server.Options with { UseTls = true, CertificateSha256 = pin }, new FakeTime(), CancellationToken.None);

    private async Task<ScriptedSession> AcceptTlsAsync()
    {
        var tls = new SslStream(await _server.AcceptStreamAsync());
        await Patience.Of(tls.AuthenticateAsServerAsync(_certificate));
        return new ScriptedSession(tls);
    }

    /// <summary>The refused server's side may end in an error or not: both are right.</summary>
    private static async Task ObserveAsync(Task<ScriptedSession> serving)
    {
        await Task.WhenAny(serving);
        if (serving.IsCompletedSuccessfully) await (await serving).DisposeAsync();
        else _ = serving.Exception;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=pbx", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
