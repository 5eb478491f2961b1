using System.Collections.Immutable;

namespace CallBridge.Calls.Search;

/// <summary>One question to Salesforce: whose number is this?</summary>
/// <param name="Notations">Every way in which the number may be stored, most likely first; digits and a leading plus only.</param>
/// <param name="Objects">sObject types to search (API names), in the softphone layout's order.</param>
public sealed record SearchRequest(ImmutableArray<string> Notations, ImmutableArray<string> Objects)
{
    /// <summary>
    /// Records that the agent made for this number a short while ago. What the search does not find of them yet is read by its id, and verified
    /// as any candidate is.
    /// </summary>
    public ImmutableArray<RecordRef> Created { get; init; } = [];
}
