using System.Collections.Immutable;
using CallBridge.Calls.Search;

namespace CallBridge.Salesforce.Browser;

/// <summary>Users with an extension that a page told of.</summary>
internal sealed record FoundColleagues(ImmutableArray<Colleague>? Colleagues)
{
    /// <summary>They cannot be asked for.</summary>
    public static readonly FoundColleagues None = new([]);
}
