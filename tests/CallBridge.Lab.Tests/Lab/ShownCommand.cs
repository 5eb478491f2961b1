namespace CallBridge.Lab.Tests.Lab;

/// <summary>What became of the last command about a call.</summary>
internal sealed record ShownCommand(string Id, string Name, string State, string? Problem);
