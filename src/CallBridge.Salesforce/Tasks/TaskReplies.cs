using CallBridge.Salesforce.Rest;

namespace CallBridge.Salesforce.Tasks;

/// <summary>What came of one request for one or several records.</summary>
/// <param name="Whole">The answer to the request as such, if it did not come to its records; else null.</param>
/// <param name="Each">One a record, in the order sent.</param>
internal sealed record TaskReplies(RestReply? Whole, IReadOnlyList<RestReply> Each)
{
    public static TaskReplies Of(IReadOnlyList<RestReply> each) => new(null, each);

    public static TaskReplies OfWhole(RestReply whole) => new(whole, []);
}
