using System.Collections.Immutable;
using System.Text;

namespace CallBridge.Ami.Wire;

/// <summary>
/// An action to send: ordered headers, keys may repeat (<c>Variable</c>). Immutable; each header is checked when it is added, so an action that exists
/// can be sent. CR, LF and NUL are refused everywhere: a number with a line break in it is an injected action.
/// </summary>
public sealed class AmiAction
{
    private const string ActionIdKey = "ActionID";

    private readonly ImmutableList<AmiHeader> _headers;

    /// <param name="name">The action's name, such as <c>Originate</c>.</param>
    /// <exception cref="AmiActionException">The name cannot be sent.</exception>
    public AmiAction(string name) : this(ImmutableList<AmiHeader>.Empty, null)
    {
        Check("Action", name);
        if (name.Length == 0) throw new AmiActionException("Action", "is empty; give the action's name.");
        _headers = _headers.Add(new AmiHeader("Action", name));
    }

    private AmiAction(ImmutableList<AmiHeader> headers, string? actionId) => (_headers, ActionId) = (headers, actionId);

    public string Name => _headers[0].Value;

    /// <summary>The id chosen by the caller; null means that the session gives one.</summary>
    public string? ActionId { get; }

    /// <summary>All headers but <c>ActionID</c>, in order.</summary>
    public IReadOnlyList<AmiHeader> Headers => _headers;

    /// <summary>The action with one more header.</summary>
    /// <exception cref="AmiActionException">The header holds CR, LF or NUL, is too long, or is one too many; or the key is no key.</exception>
    public AmiAction With(string key, string value)
    {
        CheckKey(key);
        Check(key, value);
        if (string.Equals(key, ActionIdKey, StringComparison.OrdinalIgnoreCase)) return WithActionId(value);
        // One place is kept for the ActionID.
        if (_headers.Count >= AmiLimits.SentHeaders - 1)
            throw new AmiActionException(key, $"is one header too many; Asterisk reads {AmiLimits.SentHeaders}, the ActionID included.");
        return new AmiAction(_headers.Add(new AmiHeader(key, value)), ActionId);
    }

    /// <summary>The action with one more header, unless the value is null.</summary>
    /// <inheritdoc cref="With(string, string)"/>
    public AmiAction WithOptional(string key, string? value) => value is null ? this : With(key, value);

    /// <summary>The action with an id of the caller's; it must be unique in the session.</summary>
    /// <exception cref="AmiActionException">The id is empty, too long or holds CR, LF or NUL.</exception>
    public AmiAction WithActionId(string actionId)
    {
        Check(ActionIdKey, actionId);
        if (actionId.Length == 0) throw new AmiActionException(ActionIdKey, "is empty.");
        return new AmiAction(_headers, actionId);
    }

    /// <summary>The bytes on the wire. The id stands second, as Asterisk's own examples have it.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(256);
        Append(text, _headers[0]);
        if (ActionId is not null) Append(text, new AmiHeader(ActionIdKey, ActionId));
        foreach (var header in _headers.Skip(1)) Append(text, header);
        return Encoding.UTF8.GetBytes(text.Append("\r\n").ToString());
    }

    /// <summary>The name alone: values hold phone numbers and secrets, which have no place in a log.</summary>
    public override string ToString() => $"Action: {Name}";

    private static void Append(StringBuilder text, AmiHeader header) =>
        text.Append(header.Key).Append(": ").Append(header.Value).Append("\r\n");

    private static void CheckKey(string key)
    {
        // The grammar is not written down; every header of Asterisk is made of these.
        if (key.Length == 0 || key.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
            throw new AmiActionException(Printable(key), "a key is made of letters, digits, '-' and '_'.");
        if (string.Equals(key, "Action", StringComparison.OrdinalIgnoreCase))
            throw new AmiActionException(key, "is set by the constructor and cannot be added.");
    }

    private static void Check(string key, string value)
    {
        if (value.AsSpan().IndexOfAny('\r', '\n', '\0') >= 0)
            throw new AmiActionException(key, "the value holds a line break or a NUL, which would inject a header or an action.");
        if (Encoding.UTF8.GetByteCount(value) + key.Length + ": \r\n".Length > AmiLimits.SentLineBytes)
            throw new AmiActionException(key, $"the line is longer than the {AmiLimits.SentLineBytes} bytes that Asterisk reads; shorten the value.");
    }

    private static string Printable(string key) =>
        new(key.Take(32).Select(c => c is > ' ' and < '\x7f' ? c : '?').ToArray());
}
