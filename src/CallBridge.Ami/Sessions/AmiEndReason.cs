namespace CallBridge.Ami.Sessions;

/// <summary>Why there is no session, or no longer one.</summary>
public enum AmiEndReason
{
    /// <summary>No TCP connection: unknown host, refused, or no answer in time.</summary>
    ConnectFailed,

    /// <summary>No TLS: the certificate is not trusted, or not the pinned one, or the port speaks no TLS.</summary>
    TlsFailed,

    /// <summary>No banner or no answer to the login within <see cref="AmiOptions.LoginTimeout"/>.</summary>
    LoginTimedOut,

    /// <summary>The server does not accept the user or the secret.</summary>
    LoginRefused,

    /// <summary>The server closed the connection.</summary>
    ClosedByServer,

    /// <summary>The connection broke.</summary>
    ConnectionLost,

    /// <summary>A ping got no answer: the other end is gone without having said so.</summary>
    PingTimedOut,

    /// <summary>The server broke the protocol or a limit; see <see cref="AmiSessionEnd.Fault"/>.</summary>
    ProtocolFault,

    /// <summary>The consumer was slower than the events: what was lost comes back by a new session and its resync.</summary>
    InboxOverflow,

    /// <summary>We closed it.</summary>
    Stopped,
}
