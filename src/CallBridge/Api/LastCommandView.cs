using CallBridge.Calls.Desk;

namespace CallBridge.Api;

/// <summary>What became of the last command that is over.</summary>
internal sealed record LastCommandView(string Id, PhoneAction Name, CommandState State, string? Problem)
{
    private readonly Sentence? _said = Sentences.Of(Problem);

    /// <summary>The problem's code.</summary>
    public string? Code => _said?.Code;

    /// <summary>What stands in its places.</summary>
    public IReadOnlyDictionary<string, string>? Values => _said?.Values;

    public static LastCommandView? Of(LastCommand? last) => last is null ? null : new(last.Id, last.Name, last.State, last.Problem);
}
