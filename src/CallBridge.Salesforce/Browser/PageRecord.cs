using CallBridge.Calls.Search;

namespace CallBridge.Salesforce.Browser;

/// <summary>The answer to a question for a record.</summary>
/// <param name="Details">Null: there is none, or it cannot be asked for.</param>
internal sealed record PageRecord(RecordDetails? Details);
