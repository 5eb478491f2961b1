using System.Collections.Concurrent;
using CallBridge.Calls.Records;
using CallBridge.Crash.Phone;
using CallBridge.DemoOrg.Org;

namespace CallBridge.Crash;

/// <summary>The Tasks of calls in the org, held against the calls that there really were.</summary>
internal sealed class OrgRecords
{
    private readonly OrgStore _org;
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    public OrgRecords(OrgStore org)
    {
        _org = org;
        org.Changed += (_, change) =>
        {
            if (change.Record.Type == "Task" && change.Record["CallObject"] is string key)
                _seen[key] = true;
        };
    }

    public int Count => Keys().Count();

    public bool HasAll(IEnumerable<PhoneCall> calls) => calls.All(call => _seen.ContainsKey(call.Key));

    /// <summary>What is missing, what is there twice or for no call, and what tells of a private call whom it was with; each is told once.</summary>
    public (List<string> Lost, List<string> Doubled, List<string> Told) Judge(IReadOnlyList<PhoneCall> calls)
    {
        var there = Keys().CountBy(key => key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        List<string> lost = [], doubled = [], told = [];
        foreach (var call in calls)
        {
            var tasks = there.GetValueOrDefault(call.Key);
            there.Remove(call.Key);
            if (call.IsReported)
                continue;
            if (tasks == 0 && call.IsDue && !call.IsPrivateTried)
                lost.Add($"lost: {call.Key}");
            else if (tasks > 1)
                doubled.Add($"doubled: {call.Key} has {tasks} Tasks");
            else if (call.IsPrivate && _org.FindBy("Task", "CallObject", call.Key).Any(Tells))
                told.Add($"told: {call.Key} is private");
            else
                continue;
            call.IsReported = true;
        }

        doubled.AddRange(there.Keys.Select(key => $"doubled: a Task {key} of no call"));
        return (lost, doubled, told);
    }

    private static bool Tells(OrgRecord task) =>
        task["Subject"] as string != RecordRules.PrivateSubject || task["Description"] is not null || task["WhoId"] is not null || task["WhatId"] is not null;

    private IEnumerable<string> Keys() => _org.All("Task").Select(task => task["CallObject"] as string).OfType<string>();
}
