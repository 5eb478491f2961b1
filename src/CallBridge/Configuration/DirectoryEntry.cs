namespace CallBridge.Configuration;

/// <summary>A number that the panel suggests to everybody who uses this listener.</summary>
public sealed record DirectoryEntry
{
    /// <summary>Whose number it is.</summary>
    public string Name { get; init; } = "";

    /// <summary>In any notation, as a person would type it.</summary>
    public string Number { get; init; } = "";
}
