using CallBridge.Calls;
using CallBridge.Calls.Desk;

namespace CallBridge.Pages;

/// <summary>What a pop is about; what it opens is the layout's matter, which the page knows.</summary>
/// <param name="Kind"><c>record</c> with one match, <c>search</c> with several, <c>none</c> without any.</param>
/// <param name="Record">The one match.</param>
/// <param name="Text">What finds several on Salesforce's search page.</param>
/// <param name="Number">The caller's.</param>
/// <param name="CalledNumber">That was called.</param>
internal sealed record PopTarget(string Kind, RecordRef? Record, string? Text, string? Number, string? CalledNumber)
{
    public static PopTarget Of(DoRequest.Pop pop) => new(
        pop.Record is not null ? "record" : pop.SearchText is not null ? "search" : "none",
        pop.Record, pop.SearchText, pop.Number, pop.CalledNumber);
}
