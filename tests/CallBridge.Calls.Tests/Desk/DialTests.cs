using CallBridge.Calls.Associations;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Dialling;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Tests.Desk;

public class DialTests
{
    [Fact]
    public void Dialled_call_is_live_at_once_under_the_id_it_was_given()
    {
        var desk = new DeskBench().Dial("07814 256404 x55", callRef: "guid-1", request: "r1", page: "p1");
        Assert.Equal(new DeskReply.Accepted(desk.Live.Id), desk.Reply);
        Assert.Equal(new DialPhone("1001", "guid-1", DeskBench.Fred, "55"), desk.Command);
        Assert.Equal((ConnectionState.Initiated, Direction.Outbound, "p1"), (desk.Live.State, desk.Live.Direction, desk.Live.Interacted));
        Assert.Single(desk.Writes<StoreWrite.PutLive>());
        Assert.Single(desk.Asked<DoRequest.Search>());
    }

    [Fact]
    public void Same_number_dialled_in_two_tabs_at_once_is_one_call()
    {
        var desk = new DeskBench().Dial("07814 256404", callRef: "guid-1", request: "r1", page: "p1", origin: CallOrigin.Click);
        desk.Dial("+44 7814 256404", callRef: "guid-2", request: "r2", page: "p2", origin: CallOrigin.Click);
        Assert.Equal(new DeskReply.Accepted(desk.Live.Id), desk.Reply);
        Assert.Single(desk.AllAsked<DoRequest.Command>());
    }

    [Theory]
    [InlineData("07700 900999", "p2", 0)]
    [InlineData("07814 256404", "p2", 1)]
    [InlineData("07814 256404", null, 0)]
    public void Another_number_a_later_click_and_another_program_begin_a_call_of_their_own(string number, string? page, int seconds)
    {
        var desk = new DeskBench().Dial("07814 256404", callRef: "guid-1", request: "r1", page: "p1", origin: CallOrigin.Click).Wait(seconds);
        desk.Dial(number, callRef: "guid-2", request: "r2", page: page, origin: page is null ? CallOrigin.Api : CallOrigin.Click);
        Assert.Equal(2, desk.AllAsked<DoRequest.Command>().Count());
    }

    [Fact]
    public void Observation_of_a_dialled_call_is_that_call_and_its_origin_stays()
    {
        var desk = new DeskBench().Dial(origin: CallOrigin.Api).See(Seen.Outbound(ConnectionState.Initiated, callRef: "guid-1"));
        Assert.NotNull(desk.Live.Pending);
        desk.See(Seen.Outbound(callRef: "guid-1"));
        Assert.Equal((CallOrigin.Api, ConnectionState.Delivering), (desk.Live.Origin, desk.Live.State));
        Assert.Equal((PhoneAction.Dial, CommandState.Done), (desk.Live.LastCommand!.Name, desk.Live.LastCommand.State));
        desk.See(Seen.Outbound(ConnectionState.Connected, callRef: "guid-1")).Gone(EndReason.RemoteHangUp, "guid-1");
        Assert.Equal("pbx-1001-guid--1", desk.End.Record!.Key);
        Assert.Single(desk.AllAsked<DoRequest.Search>());
    }

    [Fact]
    public void Dial_that_the_own_phone_refuses_has_ended_unreachable_without_a_record()
    {
        var desk = new DeskBench().Dial().Commanded("The phone is not registered.");
        Assert.Equal((EndReason.Unreachable, "The phone is not registered."), (desk.Ended.EndReason, desk.Ended.LastCommand!.Problem));
        Assert.Null(desk.End.Record);
        Assert.Equal((RecordState.None, SearchProgress.None), (desk.Ended.Record.State, desk.Ended.Search));
        Assert.Single(desk.Effects.OfType<DeskEffect.Cancel>());
    }

    [Fact]
    public void Dial_of_which_nothing_is_seen_ends_at_its_deadline_and_asks_for_a_resync()
    {
        var desk = new DeskBench().Dial().Commanded(null).Wait(35);
        Assert.Equal((EndReason.Unreachable, CommandState.TimedOut), (desk.Ended.EndReason, desk.Ended.LastCommand!.State));
        Assert.Equal(new Resync("1001"), desk.Command);
    }

    [Fact]
    public void Dial_that_rang_only_the_own_phone_leaves_no_record()
    {
        var desk = new DeskBench().Dial().See(Seen.Outbound(ConnectionState.Initiated, callRef: "guid-1")).Wait(20);
        desk.Gone(EndReason.NoAnswer, "guid-1");
        Assert.Null(desk.End.Record);
    }

