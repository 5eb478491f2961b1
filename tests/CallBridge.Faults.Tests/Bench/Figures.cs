namespace CallBridge.Faults.Tests.Bench;

/// <summary>What may not be: each list is empty after a good run.</summary>
/// <param name="Lost">Calls whose newest content reached no Task, and nobody was told why.</param>
/// <param name="Doubled">Calls with two Tasks.</param>
/// <param name="Blocked">Records that still wait although nothing is in their way.</param>
/// <param name="Overwritten">Revisions written over a person's later edit.</param>
/// <param name="Told">Private calls whose Task says more than that.</param>
internal sealed record Figures(
    IReadOnlyList<string> Lost, IReadOnlyList<string> Doubled, IReadOnlyList<string> Blocked, IReadOnlyList<string> Overwritten, IReadOnlyList<string> Told)
{
    public bool AreGood => Lost.Count + Doubled.Count + Blocked.Count + Overwritten.Count + Told.Count == 0;

    public override string ToString() =>
        $"lost {Lost.Count}, doubled {Doubled.Count}, blocked {Blocked.Count}, overwritten {Overwritten.Count}, told {Told.Count}"
        + string.Concat(Lost.Select(l => $"\n  lost {l}").Concat(Doubled.Select(d => $"\n  doubled {d}"))
            .Concat(Blocked.Select(b => $"\n  blocked {b}")).Concat(Overwritten.Select(o => $"\n  overwritten {o}"))
            .Concat(Told.Select(t => $"\n  told {t}")));
}
