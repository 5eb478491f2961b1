using CallBridge.DemoOrg.Org;

namespace CallBridge.DemoOrg.Lightning.Records;

/// <summary>The Tasks on a record's timeline.</summary>
internal static class Activities
{
    /// <summary>How many calls the home page lists.</summary>
    private const int LatestCalls = 8;

    public static (IEnumerable<OrgRecord> Upcoming, IEnumerable<OrgRecord> Past) Of(OrgRecord record, OrgStore org)
    {
        var tasks = org.All("Task").Where(task => BelongsTo(task, record)).ToLookup(task => task.Is("IsClosed"));
        return (tasks[false].OrderBy(task => task["ActivityDate"] as DateOnly? ?? DateOnly.MaxValue), NewestFirst(tasks[true]));
    }

    public static IEnumerable<OrgRecord> Latest(OrgStore org) =>
        NewestFirst(org.All("Task").Where(task => task.Is("IsClosed") && task.Text("TaskSubtype") == "Call")).Take(LatestCalls);

    // An account's timeline shows what was done with its contacts, too; AccountId is derived from both.
    private static bool BelongsTo(OrgRecord task, OrgRecord record) =>
        task.Text("WhoId") == record.Id || task.Text("WhatId") == record.Id || task.Text("AccountId") == record.Id;

    // By day first, since a Task's own date may lie before the day on which it was written.
    private static IOrderedEnumerable<OrgRecord> NewestFirst(IEnumerable<OrgRecord> tasks) => tasks
        .Reverse()
        .OrderByDescending(task => task["ActivityDate"] as DateOnly? ?? DateOnly.MinValue)
        .ThenByDescending(task => task["CompletedDateTime"] as DateTimeOffset? ?? task["CreatedDate"] as DateTimeOffset?);
}
