using System.Collections.Immutable;

namespace CallBridge.Calls.Desk;

/// <summary>What a step came to.</summary>
/// <param name="State">The desk from now on.</param>
/// <param name="Effects">To be started in this order.</param>
public readonly record struct DeskStep(DeskState State, ImmutableArray<DeskEffect> Effects);
