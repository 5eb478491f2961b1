namespace CallBridge.DemoOrg.Lightning.OpenCti;

/// <summary>What became of a call of Apex.</summary>
/// <param name="Result">What the method returned, as text; null if it was not run.</param>
/// <param name="Problem">Why it was not run; null if it was.</param>
internal sealed record ApexResult(string? Result, string? Problem = null);
