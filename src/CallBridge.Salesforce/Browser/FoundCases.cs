using System.Collections.Immutable;
using CallBridge.Calls.Search;

namespace CallBridge.Salesforce.Browser;

/// <summary>Open cases that a page told of.</summary>
internal sealed record FoundCases(ImmutableArray<OpenCase> Cases)
{
    /// <summary>There are none, or they cannot be asked for.</summary>
    public static readonly FoundCases None = new([]);
}
