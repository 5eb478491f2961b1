using CallBridge.Calls.Desk;
using CallBridge.Calls.Records;

namespace CallBridge.Calls.Tests.Desk;

public class WrapUpTests
{
    [Fact]
    public void Note_and_disposition_of_a_live_call_are_journalled_and_in_its_record()
    {
        var desk = Talking();
        desk.Ask(new DeskCommand.Annotate(desk.Live.Id, "Wants a quote", "Sale"));
        Assert.Single(desk.Writes<StoreWrite.PutLive>());
        desk.Ask(new DeskCommand.Annotate(desk.Live.Id, null, "No sale")).Gone(EndReason.LocalHangUp);
        Assert.Contains("Wants a quote", desk.End.Record!.Description, StringComparison.Ordinal);
        Assert.Equal("No sale", desk.End.Record.Disposition);
    }

    [Fact]
    public void Empty_note_clears_it()
    {
        var desk = Talking();
        desk.Ask(new DeskCommand.Annotate(desk.Live.Id, "x", "y")).Ask(new DeskCommand.Annotate(desk.Live.Id, "", null));
        Assert.Equal((null, "y"), (desk.Live.Note, desk.Live.Disposition));
    }

    [Fact]
    public void Change_in_wrap_up_makes_the_next_revision()
    {
        var desk = Talking().Gone(EndReason.LocalHangUp).Wait(119);
        desk.Ask(new DeskCommand.Annotate(desk.Ended.Id, "Wants a quote", null));
        Assert.Equal(2, Assert.Single(desk.Writes<StoreWrite.Revise>()).Record!.Revision);
        desk.Ask(new DeskCommand.Associate(desk.Ended.Id, Seen.AnnLee, null));
        var record = Assert.Single(desk.Writes<StoreWrite.Revise>()).Record!;
        Assert.Equal((3, Seen.AnnLee.Id), (record.Revision, record.WhoId));
        Assert.Equal((RecordState.Pending, 3), (desk.Ended.Record.State, desk.Ended.Record.Revision));
    }

    [Fact]
    public void History_row_of_a_revised_call_is_the_call_as_it_is_now()
    {
        var desk = Talking().Gone(EndReason.LocalHangUp);
        desk.Ask(new DeskCommand.Annotate(desk.Ended.Id, "Wants a quote", null));
        var row = JournalCodec.Read(Assert.Single(desk.Writes<StoreWrite.Revise>()).Row, desk.Now)!;
        Assert.Equal(("Wants a quote", 2), (row.Note, row.Record.Revision));
    }

    [Fact]
    public void Change_that_reads_the_same_makes_no_revision()
    {
        var desk = Talking().Gone(EndReason.LocalHangUp);
        desk.Ask(new DeskCommand.Annotate(desk.Ended.Id, "", null));
        Assert.DoesNotContain(desk.Writes<StoreWrite.Revise>(), revise => revise.Record is not null);
        Assert.Equal(1, desk.Ended.Record.Revision);
    }

    [Fact]
    public void Change_after_wrap_up_is_refused()
    {
        var desk = Talking().Gone(EndReason.LocalHangUp).Wait(120);
        desk.Ask(new DeskCommand.Annotate(desk.Ended.Id, "x", null));
        Assert.Equal(Refusal.NotPossible, Assert.IsType<DeskReply.Refused>(desk.Reply).Why);
    }

    [Fact]
    public void Wrap_up_of_no_seconds_is_over_at_once()
    {
        var desk = new DeskBench(DeskBench.Rules with { Records = new RecordPolicy { WrapUpSeconds = 0 } }).See(Seen.Inbound());
        Assert.Null(desk.Gone(EndReason.CallerCancelled).Ended.WrapUpUntil);
    }

    [Fact]
    public void Text_at_its_limit_is_taken_and_beyond_it_refused()
    {
        var desk = Talking();
        Assert.IsType<DeskReply.Accepted>(desk.Ask(new DeskCommand.Annotate(desk.Live.Id, new('x', DeskLimits.NoteLength), new('y', DeskLimits.DispositionLength))).Reply);
        Assert.Equal("text", Assert.IsType<DeskReply.Refused>(desk.Ask(new DeskCommand.Annotate(desk.Live.Id, new('x', DeskLimits.NoteLength + 1), null)).Reply).Field);
        Assert.Equal("disposition", Assert.IsType<DeskReply.Refused>(desk.Ask(new DeskCommand.Annotate(desk.Live.Id, null, new('y', DeskLimits.DispositionLength + 1))).Reply).Field);
    }

    [Fact]
    public void Text_of_a_call_that_is_not_there_is_not_found() =>
        Assert.Equal(Refusal.NotFound, Assert.IsType<DeskReply.Refused>(new DeskBench().Ask(new DeskCommand.Annotate("x", "y", null)).Reply).Why);

