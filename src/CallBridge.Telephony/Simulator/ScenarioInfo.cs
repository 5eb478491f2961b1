namespace CallBridge.Telephony.Simulator;

/// <summary>A script that can be played.</summary>
/// <param name="Id">For <see cref="SimulatedPhones.PlayAsync"/>: lower case with hyphens.</param>
/// <param name="Title">For a button.</param>
/// <param name="Description">What will happen.</param>
public sealed record ScenarioInfo(string Id, string Title, string Description);
