using CallBridge.Ami.Wire;
using CallBridge.Calls;
using CallBridge.Telephony.Asterisk;

namespace CallBridge.Telephony.Tests.Asterisk;

public sealed class AmiTranslatorTests
{
    [Fact]
    public void Unknown_and_empty_values_are_nobody()
    {
        var created = Assert.IsType<ChannelCreated>(Translate(
            "Event: Newchannel", "Channel: PJSIP/1001-00000001", "Uniqueid: 1.1", "CallerIDNum: <unknown>", "CallerIDName: ", "ChannelState: x"));
        Assert.Equal((Party.Unknown, ChannelPhase.Down), (created.Channel.Caller, created.Channel.Phase));
    }

    [Theory]
    [InlineData("anonymous", "Anonymous")]
    [InlineData("Restricted", "unavailable")]
    public void Words_for_a_withheld_number_are_nobody(string number, string name)
    {
        var created = Assert.IsType<ChannelCreated>(Translate(
            "Event: Newchannel", "Channel: PJSIP/1001-00000001", "Uniqueid: 1.1", "CallerIDNum: " + number, "CallerIDName: " + name));
        Assert.Equal(Party.Unknown, created.Channel.Caller);
    }

    [Theory]
    [InlineData("Event: Newchannel", "Channel: PJSIP/1001-00000001")]
    [InlineData("Event: Newchannel", "Uniqueid: 1.1")]
    [InlineData("Event: DialBegin", "Uniqueid: 1.1")]
    [InlineData("Event: BridgeEnter", "Uniqueid: 1.1")]
    [InlineData("Event: OriginateResponse", "Uniqueid: <null>")]
    [InlineData("Event: Unheard", "Uniqueid: 1.1")]
    [InlineData("Response: Success", "Uniqueid: 1.1")]
    public void Message_without_what_it_should_have_is_nothing(string first, string second) =>
        Assert.Null(Translate(first, second));

    [Theory]
    [InlineData("BlindTransfer", "Result: Fail")]
    [InlineData("BlindTransfer", "Result: Invalid")]
    [InlineData("AttendedTransfer", "Result: Not Permitted")]
    public void Transfer_that_was_not_accepted_is_nothing(string name, string result) =>
        Assert.Null(Translate(
            "Event: " + name, result, "TransfererChannel: PJSIP/1001-00000001", "TransfererUniqueid: 1.1",
            "OrigTransfererChannel: PJSIP/1001-00000001", "OrigTransfererUniqueid: 1.1",
            "SecondTransfererChannel: PJSIP/1001-00000001", "SecondTransfererUniqueid: 1.1"));

    [Theory]
    [InlineData("16", false)]
    [InlineData("32", true)]
    public void Soft_hang_up_counts_only_when_somebody_ordered_it(string cause, bool counts) =>
        Assert.Equal(counts, Translate("Event: SoftHangupRequest", "Channel: PJSIP/1001-00000001", "Uniqueid: 1.1", "Cause: " + cause) is not null);

    [Theory]
    [InlineData("00:00:05", 5)]
    [InlineData("30:01:00", 108_060)]
    [InlineData("2147483647:59:59", null)]
    [InlineData("99999999:00:00", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    public void Listed_channel_tells_its_age_also_beyond_a_day(string duration, int? seconds) =>
        Assert.Equal(
            seconds is { } s ? TimeSpan.FromSeconds(s) : null,
            AmiTranslator.ListedChannel(Message("Event: CoreShowChannel", "Channel: PJSIP/1001-00000001", "Uniqueid: 1.1", "Duration: " + duration))!.Age);

    [Theory]
    [InlineData("Fred Bloggs", "Fred Bloggs")]
    [InlineData("Fred\u202Eggolb\u2066\u200F", "Fredggolb")]
    [InlineData("Fred\tBloggs\u0007\u001B[2J\u0085", "Fred Bloggs [2J")]
    [InlineData("\u202E\u0007", null)]
    [InlineData("""Pat O\'Neil\? No\\tab\t!""", """Pat O'Neil? No\tab !""")]
    [InlineData("""Fred \\\"Freddy\\\" Bloggs""", """Fred "Freddy" Bloggs""")]
    [InlineData("""Fred\\\\Bloggs""", """Fred\Bloggs""")]
    [InlineData("""Fred\Bloggs\""", """Fred\Bloggs\""")]
    [InlineData("Andr\uFFFD", "Andr")]
    [InlineData("A\uFFFDndré", "A\uFFFDndré")]
    public void Name_that_a_caller_gives_has_no_sign_that_is_not_seen(string given, string? taken) =>
        Assert.Equal(taken, NameOf(given));

    [Fact]
    public void Name_that_a_caller_gives_is_no_longer_than_a_name() =>
        Assert.Equal(AmiTranslator.NameLength, NameOf(new string('x', 60_000))!.Length);

    private static string? NameOf(string given) => Assert.IsType<ChannelCreated>(Translate(
        "Event: Newchannel", "Channel: PJSIP/1001-00000001", "Uniqueid: 1.1", "CallerIDName: " + given)).Channel.Caller.Name;

    private static ChannelEvent? Translate(params string[] lines) => AmiTranslator.Translate(Message(lines));

    private static AmiMessage Message(params string[] lines) =>
        new(lines.Select(l => l.Split(": ", 2)).Select(p => new AmiHeader(p[0], p[1])));
}
