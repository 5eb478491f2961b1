using CallBridge.Calls.Desk;

namespace CallBridge.Calls.Tests.Desk;

/// <summary>A page that is loaded anew, as Classic's is with each step, goes on where it was.</summary>
public class PageReloadTests
{
    [Fact]
    public void Record_reached_over_a_reload_is_a_choice()
    {
        var desk = Talking().Page(Seen.Acme);
        Reload(desk, Seen.AnnLee);
        Assert.Equal(Seen.AnnLee.Id, desk.Live.Association.Who?.Record.Id);
    }

    [Fact]
    public void The_same_record_loaded_anew_is_none()
    {
        var desk = new DeskBench().Page(Seen.AnnLee).See(Seen.Inbound(ConnectionState.Connected));
        Reload(desk, Seen.AnnLee);
        Assert.Null(desk.Live.Association.Who);
    }

    [Fact]
    public void Record_of_a_New_that_is_saved_two_reloads_later_is_the_calls()
    {
        var desk = Talking().Page(null);
        desk.Step(new DeskInput.PageStartedNew("p1", desk.Live.Id, "Contact"));
        Reload(desk, null);
        Reload(desk, Seen.AnnLee);
        Assert.Equal(Seen.AnnLee.Id, desk.Live.Association.Who?.Record.Id);
    }

    [Fact]
    public void Page_that_comes_back_much_later_is_a_new_one_whose_record_is_no_choice()
    {
        var desk = Talking().Page(Seen.Acme);
        desk.Step(new DeskInput.PageClosed("p1"));
        desk.Wait(31).Page(Seen.AnnLee);
        Assert.Null(desk.Live.Association.Who);
    }

    [Fact]
    public void Page_that_has_gone_pops_nothing()
    {
        var desk = Talking().Page(Seen.Acme);
        desk.Step(new DeskInput.PageClosed("p1"));
        Assert.Empty(desk.State.Pages);
    }

    private static DeskBench Talking() => new DeskBench().See(Seen.Inbound(ConnectionState.Connected));

    // It says first that it is there, and only then what is open around it.
    private static void Reload(DeskBench desk, RecordRef? record)
    {
        desk.Step(new DeskInput.PageClosed("p1"));
        desk.Wait(2).Page(null).Page(record);
    }
}
