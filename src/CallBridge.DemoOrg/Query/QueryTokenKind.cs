namespace CallBridge.DemoOrg.Query;

/// <summary>The kinds of <see cref="QueryToken"/>.</summary>
internal enum QueryTokenKind
{
    Word,
    Text,
    Number,
    Moment,
    Sign,
    End,
}
