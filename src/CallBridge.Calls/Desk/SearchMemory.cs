using System.Collections.Immutable;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Desk;

/// <summary>
/// What need not be asked again, and what cannot be found yet: the last answers, by number, and the records that the agent made for a caller.
/// </summary>
internal static class SearchMemory
{
    /// <summary>The matches of a number that was asked for a moment ago, in the same objects; null if it must be asked.</summary>
    public static ImmutableArray<Match>? Recall(DeskTurn turn, string canonical, ImmutableArray<string> objects) =>
        turn.State.Answers.TryGetValue(canonical, out var answer) && answer.Until > turn.At.Monotonic && answer.Objects.SequenceEqual(objects)
            ? answer.Matches
            : null;

    /// <summary>Keeps what a call's search came to, also once the cases are known; for as long as from the first time.</summary>
    public static void Keep(DeskTurn turn, DeskCall call)
    {
        if (Canonical(turn, call.SearchedNumber) is not { } number || call.Matches.IsEmpty)
            return;
        var answers = turn.State.Answers;
        var until = answers.TryGetValue(number, out var known) && known.Until > turn.At.Monotonic ? known.Until : turn.At.Monotonic + DeskLimits.AnswerMemory;
        if (answers.Count >= DeskLimits.RememberedAnswers && known is null)
            answers = answers.Remove(answers.MinBy(answer => answer.Value.Until).Key);
        turn.State = turn.State with { Answers = answers.SetItem(number, new RememberedAnswer(call.Matches, Searching.Objects(turn, call), until)) };
    }

    /// <summary>The number may be somebody else's by now.</summary>
    public static void Forget(DeskTurn turn, DeskCall call)
    {
        if (Canonical(turn, call.Named.Number) is { } number)
            turn.State = turn.State with { Answers = turn.State.Answers.Remove(number) };
    }

    /// <summary>What was asked by another dial plan says nothing any more.</summary>
    public static void ForgetAll(DeskTurn turn) => turn.State = turn.State with { Answers = ImmutableDictionary<string, RememberedAnswer>.Empty };

    /// <summary>What is older than its time.</summary>
    public static void Expire(DeskTurn turn)
    {
        var answers = turn.State.Answers;
        foreach (var (number, answer) in answers)
        {
            if (answer.Until <= turn.At.Monotonic)
                answers = answers.Remove(number);
        }

        if (!ReferenceEquals(answers, turn.State.Answers))
            turn.State = turn.State with { Answers = answers };
    }

    /// <summary>Records that the agent made lately for calls with this number, newest first.</summary>
    public static ImmutableArray<RecordRef> CreatedFor(DeskTurn turn, string number)
    {
        var since = turn.At.Monotonic - DeskLimits.CreatedMemory;
        return
        [
            .. turn.State.Live.Values.Concat(turn.State.Ended)
                .Where(call => !call.Created.IsEmpty && turn.Rules.DialPlan.Same(call.Named.Number, number))
                .SelectMany(call => call.Created)
                .Where(created => created.At.Monotonic > since)
                .OrderByDescending(created => created.At.Monotonic)
                .Select(created => created.Record)
                .DistinctBy(record => SalesforceId.Normalise(record.Id))
                .Take(DeskLimits.CreatedRecords),
        ];
    }

    private static string? Canonical(DeskTurn turn, string? number) => turn.Rules.DialPlan.Read(number).Canonical;
}
