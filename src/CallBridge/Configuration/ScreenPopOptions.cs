using CallBridge.Calls.Desk;

namespace CallBridge.Configuration;

/// <summary>Section <c>ScreenPop</c>.</summary>
public sealed record ScreenPopOptions
{
    public const string Section = "ScreenPop";

    /// <value>Manual (default), Ringing or Answered.</value>
    public ScreenPopWhen When { get; init; }
}
