using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CallBridge.Ami.Wire;
using CallBridge.Calls;

namespace CallBridge.Telephony.Asterisk;

/// <summary>
/// From messages of the wire to channel events, by the event reference of Asterisk 13 to 22. Pure; what is not understood, or lacks
/// what it should have, is null.
/// </summary>
public static partial class AmiTranslator
{
    /// <summary>Characters of a caller's name that are kept.</summary>
    public const int NameLength = 128;

    // A channel said to be older would begin before time does.
    private const int MostHours = 366 * 24;

    /// <summary>AST_SOFTHANGUP_EXPLICIT: a program's own wish. Other soft hang-ups are how Asterisk ends the dial plan of a call that is over.</summary>
    private const string ExplicitSoftHangUp = "32";

    // AST_SOFTHANGUP_SHUTDOWN.
    private const string ShutdownSoftHangUp = "4";

    // What stands in place of a number, or a name, that the caller or a network on the way withholds (RFC 3323, and what exchanges write).
    private static readonly FrozenSet<string> Withheld =
        new[] { "anonymous", "private", "restricted", "unavailable", "unknown", "withheld" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Func<AmiMessage, ChannelEvent?>> Events =
        new Dictionary<string, Func<AmiMessage, ChannelEvent?>>(StringComparer.OrdinalIgnoreCase)
        {
            ["Newchannel"] = m => Read(m) is { } c ? new ChannelCreated(c) : null,
            ["Newstate"] = Changed,
            ["NewCallerid"] = Changed,
            ["NewConnectedLine"] = Changed,
            ["Rename"] = m => Text(m, "Uniqueid") is { } id && Text(m, "Newname") is { } name ? new ChannelRenamed(id, name) : null,
            ["DialBegin"] = m => Read(m, "Dest") is { } dest ? new DialBegun(Read(m), dest) : null,
            ["DialState"] = m => Read(m, "Dest") is { } dest ? new DialProgressed(Read(m), dest, Text(m, "DialStatus") ?? "") : null,
            ["DialEnd"] = m => Read(m, "Dest") is { } dest
                ? new DialEnded(Read(m), dest, Text(m, "DialStatus") ?? "", Text(m, "Forward"))
                : null,
            ["BridgeCreate"] = BridgeItem,
            ["BridgeEnter"] = m => Read(m) is { } c && Text(m, "BridgeUniqueid") is { } id
                ? new BridgeEntered(id, IsHolding(m), c, Text(m, "SwapUniqueid"), IsParking(m))
                : null,
            ["BridgeLeave"] = m => Read(m) is { } c && Text(m, "BridgeUniqueid") is { } id ? new BridgeLeft(id, c) : null,
            ["BridgeDestroy"] = m => Text(m, "BridgeUniqueid") is { } id ? new BridgeGone(id) : null,
            ["LocalBridge"] = m => Read(m, "LocalOne") is { } one && Read(m, "LocalTwo") is { } two ? new LocalPaired(one, two) : null,
            ["Hold"] = m => Read(m) is { } c ? new HoldChanged(c, Held: true) : null,
            ["Unhold"] = m => Read(m) is { } c ? new HoldChanged(c, Held: false) : null,
            ["BlindTransfer"] = m => Succeeded(m) && Read(m, "Transferer") is { } by
                ? new BlindTransferred(by, Read(m, "Transferee"), Text(m, "Extension") ?? "")
                : null,
            ["AttendedTransfer"] = m => Succeeded(m) && Text(m, "DestType") != "Threeway"
                && Read(m, "OrigTransferer") is { } first && Read(m, "SecondTransferer") is { } second
                    ? new AttendedTransferred(first, second, Read(m, "Transferee"), Read(m, "TransferTarget"))
                    : null,
            ["Pickup"] = m => Read(m) is { } c && Read(m, "Target") is { } target ? new CallPickedUp(c, target) : null,
            ["ParkedCall"] = Parked,
            ["UnParkedCall"] = m => Read(m, "Parkee") is { } parkee ? new CallUnparked(parkee, Read(m, "Retriever")) : null,
            ["QueueCallerJoin"] = m => Read(m) is { } c && Text(m, "Queue") is { } queue ? new QueueJoined(queue, c) : null,
            ["AgentCalled"] = m => Read(m, "Dest") is { } c && Text(m, "Queue") is { } queue ? new QueueJoined(queue, c) : null,
            ["HangupRequest"] = m => Read(m) is { } c ? new HangUpAsked(c, Cause: Number(m, "Cause") ?? 0) : null,
            ["SoftHangupRequest"] = m => Read(m) is not { } c ? null
                : Text(m, "Cause") switch
                {
                    ExplicitSoftHangUp => new HangUpAsked(c, ByProgram: true),
                    ShutdownSoftHangUp => new CutOff(c),
                    _ => null,
                },
            ["Hangup"] = m => Read(m) is { } c ? new HungUp(c, Number(m, "Cause") ?? 0) : null,
            ["OriginateResponse"] = m => (Text(m, "Uniqueid") ?? m.ActionId) is { Length: > 0 } id
                ? new OriginateEnded(id, Text(m, "Response") == "Success", Number(m, "Reason") ?? 0)
                : null,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The events worth receiving.</summary>
    public static IReadOnlyCollection<string> Interest => Events.Keys;

    public static ChannelEvent? Translate(AmiMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Event is { } name && Events.TryGetValue(name, out var read) ? read(message) : null;
    }

    /// <summary>An item of CoreShowChannels.</summary>
    public static ChannelSnapshot? ListedChannel(AmiMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Read(message) is { } channel
            ? channel with
            {
                Application = Text(message, "Application"),
                BridgeId = Text(message, "BridgeId"),
                Age = Age(Text(message, "Duration")),
            }
            : null;
    }

    /// <summary>An item of BridgeList.</summary>
    public static BridgeSeen? ListedBridge(AmiMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return BridgeItem(message) as BridgeSeen;
    }

    /// <summary>An item of ParkedCalls: shaped as the event.</summary>
    public static CallParked? ListedParking(AmiMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Parked(message);
    }

    private static CallParked? Parked(AmiMessage m) => Read(m, "Parkee") is { } parkee
        ? new CallParked(parkee, Text(m, "ParkingSpace"), Text(m, "ParkerDialString"), Text(m, "Parkinglot"))
        : null;

    private static BridgeSeen? BridgeItem(AmiMessage m) =>
        Text(m, "BridgeUniqueid") is { } id ? new BridgeSeen(id, IsHolding(m), IsParking(m)) : null;

    private static ChannelChanged? Changed(AmiMessage m) => Read(m) is { } c ? new ChannelChanged(c) : null;

    private static bool IsHolding(AmiMessage m) => Text(m, "BridgeTechnology") == "holding_bridge";

    private static bool IsParking(AmiMessage m) => Text(m, "BridgeType") == "parking";

    private static bool Succeeded(AmiMessage m) => Text(m, "Result") is null or "Success";

    private static ChannelSnapshot? Read(AmiMessage m, string role = "")
    {
        if (Text(m, role + "Uniqueid") is not { } id || Text(m, role + "Channel") is not { } name)
            return null;
        return new ChannelSnapshot
        {
            Uniqueid = id,
            Name = name,
            Linkedid = Text(m, role + "Linkedid"),
            Phase = (ChannelPhase)(Number(m, role + "ChannelState") ?? 0),
            Caller = Party(m, role + "CallerID"),
            Connected = Party(m, role + "ConnectedLine"),
            Exten = Text(m, role + "Exten") ?? (role.Length == 0 ? Text(m, "Extension") : null),
        };
    }

    private static Party Party(AmiMessage m, string key) => new(Given(Text(m, key + "Num")), Given(Name(m, key + "Name")));

    private static string? Given(string? text) => text is null || Withheld.Contains(text) ? null : text;

    /// <summary>hh:mm:ss, with more than 24 hours in hh.</summary>
    private static TimeSpan? Age(string? duration)
    {
        var parts = duration?.Split(':') ?? [];
        return parts.Length == 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours < MostHours
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? new TimeSpan(hours, minutes, seconds)
                : null;
    }

    // Anybody can call himself anything: what is not seen (controls, marks that turn the reading direction round) is no part of a name.
    // Joiners (U+200C, U+200D) are.
    private static string? Name(AmiMessage m, string key)
    {
        var name = new StringBuilder();
        foreach (var rune in Unescaped(Text(m, key) ?? "").EnumerateRunes())
        {
            if (name.Length + rune.Utf16SequenceLength > NameLength)
                break;
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
            {
                if (name.Length > 0 && name[^1] != ' ')
                    name.Append(' ');
            }
            else if (rune is { IsBmp: true, Value: not (0x200C or 0x200D) } && Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)
            {
                continue;
            }
            else
            {
                name.Append(rune);
            }
        }

        return name.ToString().Trim() is { Length: > 0 } clean ? clean : null;
    }

    // Asterisk writes names as C does (ast_escape_c: O\'Neil). Beneath that chan_pjsip has left the escapes of SIP's quoted strings (RFC 3261, 25.1),
    // and cut the name after 79 bytes, perhaps within a letter.
    private static string Unescaped(string name) =>
        QuotedPair().Replace(CEscape().Replace(name, escape => escape.ValueSpan[1] is var sign && char.IsAsciiLetter(sign) ? " " : sign.ToString()), "$1")
            .TrimEnd('\uFFFD');

    [GeneratedRegex(@"\\([""\\])", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedPair();

    [GeneratedRegex(@"\\[abfnrtv\\'""?]", RegexOptions.CultureInvariant)]
    private static partial Regex CEscape();

    private static int? Number(AmiMessage m, string key) =>
        int.TryParse(Text(m, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(AmiMessage m, string key) => m[key] is { Length: > 0 } value && value is not ("<unknown>" or "<null>") ? value : null;
}
