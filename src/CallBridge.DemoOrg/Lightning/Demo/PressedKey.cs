namespace CallBridge.DemoOrg.Lightning.Demo;

/// <summary>What goes with a pressed key: the number, where one is dialled.</summary>
internal sealed record PressedKey(string? Number);
