using System.Text;
using CallBridge.Ami.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace CallBridge.Ami.Tests.Wire;

public class AmiActionTests
{
    [Fact]
    public void Action_is_written_with_its_id_second_and_repeated_headers_in_order()
    {
        var action = new AmiAction("Originate").With("Channel", "PJSIP/1001").With("Variable", "a=1").With("Variable", "b=2").WithActionId("c7");

        Assert.Equal("Action: Originate\r\nActionID: c7\r\nChannel: PJSIP/1001\r\nVariable: a=1\r\nVariable: b=2\r\n\r\n",
            Encoding.UTF8.GetString(action.ToBytes()));
    }

    [Fact]
    public void Adding_a_header_leaves_the_action_it_was_added_to()
    {
        var first = new AmiAction("Redirect");
        _ = first.With("Channel", "x").WithActionId("1");

        Assert.Single(first.Headers);
        Assert.Null(first.ActionId);
    }

    [Fact]
    public void ActionID_given_as_a_header_is_the_id()
    {
        Assert.Equal("c7", new AmiAction("Ping").With("actionid", "c7").ActionId);
    }

    [Theory]
    [InlineData("300\r\nAction: Command")]
    [InlineData("300\n")]
    [InlineData("300\r")]
    [InlineData("30\u00000")]
    public void Value_with_a_line_break_or_nul_is_refused_and_its_header_named(string value)
    {
        var error = Assert.Throws<AmiActionException>(() => new AmiAction("Originate").With("Exten", value));

        Assert.Equal("Exten", error.Header);
        Assert.DoesNotContain("300", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Exten: 300\r\nAction")]
    [InlineData("Exten\n")]
    [InlineData("Ex ten")]
    [InlineData("Exten\0")]
    [InlineData("Durée")]
    [InlineData("Action")]
    [InlineData("action")]
    public void Key_that_is_no_key_is_refused(string key)
    {
        Assert.Throws<AmiActionException>(() => new AmiAction("Originate").With(key, "x"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Ping\r\n\r\nAction: Command")]
    public void Name_that_is_no_name_is_refused(string name)
    {
        Assert.Equal("Action", Assert.Throws<AmiActionException>(() => new AmiAction(name)).Header);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1\r\n")]
    public void Id_that_is_no_id_is_refused(string id)
    {
        Assert.Equal("ActionID", Assert.Throws<AmiActionException>(() => new AmiAction("Ping").WithActionId(id)).Header);
    }

    [Fact]
    public void Line_of_just_Asterisks_limit_is_accepted()
    {
        var action = new AmiAction("Originate").With("Data", new string('x', AmiLimits.SentLineBytes - "Data: \r\n".Length));

        Assert.Equal(2, action.Headers.Count);
    }

    [Fact]
    public void Line_over_Asterisks_limit_in_bytes_is_refused()
    {
        var value = new string('é', (AmiLimits.SentLineBytes - "Data: \r\n".Length) / 2 + 1);

        Assert.Equal("Data", Assert.Throws<AmiActionException>(() => new AmiAction("Originate").With("Data", value)).Header);
    }

    [Fact]
    public void Header_over_Asterisks_limit_is_refused()
    {
        var action = new AmiAction("Originate");
        while (action.Headers.Count < AmiLimits.SentHeaders - 1) action = action.With("Variable", "x=1");

        Assert.Throws<AmiActionException>(() => action.With("Variable", "x=1"));
        Assert.Equal(AmiLimits.SentHeaders + 1, Encoding.UTF8.GetString(action.WithActionId("1").ToBytes()).Split("\r\n").Length - 1);
    }

    [Fact]
    public void Action_as_text_tells_no_value()
    {
        Assert.Equal("Action: Login", new AmiAction("Login").With("Key", "5f4dcc3b").WithActionId("1").ToString());
    }

    [Fact]
    public void Any_action_reads_back_as_it_was_built()
    {
        var value = ArbMap.Default.GeneratorFor<NonNull<string>>()
            .Select(text => string.Concat(new string(text.Get.Where(c => c is not ('\r' or '\n' or '\0')).ToArray()).EnumerateRunes()));
        var header = Gen.Elements("Variable", "Channel", "Exten", "X-a_1").Zip(value);

        Prop.ForAll(header.ListOf().ToArbitrary(), headers =>
        {
            var action = headers.Aggregate(new AmiAction("Originate").WithActionId("id"), (built, pair) => built.With(pair.Item1, pair.Item2));

            var message = Framing.Read(action.ToBytes()).Single();

            return message.Headers.Select(read => (read.Key, read.Value))
                .SequenceEqual([("Action", "Originate"), ("ActionID", "id"), .. headers.Select(pair => (pair.Item1, pair.Item2))]);
        }).QuickCheckThrowOnFailure();
    }
}
