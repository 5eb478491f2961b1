namespace CallBridge.Ami.Wire;

/// <summary>One line of a message: <c>Key: Value</c>.</summary>
/// <param name="Key">As sent; compare without case. Empty for a line without a colon (the rest of a value that held a line break).</param>
/// <param name="Value">Without the one space after the colon; other spaces are kept, since <c>Output:</c> is indented text.</param>
public readonly record struct AmiHeader(string Key, string Value)
{
    /// <summary>The key alone: values hold numbers and secrets, which have no place in a log.</summary>
    public override string ToString() => Key;

    internal bool Is(string key) => string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);
}
