using System.Collections.Immutable;
using CallBridge.Calls.Search;

namespace CallBridge.Salesforce.Browser;

/// <summary>The org as seen by the user who is signed in to one page.</summary>
/// <param name="Facts">What the core is told.</param>
/// <param name="HasApex">Whether the classes CallBridgeOrg and CallBridgeLog are there and this user may run them.</param>
/// <param name="ClosedStatus">A TaskStatus that is closed.</param>
/// <param name="Username">Who is signed in; null if that cannot be told.</param>
/// <param name="RecordTypes">Ids of the user's record types for Tasks, by developer name; none where they cannot be told.</param>
internal sealed record PageOrg(OrgFacts Facts, bool HasApex, string ClosedStatus, string? Username, ImmutableDictionary<string, string> RecordTypes);
