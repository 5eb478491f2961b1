using CallBridge.Calls.Records;

namespace CallBridge.Records.Delivering;

/// <summary>A record as it was saved.</summary>
internal static class RecordLinks
{
    /// <summary>Without the links that Salesforce refused.</summary>
    public static CallRecord Without(this CallRecord record, DroppedLinks dropped) => record with
    {
        WhoId = dropped.HasFlag(DroppedLinks.Who) ? null : record.WhoId,
        WhatId = dropped.HasFlag(DroppedLinks.What) ? null : record.WhatId,
    };
}
