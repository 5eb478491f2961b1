namespace CallBridge.Lab.Tests.Flood;

/// <summary>Runs after all others, with nothing beside it: what is measured of this process (its heap) would be theirs too.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
