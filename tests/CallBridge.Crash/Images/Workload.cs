using CallBridge.Calls.Records;
using CallBridge.Records;
using CallBridge.Records.Outbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Crash.Images;

/// <summary>Calls as a desk and delivery bring them to the store, several at once; each acknowledged commit is noted.</summary>
internal static class Workload
{
    private const int AtOnce = 3;
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    // About as long as a call with its matches, and long enough that the log is checkpointed now and then.
    private static readonly string Filling = new('x', 3_000);

    public static string Id(int call) => $"call-{call}";

    public static string Key(int call) => $"pbx-1001-{call}";

    public static async Task RunAsync(string directory, int calls)
    {
        await using var store = new CallStore(directory, TimeProvider.System, NullLogger<CallStore>.Instance);
        await store.OpenAsync(CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async first =>
        {
            for (var call = first; call < calls; call += AtOnce)
                await LiveAsync(store, call);
        }));
    }

    private static async Task LiveAsync(CallStore store, int call)
    {
        var key = Key(call);
        var record = new CallRecord
        {
            Key = key,
            Agent = "1001",
            CallId = Id(call),
            Revision = 1,
            Subject = "Inbound Call",
            Description = Filling,
            Type = CallType.Inbound,
            DurationSeconds = 30,
            ActivityDate = new(2026, 3, 2),
            StartedAt = At,
        };
        Kept(await store.CommitAsync([new StoreWrite.PutLive(Row(call, CallStage.Rang))]), CallStage.Rang);
        Kept(await store.CommitAsync([new StoreWrite.PutLive(Row(call, CallStage.Answered))]), CallStage.Answered);
        Kept(await store.CommitAsync([new StoreWrite.End(Row(call, CallStage.Ended), record)]), CallStage.Ended);
        var marked = await store.TakeRowAsync(key, (connection, now) => OutboxMoves.BeginSend(connection, key, now), CancellationToken.None);
        Kept(marked is null ? "not marked" : null, CallStage.Sending);
        Kept(
            await store.ChangeRowsAsync([(key, (connection, now) => OutboxMoves.Arrived(connection, key, 1, record, "00T000000000001AAA", null, now))]),
            CallStage.Saved);

        void Kept(string? problem, CallStage stage)
        {
            if (problem is not null)
                throw new InvalidOperationException($"{key} at {stage}: {problem}");
            RecordingDisk.Note(new DiskOperation.Acknowledged(call, stage));
        }
    }

    private static JournalRow Row(int call, CallStage stage) => new(Id(call), "1001", 1, $"{stage} {Filling}", At);
}
