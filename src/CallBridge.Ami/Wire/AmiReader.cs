using System.Buffers;
using System.Text;

namespace CallBridge.Ami.Wire;

/// <summary>
/// Frames bytes into messages. Pure: no I/O, and the same messages and faults however the bytes are cut into pieces.
/// <code>
/// banner CRLF  ( header CRLF )+ CRLF  ( header CRLF )+ CRLF  …
/// </code>
/// Lines end with LF, with or without CR. Whole lines are consumed at once and unfinished ones are searched once only, so a server that
/// drips single bytes costs no more than one that does not. Framing is on bytes and decoding per line: a multibyte character cut by
/// a read is none to us, and invalid UTF-8 becomes replacement characters.
/// </summary>
public sealed class AmiReader
{
    private const byte Cr = (byte)'\r';
    private const byte Lf = (byte)'\n';
    private const byte Colon = (byte)':';
    private const byte Space = (byte)' ';

    private readonly AmiLimits _limits;
    private readonly EventInterest _interest;
    private readonly KeyPool _keys = new();
    private readonly List<AmiHeader> _headers = [];

    private State _state;
    private long _scanned;
    private long _messageBytes;
    private int _malformedInARow;

    /// <param name="limits">What a server may send.</param>
    /// <param name="interest">Which events are wanted.</param>
    /// <param name="expectBanner">False for bytes from the middle of a session.</param>
    public AmiReader(AmiLimits limits, EventInterest interest, bool expectBanner = true)
    {
        _limits = limits;
        _interest = interest;
        _state = expectBanner ? State.Banner : State.Between;
    }

    private enum State
    {
        Banner,
        Between,
        Headers,
        Skipping,
        Follows,
        FollowsEnded,
    }

    /// <summary>The banner (<c>Asterisk Call Manager/11.0.0</c>) once it was read.</summary>
    public string? Banner { get; private set; }

    /// <summary>Messages that ended so far, discarded ones included: the sign that the server lives.</summary>
    public long MessagesSeen { get; private set; }

    /// <summary>
    /// While set, unwanted events are kept too: the items of a list response are events of many names, known by an ActionID that may
    /// stand in any line.
    /// </summary>
    public bool KeepEverything { get; set; }

    /// <summary>Reads the next message that is to be kept.</summary>
    /// <param name="buffer">All bytes not consumed yet; what remains must be given again, with more behind it.</param>
    /// <param name="message">The message, if one is complete.</param>
    /// <returns>False if more bytes are needed.</returns>
    /// <exception cref="AmiProtocolException">The server broke a limit; the reader is of no further use.</exception>
    public bool TryRead(ref ReadOnlySequence<byte> buffer, out AmiMessage? message)
    {
        while (!TryReadFirstSegment(ref buffer, out message))
        {
            if (!TryTakeLine(ref buffer, out var line)) return false;
            message = TakeSplit(line);
            if (message is not null) return true;
        }

        return true;
    }

    /// <summary>Takes the lines that lie whole in the first segment, which nearly all do: there a plain search in a span is enough.</summary>
    private bool TryReadFirstSegment(ref ReadOnlySequence<byte> buffer, out AmiMessage? message)
    {
        message = null;
        if (_scanned > 0) return false;
        var rest = buffer.FirstSpan;
        var consumed = 0;
        for (var end = rest.IndexOf(Lf); end >= 0 && message is null; end = rest.IndexOf(Lf))
        {
            if (end > _limits.LineBytes) throw LineTooLong();
            message = Take(rest[..end]);
            rest = rest[(end + 1)..];
            consumed += end + 1;
        }

        if (consumed > 0) buffer = buffer.Slice(consumed);
        return message is not null;
    }

    private bool TryTakeLine(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> line)
    {
        var end = buffer.Slice(_scanned).PositionOf(Lf);
        line = end is null ? default : buffer.Slice(0, end.Value);
        _scanned = end is null ? buffer.Length : 0;
        if (Math.Max(_scanned, line.Length) > _limits.LineBytes) throw LineTooLong();
        if (end is null) return false;
        buffer = buffer.Slice(buffer.GetPosition(1, end.Value));
        return true;
    }

