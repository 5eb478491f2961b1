using CallBridge.Calls.Records;

namespace CallBridge.Api;

internal sealed record RecordView(RecordState State, string? TaskId, string? Message)
{
    /// <summary>The message's code; null for Salesforce's own words.</summary>
    public string? Code => Sentences.Of(Message)?.Code;
}
