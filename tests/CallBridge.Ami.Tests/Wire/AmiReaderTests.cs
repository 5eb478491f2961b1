using System.Text;
using CallBridge.Ami.Tests.Payloads;
using CallBridge.Ami.Wire;

namespace CallBridge.Ami.Tests.Wire;

public class AmiReaderTests
{
    public static TheoryData<string> Payloads => PayloadFile.Names;

    [Theory, MemberData(nameof(Payloads))]
    public void Payload_split_at_any_byte_reads_the_same_as_whole(string name)
    {
        var bytes = PayloadFile.Read(name);
        var whole = Framing.Text(Framing.Read(bytes));

        Assert.NotEmpty(whole);
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var split = Framing.Text(Framing.Read(bytes, cut));
            Assert.True(whole == split, $"{name} reads differently when split at byte {cut}:\n{split}");
        }
    }

    [Theory, MemberData(nameof(Payloads))]
    public void Payload_byte_by_byte_reads_the_same_as_whole(string name)
    {
        var bytes = PayloadFile.Read(name);

        Assert.Equal(Framing.Text(Framing.Read(bytes)), Framing.Text(Framing.Read(bytes, Enumerable.Range(1, bytes.Length - 1).ToArray())));
    }

    [Fact]
    public void Banner_is_one_line_without_a_blank_line_after_it()
    {
        var reader = Framing.Reader(banner: true);

        var messages = Framing.Read(reader, "Asterisk Call Manager/11.0.0\r\nResponse: Success\r\n\r\n"u8.ToArray());

        Assert.Equal("Asterisk Call Manager/11.0.0", reader.Banner);
        Assert.Equal("Success", Assert.Single(messages).Response);
    }

    [Fact]
    public void Inbound_call_reads_as_its_six_events_in_order()
    {
        var messages = Framing.Read(PayloadFile.Read("inbound-call"));

        Assert.Equal(["Newchannel", "VarSet", "DialBegin", "Newstate", "RTCPSent", "Hangup"], messages.Select(message => message.Event));
        Assert.Equal("sip:1001@127.0.0.1:5071", messages[2]["DialString"]?[5..]);
        Assert.Equal("", messages[0]["AccountCode"]);
    }

    [Fact]
    public void Lone_line_feeds_read_as_line_ends()
    {
        Assert.Equal(Framing.Text(Framing.Read(PayloadFile.Read("inbound-call"))), Framing.Text(Framing.Read(PayloadFile.Read("lone-lf"))));
    }

    [Fact]
    public void Keys_are_found_without_case_and_repeat_in_order()
    {
        var message = Framing.Read(PayloadFile.Read("odd"))[0];

        Assert.Equal("Newchannel", message.Event);
        Assert.Equal("1.1", message["uniqueid"]);
        Assert.Equal(["a=1", "b=x: y", "c=Müller – 日本語 😀"], message.GetAll("CHANVARIABLE"));
        Assert.Null(message["Absent"]);
    }

    [Fact]
    public void Header_is_split_at_its_first_colon()
    {
        var message = Framing.Read(PayloadFile.Read("odd"))[0];

        Assert.Equal("http://example.test:80/?q=1:2", message["Url"]);
        Assert.Equal("tight", message["NoSpace"]);
        Assert.Equal("", message["Empty"]);
    }

    [Fact]
    public void Line_without_a_colon_is_kept_under_no_key()
    {
        Assert.Equal("a line without any colon", Framing.Read(PayloadFile.Read("odd"))[0][""]);
    }

    [Fact]
    public void Message_without_a_header_in_its_first_line_is_skipped()
    {
        Assert.Equal(["Newchannel", "Goodbye"], Framing.Read(PayloadFile.Read("odd")).Select(message => message.Name));
    }

    [Fact]
    public void Output_lines_keep_their_order_indentation_and_colons()
    {
        var message = Assert.Single(Framing.Read(PayloadFile.Read("command")));

        Assert.Equal("7", message.ActionId);
        Assert.Equal(4, message.GetAll("Output").Count());
        Assert.Equal("  indented: a line with: colons", message.GetAll("Output").ElementAt(1));
        Assert.Equal("", message.GetAll("Output").ElementAt(2));
    }

    [Fact]
    public void Follows_response_reads_as_output_up_to_its_mark()
    {
        var messages = Framing.Read(PayloadFile.Read("follows"));

        Assert.Equal(3, messages.Count);
        Assert.Equal("9", messages[0].ActionId);
        Assert.Equal("Command", messages[0]["Privilege"]);
        Assert.Equal(["Uptime: 3 days", "", "ActionID: of the output", "last line"], messages[0].GetAll("Output"));
        Assert.Equal("Hangup", messages[1].Event);
        Assert.Empty(messages[2].GetAll("Output"));
    }

    [Fact]
    public void Invalid_utf8_becomes_replacement_characters_and_the_rest_survives()
    {
        var message = Assert.Single(Framing.Read(PayloadFile.Read("invalid-utf8")));

        Assert.Equal("M\uFFFDller \uFFFD", message["CallerIDName"]);
        Assert.Equal("1.2", message["Uniqueid"]);
        Assert.Equal("odd key", message["\uFFFD"]);
    }

    [Fact]
    public void Unwanted_event_is_seen_but_not_kept()
    {
        var reader = Framing.Reader(interest: EventInterest.Of("HANGUP", "newchannel"));

        var messages = Framing.Read(reader, PayloadFile.Read("inbound-call"));

        Assert.Equal(["Newchannel", "Hangup"], messages.Select(message => message.Event), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(6, reader.MessagesSeen);
    }

    [Fact]
    public void Unwanted_event_is_kept_while_everything_is_asked_for()
    {
        var reader = Framing.Reader(interest: EventInterest.Of("Hangup"));
        reader.KeepEverything = true;

        Assert.Equal(4, Framing.Read(reader, PayloadFile.Read("list")).Count);
    }

    [Fact]
    public void Message_as_text_tells_its_name_and_no_number()
    {
        var text = string.Join(' ', Framing.Read(PayloadFile.Read("inbound-call")));

        Assert.StartsWith("Event: Newchannel Event: VarSet", text, StringComparison.Ordinal);
        Assert.DoesNotContain("07814256404", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Discarded_events_allocate_nothing()
    {
        var once = PayloadFile.Read("inbound-call");
        var reader = Framing.Reader(interest: EventInterest.Of("BridgeEnter"));
        Discard(reader, once);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) Discard(reader, once);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(6006, reader.MessagesSeen);
    }

    [Fact]
    public void Discarded_events_cut_by_reads_allocate_nothing()
    {
        var bytes = Encoding.UTF8.GetBytes("Event: VarSet\r\nChannel: x\r\n\r\n");
        var halves = new System.Buffers.ReadOnlySequence<byte>[] { new(bytes, 0, 9), new(bytes, 0, 20), new(bytes, 15, 14) };
        var reader = Framing.Reader(interest: EventInterest.Of("BridgeEnter"));
        DiscardHalves();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) DiscardHalves();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1001, reader.MessagesSeen);

        void DiscardHalves()
        {
            foreach (var half in halves)
            {
                var buffer = half;
                Assert.False(reader.TryRead(ref buffer, out _));
            }
        }
    }

    private static void Discard(AmiReader reader, byte[] bytes)
    {
        var buffer = new System.Buffers.ReadOnlySequence<byte>(bytes);
        Assert.False(reader.TryRead(ref buffer, out _));
    }
}
