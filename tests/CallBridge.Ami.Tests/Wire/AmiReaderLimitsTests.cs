using System.Text;
using CallBridge.Ami.Wire;

namespace CallBridge.Ami.Tests.Wire;

public class AmiReaderLimitsTests
{
    private static readonly AmiLimits Small = new() { LineBytes = 40, HeadersPerMessage = 3, MessageBytes = 100, MalformedMessagesInARow = 2 };

    public static TheoryData<AmiFault, string> Faults => new()
    {
        { AmiFault.LineTooLong, "Event: A\r\nKey: " + new string('x', 60) },
        { AmiFault.LineTooLong, "Event: A\r\nKey: " + new string('x', 60) + "\r\n\r\n" },
        { AmiFault.TooManyHeaders, "Event: A\r\nB: 1\r\nC: 2\r\nD: 3\r\n\r\n" },
        { AmiFault.MessageTooLong, "Event: A\r\n" + $"Key: {new string('x', 30)}\r\n" + $"Key: {new string('x', 30)}\r\nEvent: {new string('x', 30)}\r\n\r\n" },
        { AmiFault.MessageTooLong, "Event: Unwanted\r\n" + string.Concat(Enumerable.Repeat("Key: 0123456789\r\n", 9)) },
        { AmiFault.Garbage, "rubbish\r\n\r\nrubbish\r\n\r\nrubbish\r\n\r\n" },
        { AmiFault.TooManyHeaders, "Response: Follows\r\none\ntwo\nthree\n" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void Server_that_breaks_a_limit_faults_by_its_name(AmiFault fault, string text)
    {
        var error = Assert.Throws<AmiProtocolException>(() => Framing.Read(Reader(), Encoding.UTF8.GetBytes(text)));

        Assert.Equal(fault, error.Fault);
    }

    [Theory, MemberData(nameof(Faults))]
    public void Server_that_breaks_a_limit_faults_alike_byte_by_byte(AmiFault fault, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        var error = Assert.Throws<AmiProtocolException>(() => Framing.Read(Reader(), bytes, Enumerable.Range(1, bytes.Length - 1).ToArray()));

        Assert.Equal(fault, error.Fault);
    }

    [Fact]
    public void First_line_that_is_no_banner_faults()
    {
        var error = Assert.Throws<AmiProtocolException>(() => Framing.Read(Framing.Reader(banner: true), "SSH-2.0-OpenSSH_9.9\r\n"u8.ToArray()));

        Assert.Equal(AmiFault.NotAmi, error.Fault);
    }

    [Fact]
    public void Endless_banner_faults()
    {
        var error = Assert.Throws<AmiProtocolException>(() => Framing.Read(Framing.Reader(Small, banner: true), new byte[41]));

        Assert.Equal(AmiFault.LineTooLong, error.Fault);
    }

    [Fact]
    public void Line_of_just_the_limit_is_read()
    {
        var line = "Key: " + new string('x', Small.LineBytes - 6);

        Assert.Single(Framing.Read(Reader(), Encoding.UTF8.GetBytes($"Event: A\r\n{line}\r\n\r\n")));
    }

    [Fact]
    public void Message_of_just_the_limit_of_headers_is_read()
    {
        Assert.Single(Framing.Read(Reader(), "Event: A\r\nB: 1\r\nC: 2\r\n\r\n"u8.ToArray()));
    }

    [Fact]
    public void Malformed_messages_apart_from_each_other_are_only_skipped()
    {
        var one = "rubbish\r\n\r\nrubbish\r\n\r\nEvent: A\r\n\r\n";

        Assert.Equal(3, Framing.Read(Reader(), Encoding.UTF8.GetBytes(one + one + one)).Count);
    }

    [Fact]
    public void Limits_count_anew_for_each_message()
    {
        var one = "Event: A\r\nB: 1234567890\r\nC: 1234567890\r\n\r\n";

        Assert.Equal(10, Framing.Read(Reader(), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(one, 10)))).Count);
    }

    private static AmiReader Reader() => Framing.Reader(Small, EventInterest.Of("A"));
}
