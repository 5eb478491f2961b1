using CallBridge.Calls.Desk;
using CallBridge.Desks;
using CallBridge.Records;
using CallBridge.Records.Outbox;
using CallBridge.Salesforce.Browser;
using CallBridge.Status;
using CallBridge.Tests.Desks;

namespace CallBridge.Tests.Status;

public sealed class StatusBoardTests
{
    [Fact]
    public void A_missing_page_and_records_of_which_nobody_knows_are_said_on_the_panel()
    {
        var salesforce = new SalesforceHealth();
        salesforce.Set(false, null, BrowserSalesforce.NoPage);
        var board = new StatusBoard(
            salesforce, () => new OutboxCounts(2, 0, 2), () => new StoreHealth(null, 0, null), DeskOf.Settings.Telephony, DeskOf.Settings.Salesforce);

        var status = board.View(new DeskState { Rules = DeskRulesFactory.Make(DeskOf.Settings, null) });

        Assert.Contains(status.Reasons, reason => reason.Code == "noSalesforcePage");
        Assert.Contains(status.Reasons, reason => reason is { Code: "recordsUndecided", Message: "Of 2 call records nobody can tell whether they were saved." });
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_user_that_may_not_write_tasks_is_said_on_the_panel(bool enabled, bool said)
    {
        var salesforce = new SalesforceHealth();
        salesforce.Set(true, new SalesforceUser("005000000000001AAA", "Sam Taylor", enabled), null);
        var board = new StatusBoard(
            salesforce, () => default, () => new StoreHealth(null, 0, null), DeskOf.Settings.Telephony, DeskOf.Settings.Salesforce);

        var status = board.View(new DeskState { Rules = DeskRulesFactory.Make(DeskOf.Settings, null) });

        Assert.Equal(said, status.Reasons.Any(reason => reason.Code == "userNotEnabled"));
        Assert.Equal(("Sam Taylor", "005000000000001AAA"), (status.Salesforce.User, status.Salesforce.UserId));
    }

    [Fact]
    public void Calls_that_cannot_be_written_to_disk_are_said_on_the_panel()
    {
        var board = new StatusBoard(
            new SalesforceHealth(), () => default, () => new StoreHealth("The disk is full.", 3, null), DeskOf.Settings.Telephony, DeskOf.Settings.Salesforce);

        var status = board.View(new DeskState { Rules = DeskRulesFactory.Make(DeskOf.Settings, null) });

        Assert.Contains(status.Reasons, reason => reason is { Code: "callsNotKept", Message: "The disk is full." });
    }
}
