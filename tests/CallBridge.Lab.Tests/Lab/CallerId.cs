namespace CallBridge.Lab.Tests.Lab;

/// <summary>Who a caller says it is.</summary>
/// <param name="From">The From header as it goes over the wire, without tag.</param>
/// <param name="Privacy">The Privacy header (RFC 3323): <c>id</c> asks to withhold the number.</param>
internal sealed record CallerId(string From, string Privacy = "none")
{
    /// <summary>Neither number nor name (RFC 3323, 4.1).</summary>
    public static CallerId Hidden { get; } = new("\"Anonymous\" <sip:anonymous@anonymous.invalid>", "id");

    public static CallerId Of(string number, string name = "") =>
        new($"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" <sip:{number}@127.0.0.1>");
}
