using System.Text;

namespace CallBridge.Ami.Wire;

/// <summary>Gives one string for each header key: a session repeats a few dozen keys for ever. Bounded, since keys are the server's to choose.</summary>
internal sealed class KeyPool
{
    private const int Keys = 512;
    private const int KeyBytes = 48;

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    public string Get(ReadOnlySpan<byte> key)
    {
        if (key.Length > KeyBytes) return Encoding.UTF8.GetString(key);
        Span<char> text = stackalloc char[KeyBytes];
        // UTF-8 never has fewer bytes than UTF-16 has characters, replacement characters included.
        text = text[..Encoding.UTF8.GetChars(key, text)];
        var pool = _keys.GetAlternateLookup<ReadOnlySpan<char>>();
        if (pool.TryGetValue(text, out var known)) return known;
        var made = text.ToString();
        if (_keys.Count < Keys) _keys.Add(made);
        return made;
    }
}
