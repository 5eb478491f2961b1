using CallBridge.Calls.Desk;
using CallBridge.Desks;
using CallBridge.Records;
using CallBridge.Status;
using CallBridge.Tests.Desks;

namespace CallBridge.Tests.Status;

public sealed class StatusBoardTests
{
    [Fact]
    public void Calls_that_cannot_be_written_to_disk_are_said_on_the_panel()
    {
        var board = new StatusBoard(
            new SalesforceHealth(), () => default, () => new StoreHealth("The disk is full.", 3, null), DeskOf.Settings.Telephony, DeskOf.Settings.Salesforce);

        var status = board.View(new DeskState { Rules = DeskRulesFactory.Make(DeskOf.Settings, null) });

        Assert.Contains(status.Reasons, reason => reason is { Code: "callsNotKept", Message: "The disk is full." });
    }
}
