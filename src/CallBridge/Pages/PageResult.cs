using System.Text.Json;

namespace CallBridge.Pages;

/// <summary>What came of claimed work, as a page says: hostile until checked.</summary>
/// <param name="Ok">It was done and answered.</param>
/// <param name="Problem">A plain sentence if it was not.</param>
internal sealed record PageResult(bool Ok, string? Problem = null)
{
    /// <summary>What the method returned.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Why it was refused.</summary>
    public PageProblem?[]? Errors { get; init; }

    /// <summary>Why nobody knows what became of it: <c>unanswered</c>, <c>unexplained</c>, <c>tooLong</c> or <c>closed</c>.</summary>
    public string? Lost { get; init; }

    /// <summary>Certainly not begun.</summary>
    public bool Undone { get; init; }

    /// <summary>Of a save: the call key, which the page kept with it. By that a listener that was started anew knows what it is about.</summary>
    public string? Key { get; init; }
}
