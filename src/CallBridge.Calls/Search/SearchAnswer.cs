using System.Collections.Immutable;

namespace CallBridge.Calls.Search;

/// <summary>Candidates, or why Salesforce could not be asked.</summary>
/// <param name="Candidates">Empty if none, or if there is a problem.</param>
/// <param name="Problem">Null if answered; else a plain sentence.</param>
public sealed record SearchAnswer(ImmutableArray<Candidate> Candidates, string? Problem)
{
    public static SearchAnswer Failed(string problem) => new([], problem);
}
