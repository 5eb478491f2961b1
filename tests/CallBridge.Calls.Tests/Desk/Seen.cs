using CallBridge.Calls.Phone;

namespace CallBridge.Calls.Tests.Desk;

/// <summary>Observations and records that the examples begin from.</summary>
internal static class Seen
{
    public const CallCapabilities Every = CallCapabilities.Answer | CallCapabilities.Reject | CallCapabilities.Hold | CallCapabilities.Retrieve
        | CallCapabilities.HangUp | CallCapabilities.Transfer | CallCapabilities.Dtmf | CallCapabilities.Mute | CallCapabilities.Unmute
        | CallCapabilities.Park | CallCapabilities.Consult | CallCapabilities.CompleteTransfer | CallCapabilities.CancelTransfer
        | CallCapabilities.Swap | CallCapabilities.Conference;

    public static readonly RecordRef FredBloggs = new("003000000000001AAA", "Contact", "Fred Bloggs");
    public static readonly RecordRef AnnLee = new("003000000000002AAA", "Contact", "Ann Lee");
    public static readonly RecordRef Acme = new("001000000000001AAA", "Account", "Acme");
    public static readonly RecordRef Complaint = new("500000000000001AAA", "Case", "00001026");
    public static readonly RecordRef CallBack = new("00T000000000001AAA", "Task", "Call back");
    public static readonly RecordRef LenaLead = new("00Q000000000001AAA", "Lead", "Lena Lead");
    public static readonly RecordRef Margaret = new("001000000000002AAA", "Account", "Margaret Okafor");
    public static readonly RecordRef MargaretsContact = new("003000000000003AAA", "Contact", "Margaret Okafor");
    public static readonly RecordRef Invoice = new("a0B000000000001AAA", "Invoice__c", "INV-1");
    public static readonly RecordRef Meeting = new("00U000000000001AAA", "Event", "Review");
    public static readonly RecordRef Someone = new("005000000000001AAA", "User", "Some One");

    public static CallObservation Inbound(ConnectionState state = ConnectionState.Alerting, string? from = DeskBench.Fred, string callRef = "5.1") => new()
    {
        Ref = callRef,
        Uniqueid = callRef,
        State = state,
        Direction = Direction.Inbound,
        Far = new Party(from, null),
        CalledNumber = "02079460018",
        Capabilities = Every,
    };

    public static CallObservation Outbound(ConnectionState state = ConnectionState.Delivering, string? to = DeskBench.Fred, string callRef = "5.1") => new()
    {
        Ref = callRef,
        Uniqueid = callRef,
        State = state,
        Direction = Direction.Outbound,
        Far = new Party(to, null),
        CalledNumber = to,
        Capabilities = Every,
    };
}
