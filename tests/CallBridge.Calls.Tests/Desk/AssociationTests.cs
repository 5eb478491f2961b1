using CallBridge.Calls.Associations;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;

namespace CallBridge.Calls.Tests.Desk;

/// <summary>What comes late or only in part; the rules themselves stand in <see cref="Rules.AssociationRuleTests"/>.</summary>
public class AssociationTests
{
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
    public void Pop_counts_though_the_record_is_open_already()
    {
        var desk = new DeskBench().Page(Seen.AnnLee).See(Seen.Inbound());
        desk.Step(new DeskInput.PagePopped("p1", desk.Live.Id, Seen.AnnLee));
        Assert.Equal((new Link(Seen.AnnLee, Because.Chosen), "p1"), (desk.Live.Association.Who, desk.Live.Interacted));
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
    public void New_that_came_to_nothing_does_not_swallow_a_later_calls_navigation()
    {
        var desk = new DeskBench().Page(null).See(Seen.Inbound());
        desk.Step(new DeskInput.PageStartedNew("p1", desk.Live.Id, "Contact")).Gone(EndReason.CallerCancelled).Wait(200);
        desk.See(Seen.Inbound(callRef: "5.2")).Page(Seen.AnnLee);
        Assert.Equal(Seen.AnnLee, desk.Live.Association.Who?.Record);
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
        var desk = new DeskBench().Page(null).See(Seen.Inbound()).Page(Seen.Complaint).Read(null);
        Assert.Equal(Seen.Complaint, desk.Live.Association.What!.Record);
        Assert.Empty(desk.Effects);
    }
}
