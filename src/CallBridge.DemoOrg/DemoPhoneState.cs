namespace CallBridge.DemoOrg;

/// <summary>The pretend desk phone at one moment.</summary>
/// <param name="Summary">What its display says, such as "Idle" or "Ringing: 07814256404".</param>
/// <param name="Lines">Its live calls, oldest first.</param>
public sealed record DemoPhoneState(string Summary, IReadOnlyList<DemoPhoneLine> Lines);