    private AmiMessage? TakeSplit(in ReadOnlySequence<byte> line)
    {
        var length = (int)line.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            line.CopyTo(rented);
            return Take(rented.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private AmiMessage? Take(ReadOnlySpan<byte> line)
    {
        if (_state == State.Banner)
        {
            TakeBanner(line.TrimEnd(Cr));
            return null;
        }

        _messageBytes += line.Length + 1;
        if (_messageBytes > _limits.MessageBytes)
            throw new AmiProtocolException(AmiFault.MessageTooLong, $"The server sent a message of more than {_limits.MessageBytes} bytes.");
        if (line is [.. var text, Cr]) line = text;

        if (_state == State.Follows) TakeFollowsLine(line);
        else if (line.IsEmpty) return EndMessage();
        else if (_state == State.Between) TakeFirstLine(line);
        else if (_state == State.Headers) Add(line);
        return null;
    }

    private void TakeBanner(ReadOnlySpan<byte> line)
    {
        // Every version since 1.0 says "Asterisk Call Manager/<version>"; proxies put a word between.
        if (line.IndexOf("Call Manager"u8) < 0)
            throw new AmiProtocolException(AmiFault.NotAmi, "The port answers, but not as an Asterisk manager interface.");
        Banner = Encoding.UTF8.GetString(line);
        _state = State.Between;
    }

    private void TakeFirstLine(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf(Colon);
        if (colon <= 0)
        {
            if (++_malformedInARow > _limits.MalformedMessagesInARow)
                throw new AmiProtocolException(AmiFault.Garbage, "The server sends lines that are no manager messages.");
            _state = State.Skipping;
            return;
        }

        _malformedInARow = 0;
        var key = line[..colon];
        var value = line[(colon + 1)..].Trim(Space);
        if (Ascii.EqualsIgnoreCase(key, "Event"u8))
        {
            if (!_interest.Contains(value, out var known) && !KeepEverything)
            {
                _state = State.Skipping;
                return;
            }

            _headers.Add(new AmiHeader(_keys.Get(key), known ?? _keys.Get(value)));
            _state = State.Headers;
            return;
        }

        Add(line);
        var follows = Ascii.EqualsIgnoreCase(key, "Response"u8) && Ascii.EqualsIgnoreCase(value, "Follows"u8);
        _state = follows ? State.Follows : State.Headers;
    }

    /// <summary>
    /// Servers before Asterisk 14 answer <c>Command</c> with the raw output, blank lines and colons included, between the headers
    /// <c>Privilege</c> and <c>ActionID</c> and a mark that may stand at the end of the last line of output. Here each raw line
    /// becomes an <c>Output</c> header, as newer servers send it.
    /// </summary>
    private void TakeFollowsLine(ReadOnlySpan<byte> line)
    {
        var mark = "--END COMMAND--"u8;
        var ended = line.EndsWith(mark);
        if (ended) line = line[..^mark.Length];
        var output = _headers[^1].Key == AmiMessage.OutputKey;
        var colon = line.IndexOf(Colon);
        if (!output && colon > 0
            && (Ascii.EqualsIgnoreCase(line[..colon], "Privilege"u8) || Ascii.EqualsIgnoreCase(line[..colon], "ActionID"u8)))
            Add(line);
        else if (!ended || !line.IsEmpty)
            Add(AmiMessage.OutputKey, Encoding.UTF8.GetString(line));
        if (ended) _state = State.FollowsEnded;
    }

    private void Add(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf(Colon);
        if (colon < 0)
        {
            Add("", Encoding.UTF8.GetString(line));
            return;
        }

        var value = line[(colon + 1)..];
        if (value is [Space, .. var rest]) value = rest;
        Add(_keys.Get(line[..colon].Trim(Space)), value.IsEmpty ? "" : Encoding.UTF8.GetString(value));
    }

    private void Add(string key, string value)
    {
        if (_headers.Count == _limits.HeadersPerMessage)
            throw new AmiProtocolException(AmiFault.TooManyHeaders, $"The server sent a message of more than {_limits.HeadersPerMessage} lines.");
        _headers.Add(new AmiHeader(key, value));
    }

    private AmiMessage? EndMessage()
    {
        var empty = _state == State.Between;
        _messageBytes = 0;
        _state = State.Between;
        if (empty) return null;
        MessagesSeen++;
        if (_headers.Count == 0) return null;
        var message = new AmiMessage(_headers.ToArray());
        _headers.Clear();
        return message;
    }

    private AmiProtocolException LineTooLong() =>
        new(AmiFault.LineTooLong, $"The server sent a line of more than {_limits.LineBytes} bytes.");
}
