using System.Globalization;
using CallBridge.Calls.Records;
using CallBridge.Records;
using CallBridge.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Crash.Images;

/// <summary>
/// Opens what power failures would leave of the store's files: only the bytes that were there at each sync, and then with some of the bytes since. Each
/// image opens without salvage, holds every commit that was acknowledged before, and nothing by half.
/// </summary>
internal static class ImageRun
{
    private const int StagesOfACall = 5;

    /// <param name="images">How many are opened at least: half with synced bytes only, half torn.</param>
    /// <param name="seed">Of what is torn, and when.</param>
    /// <returns>How many were opened, and all that is wrong with them.</returns>
    public static async Task<(int Opened, List<string> Faults)> RunAsync(int images, int seed)
    {
        using var directory = new TempDirectory();
        RecordingDisk.Begin(directory.Path);
        await Workload.RunAsync(directory.Path, (images / StagesOfACall) + 20);
        var log = RecordingDisk.End();

        var random = new Random(seed);
        var (platter, known, faults, opened) = (new Platter(), new Dictionary<int, CallStage>(), new List<string>(), 0);
        var moments = Moments(log, images, random);
        for (var i = 0; i < log.Count; i++)
        {
            platter.Take(log[i]);
            if (log[i] is DiskOperation.Acknowledged(var call, var stage))
                known[call] = stage;
            if (!moments.Contains(i))
                continue;
            opened++;
            var torn = log[i] is DiskOperation.Sync ? null : random;
            using var image = new TempDirectory();
            platter.Leave(image.Path, torn);
            faults.AddRange((await OpenAsync(image.Path, known)).Select(fault =>
                string.Create(CultureInfo.InvariantCulture, $"image {i} of {log.Count}{(torn is null ? "" : " (torn)")}: {fault}")));
        }

        return (opened, faults);
    }

    // Syncs, and moments in between, spread over the whole run.
    private static HashSet<int> Moments(IReadOnlyList<DiskOperation> log, int images, Random random)
    {
        var all = Enumerable.Range(0, log.Count).ToLookup(i => log[i] is DiskOperation.Sync);
        return [.. Some(all[true]), .. Some(all[false])];

        IEnumerable<int> Some(IEnumerable<int> moments) => random.GetItems(moments.ToArray(), images).Distinct().Take((images + 1) / 2);
    }

    private static async Task<List<string>> OpenAsync(string directory, Dictionary<int, CallStage> known)
    {
        await using var store = new CallStore(directory, TimeProvider.System, NullLogger<CallStore>.Instance);
        await store.OpenAsync(CancellationToken.None);
        var live = (await store.LoadLiveAsync(default)).ToDictionary(row => row.CallId, row => row.Json);
        var ended = (await store.LoadEndedAsync(CallStore.MostListed, default)).Select(row => row.CallId).ToHashSet();
        var outbox = (await store.ListAsync(null, default)).ToDictionary(row => row.Record.CallId, row => row.State);
        var faults = new List<string>();
        if (store.Health.SetAside is not null)
            faults.Add("it was set aside as damaged");
        foreach (var (call, stage) in known)
        {
            if (Stage(Workload.Id(call)) < stage)
                faults.Add($"{Workload.Id(call)} is at {Stage(Workload.Id(call))}, though {stage} was acknowledged");
        }

        foreach (var id in live.Keys.Concat(ended).Concat(outbox.Keys).Distinct())
        {
            if (live.ContainsKey(id) == ended.Contains(id) || ended.Contains(id) != outbox.ContainsKey(id))
                faults.Add($"{id} is there by half: live {live.ContainsKey(id)}, ended {ended.Contains(id)}, record {outbox.ContainsKey(id)}");
        }

        return faults;

        CallStage Stage(string id) =>
            outbox.TryGetValue(id, out var state)
                // What was being sent is unknown after a start.
                ? state switch { RecordState.Saved => CallStage.Saved, RecordState.Unknown => CallStage.Sending, _ => CallStage.Ended }
                : live.TryGetValue(id, out var json) ? Enum.Parse<CallStage>(json.Split(' ')[0]) : CallStage.None;
    }
}
