namespace CallBridge.Ami;

/// <summary>
/// One element of <see cref="AmiClient.RunAsync"/>'s stream:
/// <c>( AmiDisconnected* AmiConnected ( AmiReceived | AmiConnected )* AmiDisconnected )*</c>. The consumer stamps the time.
/// </summary>
public abstract record AmiSignal
{
    private protected AmiSignal()
    {
    }
}
