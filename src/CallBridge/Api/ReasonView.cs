namespace CallBridge.Api;

/// <param name="Code">Stable word for programs.</param>
/// <param name="Message">What is wrong, for people.</param>
/// <param name="Action">What to do about it.</param>
internal sealed record ReasonView(string Code, string Message, string Action)
{
    /// <summary>The message's own code, where it says more than <see cref="Code"/>.</summary>
    public string? Said => Sentences.Of(Message)?.Code;
}
