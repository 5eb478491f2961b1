namespace CallBridge.Calls.Desk;

/// <summary>When a matched record opens by itself.</summary>
public enum ScreenPopWhen
{
    Manual,
    Ringing,
    Answered,
}
