using CallBridge.Calls.Desk;

namespace CallBridge.Configuration;

/// <summary>Section <c>ScreenPop</c>.</summary>
public sealed record ScreenPopOptions
{
    public const string Section = "ScreenPop";

    /// <value>Manual, Ringing or Answered; default: what the call center definition says, else Manual.</value>
    public ScreenPopWhen? When { get; init; }
}
