using System.Collections.Immutable;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Desk;

/// <summary>Whose number it was when it was last asked.</summary>
/// <param name="Matches">At least one: that nobody has a number is not remembered, since somebody may get it at any moment.</param>
/// <param name="Objects">Where it was looked for.</param>
/// <param name="Until">On the monotonic clock.</param>
public sealed record RememberedAnswer(ImmutableArray<Match> Matches, ImmutableArray<string> Objects, TimeSpan Until);
