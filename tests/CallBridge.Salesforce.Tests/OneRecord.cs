using CallBridge.Calls;
using CallBridge.Calls.Records;

namespace CallBridge.Salesforce.Tests;

/// <summary>Asks for one record alone.</summary>
internal static class OneRecord
{
    public static async Task<SaveOutcome> SaveAsync(this ISalesforce salesforce, CallRecord record, string? taskId, CancellationToken cancellationToken) =>
        Assert.Single(await salesforce.SaveAsync([new(record, taskId)], cancellationToken));

    public static async Task<FindOutcome> FindAsync(this ISalesforce salesforce, string key, CancellationToken cancellationToken) =>
        Assert.Single(await salesforce.FindAsync([OrgBench.Record(key)], cancellationToken));
}
