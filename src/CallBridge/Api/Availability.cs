namespace CallBridge.Api;

internal enum Availability
{
    Available,
    NotConnected,
}