    [Theory]
    [InlineData(EndReason.NoAnswer, "not answered")]
    [InlineData(EndReason.Busy, "rejected there")]
    [InlineData(EndReason.Unreachable, "registered")]
    public void Dial_that_the_own_phone_did_not_take_says_why(EndReason reason, string words)
    {
        var desk = new DeskBench().Dial().See(Seen.Outbound(ConnectionState.Initiated, callRef: "guid-1")).Gone(reason, "guid-1");
        Assert.Equal(CommandState.Failed, desk.Ended.LastCommand!.State);
        Assert.Contains("Your own phone", desk.Ended.LastCommand.Problem, StringComparison.Ordinal);
        Assert.Contains(words, desk.Ended.LastCommand.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Dial_that_reached_an_engaged_line_leaves_a_record()
    {
        var desk = new DeskBench().Dial().See(Seen.Outbound(ConnectionState.Failed, callRef: "guid-1") with { Failure = EndReason.Busy });
        desk.Gone(EndReason.Busy, "guid-1");
        Assert.NotNull(desk.End.Record);
    }

    [Fact]
    public void Number_clicked_on_a_record_belongs_to_it()
    {
        var desk = new DeskBench().Dial(record: Seen.FredBloggs);
        Assert.Equal(new Link(Seen.FredBloggs, Because.Origin), desk.Live.Association.Who);
    }

    [Fact]
    public void Details_of_the_origin_refine_it()
    {
        var desk = new DeskBench().Dial(record: Seen.Complaint);
        Assert.Null(desk.Live.Association.Who);
        desk.Read(new RecordDetails { Record = Seen.Complaint, Contact = Seen.FredBloggs });
        Assert.Equal((Seen.FredBloggs, Seen.Complaint), (desk.Live.Association.Who!.Record, desk.Live.Association.What!.Record));
    }

    [Theory]
    [InlineData(CallOrigin.DialField, true)]
    [InlineData(CallOrigin.Api, false)]
    public void Open_record_is_the_origin_of_the_dial_field_alone(CallOrigin origin, bool counts)
    {
        var desk = new DeskBench().Page(Seen.FredBloggs).Dial(origin: origin, page: "p1");
        Assert.Equal(counts ? Seen.FredBloggs : null, desk.Live.Association.Who?.Record);
    }

    [Fact]
    public void Number_that_is_none_is_invalid()
    {
        var desk = new DeskBench().Dial("hello");
        Assert.Equal((Refusal.Invalid, "number"), Assert.IsType<DeskReply.Refused>(desk.Reply) is var no ? (no.Why, no.Field) : default);
        Assert.Empty(desk.State.Live);
    }

    [Fact]
    public void Dial_without_a_link_is_not_connected_and_does_not_count()
    {
        var desk = new DeskBench(linked: false).Dial();
        Assert.Equal(Refusal.NotConnected, Assert.IsType<DeskReply.Refused>(desk.Reply).Why);
        Assert.Empty(desk.State.Dials);
    }

    [Fact]
    public void Sixteenth_dial_within_a_minute_is_too_many_but_an_emergency_never_is()
    {
        var desk = new DeskBench();
        for (var i = 0; i < DeskLimits.DialsPerMinute; i++)
            desk.Dial(callRef: "guid-" + i).Commanded("Busy.");
        desk.Dial(callRef: "more");
        Assert.Equal(Refusal.TooMany, Assert.IsType<DeskReply.Refused>(desk.Reply).Why);
        Assert.Empty(desk.State.Live);
        desk.Dial("999", callRef: "emergency");
        Assert.IsType<DeskReply.Accepted>(desk.Reply);
    }

    [Fact]
    public void Dials_count_for_a_minute()
    {
        var desk = new DeskBench();
        for (var i = 0; i < DeskLimits.DialsPerMinute; i++)
            desk.Dial(callRef: "guid-" + i).Commanded("Busy.");
        desk.Wait(60).Dial(callRef: "more");
        Assert.IsType<DeskReply.Accepted>(desk.Reply);
    }

    [Fact]
    public void Emergency_number_is_dialled_though_its_kind_is_denied()
    {
        var plan = new DialPlan(new DialPlanRules { CountryCallingCode = "44", DeniedPrefixes = ["9"] });
        var desk = new DeskBench(DeskBench.Rules with { DialPlan = plan }).Dial("999");
        Assert.Equal("999", Assert.IsType<DialPhone>(desk.Command).Number);
        Assert.False(desk.Live.Internal);
    }

    [Fact]
    public void Licence_that_only_dials_dials_without_search_or_record()
    {
        var desk = new DeskBench(DeskBench.Rules with { Licence = LicenceLevel.Client }).Dial(record: Seen.FredBloggs);
        Assert.Single(desk.Asked<DoRequest>());
        desk.See(Seen.Outbound(ConnectionState.Connected, callRef: "guid-1")).Gone(EndReason.RemoteHangUp, "guid-1");
        Assert.Null(desk.End.Record);
    }

    [Fact]
    public void Dial_that_failed_for_a_setting_says_which()
    {
        var desk = new DeskBench().Dial(request: "r1").Commanded(null);
        desk.Say(new CallGone("guid-1", "guid-1", EndReason.Unreachable) { Problem = "The phone system could not ring PJSIP/1009." });
        Assert.Equal(
            (EndReason.Unreachable, new LastCommand("r1", PhoneAction.Dial, CommandState.Failed, "The phone system could not ring PJSIP/1009.")),
            (desk.Ended.EndReason!.Value, desk.Ended.LastCommand));
    }
}
