namespace CallBridge.Ami.Wire;

/// <summary>
/// One received message: an ordered multimap, since keys repeat (<c>ChanVariable</c>, <c>Output</c>), with keys compared without case.
/// The sixty lines of the longest usual event are searched in order: no index is worth its allocation.
/// </summary>
public sealed class AmiMessage
{
    /// <summary>The key under which each line of a command's output stands, in the new and the old form of the answer alike.</summary>
    public const string OutputKey = "Output";

    private readonly AmiHeader[] _headers;

    public AmiMessage(IEnumerable<AmiHeader> headers) : this(headers.ToArray())
    {
    }

    internal AmiMessage(AmiHeader[] headers) => _headers = headers;

    /// <summary>All lines in the order of the wire.</summary>
    public IReadOnlyList<AmiHeader> Headers => _headers;

    /// <summary>The value of the first line: the event's or the response's name. Empty for an empty message.</summary>
    public string Name => _headers.Length == 0 ? "" : _headers[0].Value;

    /// <summary>The event's name (<c>Newchannel</c>), or null if this is no event.</summary>
    public string? Event => FirstIs("Event");

    /// <summary>The response's word (<c>Success</c>, <c>Error</c>, <c>Follows</c>, <c>Goodbye</c>), or null if this is no response.</summary>
    public string? Response => FirstIs("Response");

    /// <summary>The id of the action this belongs to, wherever it stands, or null.</summary>
    public string? ActionId => this["ActionID"];

    /// <summary>The first value of a key, or null if the key is absent.</summary>
    public string? this[string key]
    {
        get
        {
            foreach (var header in _headers)
                if (header.Is(key)) return header.Value;
            return null;
        }
    }

    /// <summary>All values of a key in the order of the wire.</summary>
    public IEnumerable<string> GetAll(string key)
    {
        foreach (var header in _headers)
            if (header.Is(key)) yield return header.Value;
    }

    /// <summary>The kind and name alone: values hold phone numbers, which have no place in a log.</summary>
    public override string ToString() => _headers.Length == 0 ? "(empty)" : $"{_headers[0].Key}: {_headers[0].Value}";

    private string? FirstIs(string key) => _headers.Length > 0 && _headers[0].Is(key) ? _headers[0].Value : null;
}
