using System.Text;

namespace CallBridge.Ami.Tests.Payloads;

/// <summary>Sample payloads; the files hold LF so that they can be read and compared, the wire has CRLF. What no text file can hold stands here.</summary>
public static class PayloadFile
{
    public static TheoryData<string> Names { get; } = ["inbound-call", "command", "list", "odd", "follows", "invalid-utf8", "lone-lf"];

    public static byte[] Read(string name) => name switch
    {
        // Output lines of old servers end with LF alone, hold blank lines and colons, and the mark may stand at the end of the last.
        "follows" => Encoding.UTF8.GetBytes(
            "Response: Follows\r\nPrivilege: Command\r\nActionID: 9\r\nUptime: 3 days\n\nActionID: of the output\nlast line--END COMMAND--\r\n\r\n"
            + "Event: Hangup\r\nUniqueid: 1.1\r\n\r\n"
            + "Response: Follows\r\nPrivilege: Command\r\n--END COMMAND--\r\n\r\n"),
        "invalid-utf8" =>
        [
            .. "Event: NewCallerid\r\nCallerIDName: M"u8, 0xFC, .. "ller "u8, 0xE2, 0x82, .. "\r\nUniqueid: 1.2\r\n"u8, 0xFF, .. ": odd key\r\n\r\n"u8,
        ],
        "lone-lf" => Encoding.UTF8.GetBytes(Text("inbound-call")),
        _ => Encoding.UTF8.GetBytes(Text(name).Replace("\n", "\r\n", StringComparison.Ordinal)),
    };

    private static string Text(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Payloads", name + ".txt")).ReplaceLineEndings("\n");
}
