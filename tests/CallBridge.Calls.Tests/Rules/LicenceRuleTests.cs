using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Tests.Desk;

namespace CallBridge.Calls.Tests.Rules;

/// <summary>The design's paragraph <em>Licence</em>, at the desk; what the panel says is proved with the status.</summary>
public class LicenceRuleTests
{
    [Theory]
    [InlineData(LicenceLevel.Db)]
    [InlineData(LicenceLevel.Crm)]
    public void Db_is_Crm_everything(LicenceLevel level)
    {
        var desk = At(level).Page(null).See(Seen.Inbound()).Found(Seen.FredBloggs);
        Assert.NotEmpty(desk.AllAsked<DoRequest.Search>());
        Assert.NotEmpty(desk.AllAsked<DoRequest.Pop>());
        Assert.IsType<DeskReply.Accepted>(desk.Control(PhoneAction.Answer).Reply);
        Assert.NotNull(desk.See(Seen.Inbound(ConnectionState.Connected)).Gone(EndReason.LocalHangUp).End.Record);
    }

    public static TheoryData<string, Func<DeskBench, DeskBench>> Happenings => new()
    {
        { "an inbound call", desk => desk.See(Seen.Inbound(ConnectionState.Connected)) },
        { "a call through a queue", desk => desk.See(Seen.Inbound(ConnectionState.Connected) with { Queue = "sales" }) },
        { "a handset call", desk => desk.See(Seen.Outbound(ConnectionState.Connected)) },
        { "going to a record", desk => desk.See(Seen.Inbound(ConnectionState.Connected)).Page(Seen.Complaint) },
        { "going to a Task", desk => desk.See(Seen.Inbound(ConnectionState.Connected)).Page(Seen.CallBack) },
        { "popping a record", desk => desk.See(Seen.Inbound(ConnectionState.Connected)).Pop(Seen.Complaint) },
        { "dialling from a record", desk => desk.Dial(record: Seen.Complaint).See(Seen.Outbound(ConnectionState.Connected, callRef: "guid-1")) },
    };

    [Theory]
    [MemberData(nameof(Happenings))]
    public void Client_no_search_pop_or_record(string situation, Func<DeskBench, DeskBench> happens)
    {
        var desk = happens(At(LicenceLevel.Client).Page(null));
        Assert.True(!desk.AllAsked<DoRequest>().Any(request => request is not DoRequest.Command), situation);
        Assert.Equal(Told.Nothing, Told.Association(desk.Live));
        Assert.Null(desk.Wait(5).Gone(EndReason.LocalHangUp, desk.Live.Ref).End.Record);
    }

    public static TheoryData<string, Func<DeskBench, DeskBench>> Dialling => new()
    {
        { "by the API, and so by tel:", desk => desk.Dial(origin: CallOrigin.Api) },
        { "in the dial field", desk => desk.Page(null).Dial(origin: CallOrigin.DialField, page: "p1") },
        { "by a click", desk => desk.Dial(record: Seen.FredBloggs) },
    };

    [Theory]
    [MemberData(nameof(Dialling))]
    public void Client_dialling(string situation, Func<DeskBench, DeskBench> dials)
    {
        var desk = dials(At(LicenceLevel.Client));
        Assert.True(desk.Reply is DeskReply.Accepted, situation);
        Assert.IsType<DialPhone>(desk.Command);
    }

    [Theory]
    [InlineData(PhoneAction.Answer)]
    [InlineData(PhoneAction.Hold)]
    [InlineData(PhoneAction.HangUp)]
    [InlineData(PhoneAction.Transfer)]
    [InlineData(PhoneAction.Park)]
    public void Client_nothing_but_dialling(PhoneAction action)
    {
        var desk = At(LicenceLevel.Client).See(Seen.Inbound()).Control(action, "1002");
        Assert.Equal(Refusal.NotAllowed, Assert.IsType<DeskReply.Refused>(desk.Reply).Why);
        Assert.Empty(desk.Asked<DoRequest>());
    }

    private static DeskBench At(LicenceLevel level) => new(DeskBench.Rules with { Licence = level, Pop = ScreenPopWhen.Ringing });
}
