using System.Text;
using CallBridge.Ami.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace CallBridge.Ami.Tests.Wire;

public class AmiReaderFuzzTests
{
    private static readonly AmiLimits Small = new() { LineBytes = 30, HeadersPerMessage = 6, MessageBytes = 90, MalformedMessagesInARow = 2 };

    private static readonly Gen<byte[]> Bytes = Gen.Frequency(
            (6, Gen.Elements("\r\n", "\n", "\r\n\r\n", "Event: Hangup\r\n", "Event: VarSet\r\n", "Response: Follows\r\n", "--END COMMAND--", "ActionID: 7\r\n", ":", " ", "x")
                .Select(Encoding.UTF8.GetBytes)),
            (1, Gen.Choose(0, 255).Select(value => new[] { (byte)value })))
        .ListOf()
        .Select(pieces => pieces.SelectMany(piece => piece).ToArray());

    [Fact]
    public void Any_bytes_in_any_pieces_give_the_same_messages_or_the_same_fault()
    {
        var cases = Bytes.Zip(Gen.Choose(0, 1000).ListOf()).ToArbitrary();

        Prop.ForAll(cases, pair =>
        {
            var (bytes, draws) = pair;
            var cuts = draws.Select(draw => draw * bytes.Length / 1000).Order().ToArray();
            return Outcome(bytes, []) == Outcome(bytes, cuts);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    /// <summary>Anything but a protocol fault fails the test.</summary>
    private static string Outcome(byte[] bytes, int[] cuts)
    {
        var reader = Framing.Reader(Small, EventInterest.Of("Hangup"));
        try
        {
            return Framing.Text(Framing.Read(reader, bytes, cuts)) + reader.MessagesSeen;
        }
        catch (AmiProtocolException error)
        {
            return error.Fault.ToString() + reader.MessagesSeen;
        }
    }
}
