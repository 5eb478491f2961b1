using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;

namespace CallBridge.Ami.Sessions;

/// <summary>The byte stream of one session: TCP, and TLS over it if asked for.</summary>
internal sealed class AmiTransport : IAsyncDisposable
{
    private readonly Socket _socket;

    private AmiTransport(Socket socket, Stream stream) => (_socket, Stream) = (socket, stream);

    public Stream Stream { get; }

    /// <exception cref="AmiSessionException">No connection, or no trusted one, within <see cref="AmiOptions.ConnectTimeout"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static async Task<AmiTransport> OpenAsync(AmiOptions options, TimeProvider time, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(options.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Stream? stream = null;
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, either.Token);
            stream = new NetworkStream(socket, ownsSocket: true);
            if (!options.UseTls) return new AmiTransport(socket, stream);
            var tls = new SslStream(stream);
            stream = tls;
            await tls.AuthenticateAsClientAsync(TlsOptions(options), either.Token);
            return new AmiTransport(socket, tls);
        }
        catch (Exception error)
        {
            if (stream is not null) await stream.DisposeAsync();
            else socket.Dispose();
            cancellation.ThrowIfCancellationRequested();
            throw new AmiSessionException(End(options, error, deadline.IsCancellationRequested), error);
        }
    }

    /// <summary>
    /// Closes with a reset: an ordinary close lets the system repeat for minutes what the other end has not acknowledged, and an Originate that was
    /// reported as lost would ring a phone when the network is back.
    /// </summary>
    public ValueTask AbortAsync()
    {
        // The socket itself: its stream would say goodbye first.
        _socket.Close(0);
        return DisposeAsync();
    }

    public ValueTask DisposeAsync() => Stream.DisposeAsync();

    private static SslClientAuthenticationOptions TlsOptions(AmiOptions options)
    {
        var tls = new SslClientAuthenticationOptions { TargetHost = options.Host };
        if (options.CertificateSha256 is { } hex)
        {
            // A phone system's certificate is mostly self-signed: the pin says more than any chain, so it alone decides.
            var pinned = AmiOptionsCheck.Fingerprint(hex);
            tls.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                certificate is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(certificate.GetRawCertData()), pinned);
        }

        return tls;
    }

    private static AmiSessionEnd End(AmiOptions options, Exception error, bool timedOut)
    {
        var where = $"{options.Host}:{options.Port}";
        return error switch
        {
            OperationCanceledException when timedOut => new(AmiEndReason.ConnectFailed,
                $"The phone system at {where} did not answer within {options.ConnectTimeout.TotalSeconds:0} s. Is the address right, and does a firewall stand between?"),
            AuthenticationException when options.CertificateSha256 is not null => new(AmiEndReason.TlsFailed,
                $"The certificate of the phone system at {where} is not the pinned one. If it was renewed, set its new SHA-256 fingerprint."),
            AuthenticationException => new(AmiEndReason.TlsFailed,
                $"This machine does not trust the certificate of the phone system at {where}. Trust its issuer, or pin its SHA-256 fingerprint."),
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } => new(AmiEndReason.ConnectFailed,
                $"Nothing listens at {where}. Is the phone system running, and the manager interface enabled on that port?"),
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => new(AmiEndReason.ConnectFailed,
                $"The name '{options.Host}' of the phone system is not known to this machine's DNS."),
            SocketException socket => new(AmiEndReason.ConnectFailed,
                $"The phone system at {where} cannot be reached ({socket.SocketErrorCode})."),
            IOException => new(AmiEndReason.TlsFailed,
                $"The phone system at {where} broke off the TLS handshake. Does that port speak TLS?"),
            // Whatever else: the client tries for ever, so nothing may pass it by.
            _ => new(AmiEndReason.ConnectFailed, $"The phone system at {where} cannot be reached ({error.GetType().Name})."),
        };
    }
}
