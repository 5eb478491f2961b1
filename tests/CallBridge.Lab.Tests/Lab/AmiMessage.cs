namespace CallBridge.Lab.Tests.Lab;

/// <summary>One AMI message as it came: keys in order, some more than once.</summary>
internal sealed record AmiMessage(IReadOnlyList<KeyValuePair<string, string>> Lines)
{
    /// <summary>The first value of the key, or an empty string.</summary>
    public string this[string key] =>
        Lines.FirstOrDefault(line => line.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value ?? "";

    public bool IsEvent(string name) => this["Event"] == name;

    /// <summary>Whether the channel of this event belongs to the endpoint, such as <c>1001</c>.</summary>
    public bool IsOf(string endpoint, string key = "Channel") => this[key].StartsWith($"PJSIP/{endpoint}-", StringComparison.Ordinal);

    public static AmiMessage Parse(string frame) => new(
        [.. frame.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2))
            .Select(parts => new KeyValuePair<string, string>(parts[0].TrimEnd(':'), parts.Length > 1 ? parts[1] : ""))]);

    public override string ToString() =>
        string.Join(' ', Lines.Where(line => line.Key is "Event" or "Response" or "Message" or "Channel" or "DestChannel" or "DialStatus"
            or "ChannelStateDesc" or "Uniqueid" or "Cause" or "Result").Select(line => $"{line.Key}={line.Value}"));
}
