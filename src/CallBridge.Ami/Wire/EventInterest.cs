using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace CallBridge.Ami.Wire;

/// <summary>
/// The events a subscriber wants. A busy server sends 1,250 events a second to every listener and most of them matter to none,
/// so an event is judged by the bytes of its first line, before anything of it is allocated.
/// </summary>
public sealed class EventInterest
{
    /// <summary>Longer than any event name of Asterisk (<c>MusicOnHoldStart</c>…); a longer name is wanted by nobody.</summary>
    public const int NameBytes = 64;

    private readonly FrozenSet<string>? _names;

    private EventInterest(FrozenSet<string>? names) => _names = names;

    /// <summary>Every event.</summary>
    public static EventInterest All { get; } = new(null);

    /// <summary>The named events, compared without case.</summary>
    public static EventInterest Of(params IEnumerable<string> names) => new(names.ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    public bool Contains(string name) => _names is null || _names.Contains(name);

    /// <param name="name">The bytes of the name; event names are ASCII.</param>
    /// <param name="known">The name as a string that exists already, if this set names it.</param>
    internal bool Contains(ReadOnlySpan<byte> name, out string? known)
    {
        known = null;
        if (_names is null) return true;
        if (name.Length > NameBytes) return false;
        Span<char> text = stackalloc char[name.Length];
        for (var i = 0; i < name.Length; i++) text[i] = (char)name[i];
        return _names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out known);
    }

    [ExcludeFromCodeCoverage]
    public override string ToString() => _names is null ? "all events" : $"{_names.Count} events";
}
