namespace CallBridge.Calls.Desk;

/// <summary>
/// The desk's rules: <c>(state, input) → (state, effects)</c>. Pure: reads no clock, makes no id, starts nothing, so that every
/// rule can be tested alone, replayed and simulated.
/// </summary>
public static class DeskReducer
{
    /// <summary>Takes one input that was enqueued at <paramref name="at"/>.</summary>
    public static DeskStep Step(DeskState state, DeskInput input, Moment at)
    {
        var turn = new DeskTurn(state, at);
        switch (input)
        {
            case DeskInput.PhoneSaid said:
                PhoneInputs.Take(turn, said.Observation);
                break;
            case DeskInput.Asked asked:
                CommandInputs.Take(turn, asked);
                break;
            case DeskInput.Answered answered:
                AnswerInputs.Take(turn, answered);
                break;
            case DeskInput.PageReported or DeskInput.PageClosed or DeskInput.PagePopped or DeskInput.PageStartedNew or DeskInput.LayoutReported:
                PageInputs.Take(turn, input);
                break;
            case DeskInput.RecordMoved moved:
                RecordInputs.Take(turn, moved.Progress);
                break;
            case DeskInput.RulesChanged changed:
                turn.ChangeRules(changed.Rules);
                break;
            case DeskInput.Recovered recovered:
                turn.Recover(recovered);
                break;
            case DeskInput.RecoveredLate late:
                LateRecovery.Take(turn, late);
                break;
            case DeskInput.Tick:
                break;
        }

        Deadlines.Meet(turn);
        return turn.Finish();
    }

    /// <summary>
    /// When the desk next wants a <see cref="DeskInput.Tick"/>, on the monotonic clock; null: never as it stands.
    /// </summary>
    public static TimeSpan? NextDeadline(DeskState state) => Deadlines.Next(state);
}
