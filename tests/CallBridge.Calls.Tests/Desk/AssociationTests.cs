using CallBridge.Calls.Associations;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Tests.Desk;

public class AssociationTests
{
    [Fact]
    public void Single_match_is_the_calls_until_something_is_chosen()
    {
        var desk = new DeskBench().See(Seen.Inbound()).Found(Seen.FredBloggs);
        Assert.Equal(new Link(Seen.FredBloggs, Because.SingleMatch), desk.Live.Association.Who);
    }

    [Fact]
    public void Page_open_before_the_call_is_no_choice()
    {
        var desk = new DeskBench().Page(Seen.AnnLee).See(Seen.Inbound()).Page(Seen.AnnLee);
        Assert.Null(desk.Live.Association.Who);
        Assert.Empty(desk.Asked<DoRequest.Read>());
    }

    [Fact]
    public void Page_seen_for_the_first_time_is_no_choice() =>
        Assert.Null(new DeskBench().See(Seen.Inbound()).Page(Seen.AnnLee).Live.Association.Who);

    [Fact]
    public void Refocus_is_no_choice_in_either_form_of_the_id()
    {
        var desk = new DeskBench().Page(Seen.AnnLee with { Id = Seen.AnnLee.Id[..15] }).See(Seen.Inbound());
        desk.Page(Seen.AnnLee, focused: false).Page(Seen.AnnLee);
        Assert.Null(desk.Live.Association.Who);
    }