    [Fact]
    public void Private_call_leaves_no_record()
    {
        var desk = Talking();
        desk.Ask(new DeskCommand.MakePrivate(desk.Live.Id)).Gone(EndReason.LocalHangUp);
        Assert.Null(desk.End.Record);
        desk.Ask(new DeskCommand.Annotate(desk.Ended.Id, "x", null));
        Assert.Null(Assert.Single(desk.Writes<StoreWrite.Revise>()).Record);
    }

    [Fact]
    public void Record_of_a_call_made_private_in_wrap_up_is_emptied_of_who_and_what()
    {
        var desk = Talking();
        desk.Ask(new DeskCommand.Annotate(desk.Live.Id, "asked for a refund", "Refund")).Gone(EndReason.LocalHangUp);
        var first = desk.End.Record;

        desk.Ask(new DeskCommand.MakePrivate(desk.Ended.Id));

        var emptied = Assert.Single(desk.Writes<StoreWrite.Revise>()).Record;
        Assert.NotNull(first);
        Assert.NotNull(emptied);
        Assert.Equal(
            first with { Revision = 2, Subject = "Private call", Description = null, Disposition = null, WhoId = null, WhatId = null, Fields = emptied.Fields }, emptied);
        Assert.True(desk.Ended.Private);
    }

    [Fact]
    public void Record_of_a_private_call_says_nothing_of_what_is_noted_or_chosen_later()
    {
        var desk = Talking().Gone(EndReason.LocalHangUp);
        desk.Ask(new DeskCommand.MakePrivate(desk.Ended.Id));
        desk.Ask(new DeskCommand.Annotate(desk.Ended.Id, "x", "y"));
        Assert.Null(Assert.Single(desk.Writes<StoreWrite.Revise>()).Record);
        desk.Ask(new DeskCommand.Associate(desk.Ended.Id, Seen.AnnLee, null));
        Assert.All(desk.Writes<StoreWrite.Revise>(), write => Assert.Null(write.Record));
    }

    [Fact]
    public void Record_comes_back_whole_when_the_call_is_private_no_more()
    {
        var desk = Talking().Gone(EndReason.LocalHangUp);
        var first = desk.End.Record!;
        desk.Ask(new DeskCommand.MakePrivate(desk.Ended.Id));
        desk.Ask(new DeskCommand.MakePrivate(desk.Ended.Id, Private: false));
        var restored = Assert.Single(desk.Writes<StoreWrite.Revise>()).Record!;
        Assert.Equal(first with { Revision = 3, Fields = restored.Fields }, restored);
        Assert.Equal(first.Fields, restored.Fields);
    }

    [Fact]
    public void Call_that_was_private_while_it_lived_is_logged_after_all_when_it_is_private_no_more()
    {
        var desk = Talking();
        desk.Ask(new DeskCommand.MakePrivate(desk.Live.Id)).Gone(EndReason.LocalHangUp);
        Assert.Null(desk.End.Record);
        desk.Ask(new DeskCommand.MakePrivate(desk.Ended.Id, Private: false));
        Assert.Equal(1, Assert.Single(desk.Writes<StoreWrite.Revise>()).Record?.Revision);
        Assert.Equal(RecordState.Pending, desk.Ended.Record.State);
        desk.Ask(new DeskCommand.MakePrivate(desk.Ended.Id));
        Assert.Equal("Private call", Assert.Single(desk.Writes<StoreWrite.Revise>()).Record?.Subject);
    }

    [Fact]
    public void Call_whose_wrap_up_is_over_can_no_longer_be_made_private()
    {
        var desk = Talking().Gone(EndReason.LocalHangUp).Wait(120);
        Assert.Equal(Refusal.NotPossible, Assert.IsType<DeskReply.Refused>(desk.Ask(new DeskCommand.MakePrivate(desk.Ended.Id)).Reply).Why);
    }

    [Fact]
    public void News_of_delivery_is_shown_and_nothing_is_written()
    {
        var desk = Talking().Gone(EndReason.LocalHangUp);
        desk.Step(new DeskInput.RecordMoved(new RecordProgress(desk.Ended.Key, desk.Ended.Id, "1001", 1, RecordState.Saved, "00T000000000001AAA", null)));
        Assert.Equal(new RecordNews(RecordState.Saved, 1, "00T000000000001AAA", null), desk.Ended.Record);
        Assert.IsType<DeskEffect.Tell>(Assert.Single(desk.Effects));
    }

    [Fact]
    public void News_of_an_older_revision_does_not_show_a_change_that_waits_as_saved()
    {
        var desk = Talking().Gone(EndReason.LocalHangUp);
        desk.Ask(new DeskCommand.Annotate(desk.Ended.Id, "Wants a quote", null));
        desk.Step(new DeskInput.RecordMoved(new RecordProgress(desk.Ended.Key, desk.Ended.Id, "1001", 1, RecordState.Saved, "00T000000000001AAA", "Saved without its person.")));
        Assert.Equal(new RecordNews(RecordState.Pending, 2, "00T000000000001AAA", null), desk.Ended.Record);
    }

    private static DeskBench Talking() => new DeskBench().See(Seen.Inbound(ConnectionState.Connected)).Wait(5);
}
