using CallBridge.Calls.Search;

namespace CallBridge.Salesforce.Org;

/// <summary>What saving needs to know of the org, asked once.</summary>
/// <param name="Facts">What the core is told.</param>
/// <param name="Task">The Task as described.</param>
/// <param name="ClosedStatus">A TaskStatus that is closed, by the name that the API takes.</param>
internal sealed record OrgKnowledge(OrgFacts Facts, ObjectSchema Task, string ClosedStatus);