    [Fact]
    public void Navigation_to_another_record_chooses_it_and_its_details_refine_it()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound()).Page(Seen.Complaint);
        Assert.Equal((null, Seen.Complaint), (desk.Live.Association.Who, desk.Live.Association.What!.Record));
        Assert.Equal(Seen.Complaint.Id, Assert.Single(desk.Asked<DoRequest.Read>()).RecordId);
        desk.Read(new RecordDetails { Record = Seen.Complaint, Contact = Seen.FredBloggs });
        Assert.Equal(new Link(Seen.FredBloggs, Because.Derived), desk.Live.Association.Who);
    }

    [Fact]
    public void Details_of_a_choice_that_was_changed_meanwhile_do_not_count()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound()).Page(Seen.Complaint);
        var first = desk.LastDo<DoRequest.Read>();
        desk.Page(Seen.AnnLee).Answered(first, new DoAnswer.Read(new RecordDetails { Record = Seen.Complaint, Contact = Seen.FredBloggs }));
        Assert.Equal((Seen.AnnLee, null), (desk.Live.Association.Who!.Record, desk.Live.Association.What));
    }

    [Fact]
    public void Latest_navigation_wins()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound()).Page(Seen.AnnLee).Page(Seen.FredBloggs);
        Assert.Equal(Seen.FredBloggs, desk.Live.Association.Who!.Record);
    }

    [Fact]
    public void Page_that_says_nothing_about_calls_is_no_choice()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound()).Page(Seen.AnnLee).Page(Seen.Someone);
        Assert.Equal(Seen.AnnLee, desk.Live.Association.Who!.Record);
    }

    [Fact]
    public void Task_page_stands_for_its_own_Who_and_What()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound()).Page(Seen.CallBack);
        desk.Read(new RecordDetails { Record = Seen.CallBack, Who = Seen.AnnLee, What = Seen.Acme });
        Assert.Equal((Seen.AnnLee, Seen.Acme), (desk.Live.Association.Who!.Record, desk.Live.Association.What!.Record));
    }

    [Fact]
    public void Task_page_about_nothing_changes_no_choice()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound()).Page(Seen.AnnLee).Page(Seen.CallBack);
        desk.Read(new RecordDetails { Record = Seen.CallBack });
        Assert.Equal(Seen.AnnLee, desk.Live.Association.Who!.Record);
    }

    [Fact]
    public void Task_page_left_before_it_was_read_is_no_choice()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound()).Page(Seen.CallBack);
        var task = desk.LastDo<DoRequest.Read>();
        desk.Page(Seen.FredBloggs).Answered(task, new DoAnswer.Read(new RecordDetails { Record = Seen.CallBack, Who = Seen.AnnLee }));
        Assert.Equal(Seen.FredBloggs, desk.Live.Association.Who!.Record);
    }

    [Theory]
    [InlineData(ConnectionState.Connected, ConnectionState.Alerting, "5.1")]
    [InlineData(ConnectionState.HeldByRemote, ConnectionState.Alerting, "5.1")]
    [InlineData(ConnectionState.Held, ConnectionState.Alerting, "5.2")]
    [InlineData(ConnectionState.Held, ConnectionState.Connected, "5.2")]
    [InlineData(ConnectionState.Held, ConnectionState.Held, null)]
    [InlineData(ConnectionState.Alerting, ConnectionState.Delivering, "5.2")]
    public void Navigation_belongs_to_the_connected_call_to_a_ringing_one_only_if_none_is_and_to_a_held_one_never(
        ConnectionState first, ConnectionState second, string? chosen)
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound(first)).Skip(1).See(Seen.Inbound(second, "02079460999", "5.2"));
        desk.Page(Seen.AnnLee);
        Assert.Equal(chosen, desk.State.Live.Values.SingleOrDefault(call => call.Chosen is not null)?.Ref);
    }

    [Fact]
    public void Record_that_another_live_call_was_found_for_is_that_calls_page()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound(ConnectionState.Connected, "02079460999")).Skip(1).See(Seen.Inbound(callRef: "5.2"));
        desk.Found(Seen.FredBloggs).Page(Seen.FredBloggs);
        Assert.Null(desk.State.Live["pbx-1001-5.1"].Chosen);
    }

    [Fact]
    public void Pop_counts_though_the_record_is_open_already()
    {
        var desk = new DeskBench().Page(Seen.AnnLee).See(Seen.Inbound());
        desk.Step(new DeskInput.PagePopped("p1", desk.Live.Id, Seen.AnnLee));
        Assert.Equal((new Link(Seen.AnnLee, Because.Chosen), "p1"), (desk.Live.Association.Who, desk.Live.Interacted));
    }

    [Fact]
    public void Pop_is_for_its_call_also_where_the_page_reports_it_as_navigation_after()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound(ConnectionState.Held)).Skip(1).See(Seen.Inbound(ConnectionState.Connected, callRef: "5.2"));
        desk.Step(new DeskInput.PagePopped("p1", "pbx-1001-5.1", Seen.AnnLee)).Page(Seen.AnnLee);
        Assert.Equal(Seen.AnnLee, desk.State.Live["pbx-1001-5.1"].Association.Who?.Record);
        Assert.Null(desk.State.Live["pbx-1001-5.2"].Chosen);
    }

    [Fact]
    public void Pop_within_wrap_up_counts_and_after_it_does_not()
    {
        var desk = new DeskBench().See(Seen.Inbound()).Gone(EndReason.CallerCancelled).Wait(119);
        desk.Step(new DeskInput.PagePopped("p1", desk.Ended.Id, Seen.AnnLee));
        Assert.Equal(Seen.AnnLee.Id, Assert.Single(desk.Writes<StoreWrite.Revise>()).Record!.WhoId);
        desk.Wait(2).Step(new DeskInput.PagePopped("p1", desk.Ended.Id, Seen.FredBloggs));
        Assert.Empty(desk.Effects);
    }

    [Fact]
    public void Navigation_after_hang_up_is_no_choice()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound()).Gone(EndReason.CallerCancelled).Page(Seen.AnnLee);
        Assert.Null(desk.Ended.Association.Who);
    }

    [Fact]
    public void New_binds_the_record_of_its_type_that_is_reached_in_its_tab()
    {
        var desk = new DeskBench().Page(null).Page(null, "p2").See(Seen.Inbound(ConnectionState.Connected));
        desk.Step(new DeskInput.PageStartedNew("p1", desk.Live.Id, "Case"));
        desk.See(Seen.Inbound(ConnectionState.Held)).Page(Seen.Complaint, "p2");
        Assert.Null(desk.Live.Chosen);
        desk.Page(Seen.AnnLee).Page(Seen.Complaint);
        Assert.Equal(Seen.Complaint, desk.Live.Association.What?.Record);
    }

    [Fact]
    public void New_binds_also_after_hang_up_within_wrap_up()
    {
        var desk = New(119);
        Assert.Equal(Seen.AnnLee.Id, Assert.Single(desk.Writes<StoreWrite.Revise>()).Record!.WhoId);
    }

    [Fact]
    public void New_binds_nothing_after_wrap_up() => Assert.Empty(New(121).Writes<StoreWrite.Revise>());

    [Fact]
    public void New_that_came_to_nothing_does_not_swallow_a_later_calls_navigation()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound());
        desk.Step(new DeskInput.PageStartedNew("p1", desk.Live.Id, "Contact")).Gone(EndReason.CallerCancelled).Wait(200);
        desk.See(Seen.Inbound(callRef: "5.2")).Page(Seen.AnnLee);
        Assert.Equal(Seen.AnnLee, desk.Live.Association.Who?.Record);
    }

    [Fact]
    public void Assignment_in_the_panel_stands_against_pops_and_navigation()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound());
        desk.Ask(new DeskCommand.Associate(desk.Live.Id, Seen.AnnLee, null)).Page(Seen.FredBloggs);
        desk.Step(new DeskInput.PagePopped("p1", desk.Live.Id, Seen.FredBloggs));
        Assert.Equal(Seen.AnnLee, desk.Live.Association.Who!.Record);
        desk.Ask(new DeskCommand.Associate(desk.Live.Id, null, null));
        Assert.Equal(Association.None, desk.Live.Association);
    }

    [Fact]
    public void Internal_call_cannot_be_assigned_and_is_never_associated()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound(ConnectionState.Connected, "1002")).Page(Seen.AnnLee);
        Assert.Equal(Association.None, desk.Live.Association);
        desk.Ask(new DeskCommand.Associate(desk.Live.Id, Seen.AnnLee, null));
        Assert.Equal(Refusal.NotPossible, Assert.IsType<DeskReply.Refused>(desk.Reply).Why);
    }

    [Fact]
    public void Handset_call_is_the_leader_pages_open_record_if_it_is_among_the_matches()
    {
        var desk = new DeskBench().Page(Seen.AnnLee).See(Seen.Outbound()).Found(Seen.FredBloggs, Seen.AnnLee);
        Assert.Equal(new Link(Seen.AnnLee, Because.OpenRecord), desk.Live.Association.Who);
        Assert.Null(new DeskBench().Page(Seen.AnnLee).See(Seen.Inbound()).Found(Seen.FredBloggs, Seen.AnnLee).Live.Association.Who);
    }

    [Fact]
    public void Call_ended_while_a_record_is_read_is_refined_in_the_next_revision()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound()).Page(Seen.Complaint).Gone(EndReason.CallerCancelled);
        desk.Read(new RecordDetails { Record = Seen.Complaint, Contact = Seen.FredBloggs });
        var record = Assert.Single(desk.Writes<StoreWrite.Revise>()).Record!;
        Assert.Equal((2, Seen.FredBloggs.Id, Seen.Complaint.Id), (record.Revision, record.WhoId, record.WhatId));
    }

    [Fact]
    public void Record_that_cannot_be_read_stays_chosen_by_what_is_known_of_it()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound()).Page(Seen.AnnLee).Read(null);
        Assert.Equal(Seen.AnnLee, desk.Live.Association.Who!.Record);
        Assert.Empty(desk.Effects);
    }

    [Fact]
    public void Licence_that_only_dials_reads_no_record()
    {
        var desk = new DeskBench(DeskBench.Rules with { Licence = LicenceLevel.Client }).Page(null).See(Seen.Inbound()).Page(Seen.AnnLee);
        Assert.Empty(desk.AllAsked<DoRequest>());
    }

    private static DeskBench New(double secondsAfterEnd)
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound());
        desk.Step(new DeskInput.PageStartedNew("p1", desk.Live.Id, "Contact")).Gone(EndReason.CallerCancelled);
        return desk.Wait(secondsAfterEnd).Page(Seen.AnnLee);
    }
}
