namespace CallBridge.Configuration;

/// <summary>Which phone system is followed.</summary>
public enum TelephonyProvider
{
    Simulator,
    Asterisk,
}
