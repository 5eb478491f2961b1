namespace CallBridge.Records;

/// <summary>Whether what happens is being kept.</summary>
/// <param name="Problem">Null if all is well; else a plain sentence.</param>
/// <param name="KeptInMemory">Transactions that could not be committed yet: gone if the process dies now.</param>
/// <param name="SetAside">A damaged database file that was renamed since the program started, or null.</param>
/// <param name="Recovered">Rows (calls and records) that were brought over from it.</param>
public sealed record StoreHealth(string? Problem, int KeptInMemory, string? SetAside, int Recovered = 0)
{
    /// <summary>What a person can do about the problem; null if there is none.</summary>
    public string? Remedy { get; init; }
}
