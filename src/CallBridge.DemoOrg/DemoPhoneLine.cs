namespace CallBridge.DemoOrg;

/// <summary>One live call on the pretend desk phone.</summary>
/// <param name="Number">The other party's number as the phone system gives it.</param>
/// <param name="Name">The other party's name as the phone system gives it.</param>
/// <param name="State">What the display says of it: ringing, dialling, connected, held.</param>
public sealed record DemoPhoneLine(string Number, string? Name, string State);
