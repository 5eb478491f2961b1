namespace CallBridge.DemoOrg;

/// <summary>A key of the pretend desk phone, or something that the far end can do.</summary>
/// <param name="Id">A stable name: answer, hangup, hold, dial, far-hangup.</param>
/// <param name="Label">The button's text.</param>
/// <param name="NeedsNumber">Whether a number is dialled with it.</param>
/// <param name="FarEnd">Whether the other party does it, not the agent.</param>
public sealed record DemoPhoneKey(string Id, string Label, bool NeedsNumber, bool FarEnd);
