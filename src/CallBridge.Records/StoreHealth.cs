namespace CallBridge.Records;

/// <summary>Whether what happens is being kept.</summary>
/// <param name="Problem">Null if all is well; else a plain sentence.</param>
/// <param name="KeptInMemory">Transactions that could not be committed yet: gone if the process dies now.</param>
/// <param name="SetAside">A damaged database file that was renamed at the last opening, or null.</param>
public sealed record StoreHealth(string? Problem, int KeptInMemory, string? SetAside);
