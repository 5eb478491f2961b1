namespace CallBridge.DemoOrg.Query;

/// <summary>A word, literal or sign of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written; of a text literal, what stands between the quotes, unescaped.</param>
/// <param name="Position">Where it starts, from 0.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, string Text, int Position)
{
    public bool Is(string word) =>
        Kind is QueryTokenKind.Word or QueryTokenKind.Sign && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
