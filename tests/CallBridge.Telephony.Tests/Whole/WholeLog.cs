namespace CallBridge.Telephony.Tests.Whole;

/// <summary>What happened in the last few steps.</summary>
internal static class WholeLog
{
    private const string StepMark = "----";
    private const int StepsKept = 4;

    /// <summary>Begins a step.</summary>
    public static void Trim<T>(List<T> log)
        where T : class
    {
        log.Add((T)(object)StepMark);
        var marks = 0;
        for (var i = log.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(log[i], StepMark) && ++marks > StepsKept)
            {
                log.RemoveRange(0, i);
                return;
            }
        }
    }
}
