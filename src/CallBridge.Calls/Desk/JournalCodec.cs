using System.Text.Json;
using CallBridge.Calls.Records;

namespace CallBridge.Calls.Desk;

/// <summary>A call as it lies on disk.</summary>
public static class JournalCodec
{
    /// <summary>Version of the shape; a row of a newer one is left alone.</summary>
    public const int Schema = 1;

    public static JournalRow Write(DeskCall call) =>
        new(call.Id, call.Agent, Schema, JsonSerializer.Serialize(call, JournalJson.Default.DeskCall), call.ConfirmedAt.Utc);

    /// <summary>
    /// Reads a row back. Monotonic times of another process mean nothing here but their distances do, wherever the wall clock was set
    /// meanwhile: they are moved together, by the wall clock's distance from the last confirmation to <paramref name="now"/>. Null if the row is of another schema or cannot be read.
    /// </summary>
    public static DeskCall? Read(JournalRow row, Moment now)
    {
        if (row.Schema != Schema)
            return null;
        try
        {
            var call = JsonSerializer.Deserialize(row.Json, JournalJson.Default.DeskCall);
            return call is null ? null : Rebase(call, now);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DeskCall Rebase(DeskCall call, Moment now)
    {
        var shift = now.Monotonic - Past(now.Utc - call.ConfirmedAt.Utc) - call.ConfirmedAt.Monotonic;
        Moment At(Moment then) => then with { Monotonic = then.Monotonic + shift };
        return call with
        {
            StartedAt = At(call.StartedAt),
            ConnectedAt = call.ConnectedAt is { } connected ? At(connected) : null,
            EndedAt = call.EndedAt is { } ended ? At(ended) : null,
            StateSince = At(call.StateSince),
            ConfirmedAt = At(call.ConfirmedAt),
            Created = [.. call.Created.Select(created => created with { At = At(created.At) })],
            UnconfirmedSince = null,
            ClosingUntil = null,
            WrapUpUntil = call.WrapUpUntil is { } until ? Left(until, call, now) : null,
        };
    }

    /// <summary>What is left of wrap-up: never more than the whole of it.</summary>
    private static Moment? Left(Moment until, DeskCall call, Moment now)
    {
        var whole = until.Monotonic - (call.EndedAt ?? call.ConfirmedAt).Monotonic;
        var left = until.Utc - now.Utc;
        return left <= TimeSpan.Zero ? null : now.Plus(left < whole ? left : whole);
    }

    // A wall clock set back must not put the past into the future.
    private static TimeSpan Past(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
