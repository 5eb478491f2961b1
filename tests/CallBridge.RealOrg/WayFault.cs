namespace CallBridge.RealOrg;

/// <summary>What happens to each save on its way.</summary>
internal enum WayFault
{
    None,
    LostRequest,
    LostAnswer,
    Down,
}
