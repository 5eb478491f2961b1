namespace CallBridge.Calls.Desk;

/// <summary>What became of the last command that is over.</summary>
public sealed record LastCommand(string Id, PhoneAction Name, CommandState State, string? Problem);
