using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;

namespace CallBridge.Calls.Tests.Desk;

public class CountryQuestionTests
{
    private const string Berlin = "+4930123456";
    private const string Munich = "+4989123456";

    [Fact]
    public void Country_never_called_is_asked_about_and_not_dialled()
    {
        var desk = Desk().Dial(Berlin);

        var refused = Assert.IsType<DeskReply.Refused>(desk.Reply);
        Assert.Equal((Refusal.Unconfirmed, "49", Berlin), (refused.Why, refused.Country?.Code, refused.Country?.Number));
        Assert.Empty(desk.Asked<DoRequest.Command>());
        Assert.Empty(desk.State.Live);
    }

    [Fact]
    public void Confirmed_it_is_dialled_and_remembered_on_disk()
    {
        var desk = Confirm(Desk(), Berlin);

        Assert.IsType<DialPhone>(desk.Command);
        Assert.Equal(("1001", "country/49"), (Assert.Single(desk.Writes<StoreWrite.Keep>()).Fact.Agent, desk.Writes<StoreWrite.Keep>().Single().Fact.Name));
    }

    [Fact]
    public void Country_called_before_is_dialled_without_a_question_and_not_written_again()
    {
        var desk = Confirm(Desk(), Berlin).Dial(Munich, callRef: "guid-2");

        Assert.IsType<DeskReply.Accepted>(desk.Reply);
        Assert.Empty(desk.Writes<StoreWrite.Keep>());
    }

    [Fact]
    public void Country_called_before_is_remembered_over_a_restart()
    {
        var desk = Confirm(Desk(), Berlin).Restart(60).Up().Dial(Munich, callRef: "guid-2");

        Assert.IsType<DeskReply.Accepted>(desk.Reply);
    }

    [Fact]
    public void Country_reached_from_the_handset_counts_as_called()
    {
        var desk = Desk().See(Seen.Outbound(ConnectionState.Connected, Munich)).Dial(Berlin);

        Assert.IsType<DeskReply.Accepted>(desk.Reply);
    }

    [Fact]
    public void Handset_call_that_nobody_answered_does_not()
    {
        var desk = Desk().See(Seen.Outbound(ConnectionState.Delivering, Munich)).Gone(EndReason.NoAnswer).Dial(Berlin);

        Assert.Equal(Refusal.Unconfirmed, Assert.IsType<DeskReply.Refused>(desk.Reply).Why);
    }

    [Theory]
    [InlineData("07814256404")]
    [InlineData("+447814256404")]
    [InlineData("112")]
    [InlineData("1002")]
    public void Own_country_colleagues_and_emergency_numbers_are_never_asked_about(string number) =>
        Assert.IsType<DeskReply.Accepted>(Desk().Dial(number).Reply);

    [Fact]
    public void What_may_not_be_dialled_is_refused_and_not_asked_about()
    {
        var denying = new CallBridge.Calls.Dialling.DialPlan(new() { CountryCallingCode = "44", DeniedPrefixes = ["00"] });
        var desk = Confirm(Desk(DeskBench.Rules with { DialPlan = denying }), Berlin);

        Assert.Equal(Refusal.Invalid, Assert.IsType<DeskReply.Refused>(desk.Reply).Why);
        Assert.Empty(desk.State.Countries);
    }

    [Fact]
    public void Without_the_phone_system_that_is_what_is_said() =>
        Assert.Equal(Refusal.NotConnected, Assert.IsType<DeskReply.Refused>(Desk().Down().Dial(Berlin).Reply).Why);

    [Fact]
    public void Switched_off_nothing_is_asked() =>
        Assert.IsType<DeskReply.Accepted>(new DeskBench(DeskBench.Rules with { ConfirmNewCountries = false }).Dial(Berlin).Reply);

    private static DeskBench Desk(DeskRules? rules = null) => new((rules ?? DeskBench.Rules) with { ConfirmNewCountries = true });

    private static DeskBench Confirm(DeskBench desk, string number) =>
        desk.Ask(new DeskCommand.Dial(number, null, CallOrigin.Click, null, "guid-1", Confirmed: true));
}
