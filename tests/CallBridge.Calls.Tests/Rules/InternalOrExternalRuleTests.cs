using CallBridge.Calls.Desk;
using CallBridge.Calls.Dialling;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;
using CallBridge.Calls.Tests.Desk;
using CallBridge.Calls.Tests.Dialling;

namespace CallBridge.Calls.Tests.Rules;

/// <summary>The design's paragraph <em>Internal or external</em>, sentence by sentence, at the desk.</summary>
public class InternalOrExternalRuleTests
{
    private const string Colleague = "1002";
    private const string Other = "02079460999";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("anonymous")]
    [InlineData("Restricted")]
    [InlineData("*97")]
    [InlineData("sip:fred@example.com")]
    public void Empty_withheld_or_non_numeric_is_external_unsearched(string? number)
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected, number));
        Assert.False(desk.Live.Internal);
        Assert.Empty(desk.AllAsked<DoRequest.Search>());
    }

    [Theory]
    [InlineData("GB", "112")]
    [InlineData("GB", "999")]
    [InlineData("GB9", "9112")]
    [InlineData("DE", "110")]
    [InlineData("GB9", "9001")]
    [InlineData("GB9", "9")]
    [InlineData("GB9", "902079460018")]
    public void An_emergency_number_or_an_outside_line_prefix_is_external(string plan, string number) =>
        Assert.False(With(Plans.Of(plan)).See(Seen.Outbound(to: number)).Live.Internal);

    [Theory]
    [InlineData("1", true)]
    [InlineData("1001", true)]
    [InlineData("12345", true)]
    [InlineData("sip:1001@pbx.example", true)]
    [InlineData("123456", false)]
    [InlineData("+1234", false)]
    [InlineData("07814256404", false)]
    [InlineData("7001234", true)]
    [InlineData("700123", false)]
    [InlineData("70012345", false)]
    [InlineData("8001234", false)]
    [InlineData("020 7946 0018", true)]
    [InlineData("+442079460018", true)]
    [InlineData("+442079470018", false)]
    public void Else_internal_if_it_has_1_to_InternalDigits_digits_or_lies_in_InternalRanges(string number, bool expected)
    {
        var plan = new DialPlan(new DialPlanRules
        {
            CountryCallingCode = "44",
            InternalRanges = [new InternalRange("700", 7), new InternalRange("+44207946", 12)],
        });
        Assert.Equal(expected, With(plan).See(Seen.Inbound(from: number)).Live.Internal);
    }

    [Theory]
    [InlineData(null, Colleague, true)]
    [InlineData(3, Colleague, false)]
    [InlineData(3, "100", true)]
    [InlineData(7, "1234567", true)]
    [InlineData(0, "1", false)]
    public void The_orgs_Apex_getInternalNumbersDigitsLength_overrides_InternalDigits(int? digits, string number, bool expected)
    {
        var desk = new DeskBench();
        desk.Step(new DeskInput.RulesChanged(DeskBench.Rules with { DialPlan = new DialPlan(new DialPlanRules { CountryCallingCode = "44" }, digits) }));
        Assert.Equal(expected, desk.See(Seen.Inbound(from: number)).Live.Internal);
    }

    public static TheoryData<string, Func<DeskBench, DeskBench>> InternalCalls => new()
    {
        { "a colleague calls", desk => desk.See(Seen.Inbound(ConnectionState.Connected, Colleague)) },
        { "calling a colleague from the handset", desk => desk.See(Seen.Outbound(ConnectionState.Connected, Colleague)) },
        { "clicking a colleague's number on a record", desk => Show(desk.Dial(Colleague, Seen.FredBloggs), Colleague) },
        { "the dial field beside an open record", desk => Show(desk.Page(Seen.FredBloggs).Dial(Colleague, origin: CallOrigin.DialField, page: "p1"), Colleague) },
        { "going to a record meanwhile", desk => desk.See(Seen.Inbound(ConnectionState.Connected, Colleague)).Page(Seen.AnnLee) },
        { "popping a record meanwhile", desk => desk.See(Seen.Inbound(ConnectionState.Connected, Colleague)).Pop(Seen.AnnLee) },
        { "assigning it in the panel, which is refused", desk => desk.See(Seen.Inbound(ConnectionState.Connected, Colleague)).Assign(Seen.AnnLee, null) },
    };

    [Theory]
    [MemberData(nameof(InternalCalls))]
    public void Internal_calls_are_saved_never_searched_never_associated(string situation, Func<DeskBench, DeskBench> happens)
    {
        var desk = happens(new DeskBench().Page(null));
        Assert.True(desk.Live.Internal, situation);
        Assert.Equal(Told.Nothing, Told.Association(desk.Live));
        desk.Wait(10).Gone(EndReason.LocalHangUp, desk.Live.Ref);
        Assert.Equal((CallType.Internal, null, null), (desk.End.Record!.Type, desk.End.Record.WhoId, desk.End.Record.WhatId));
        Assert.Empty(desk.AllAsked<DoRequest.Search>());
    }

    public static TheoryData<string, string?, string?, bool, int> FarPartyChanges => new()
    {
        { "a colleague hands an outside caller over", Colleague, DeskBench.Fred, false, 1 },
        { "the caller is another outside party after a transfer elsewhere", Other, DeskBench.Fred, false, 2 },
        { "a withheld number turns out to be known", null, DeskBench.Fred, false, 1 },
        { "the same number in another notation", "+447814256404", DeskBench.Fred, false, 1 },
        { "one colleague hands over to another", Colleague, "1003", true, 0 },
    };

    [Theory]
    [MemberData(nameof(FarPartyChanges))]
    public void When_the_far_party_changes_classification_and_search_run_anew(string situation, string? first, string? then, bool isInternal, int searches)
    {
        var desk = new DeskBench().See(Seen.Inbound(ConnectionState.Connected, first)).Wait(5).See(Seen.Inbound(ConnectionState.Connected, then));
        Assert.True(desk.Live.Internal == isInternal, situation);
        Assert.Equal(searches, desk.AllAsked<DoRequest.Search>().Count());
        Assert.Equal(!isInternal, DeskBench.Rules.DialPlan.Same(desk.Live.SearchedNumber, then));
    }

    public static TheoryData<string, Func<DeskBench, DeskBench>> TakenOver => new()
    {
        { "picked up from a colleague's phone", desk => desk.PickUp().See(Seen.Inbound(ConnectionState.Connected, callRef: "guid-1")) },
        { "taken out of the parking lot", desk => desk.Unpark().See(Seen.Inbound(ConnectionState.Connected, callRef: "guid-1")) },
    };

    [Theory]
    [MemberData(nameof(TakenOver))]
    public void Classification_and_search_run_anew_for_a_call_that_was_picked_up_or_unparked(string situation, Func<DeskBench, DeskBench> happens)
    {
        var desk = happens(new DeskBench());
        Assert.False(desk.Live.Internal, situation);
        Assert.Contains("+447814256404", Assert.Single(desk.AllAsked<DoRequest.Search>()).Request.Notations);
    }

    public static TheoryData<string, CallObservation[], string> LastOutside => new()
    {
        { "a colleague joins and stays", [At(DeskBench.Fred), At(Colleague)], DeskBench.Fred },
        { "two outside parties, one after the other", [At(DeskBench.Fred), At(Other)], Other },
        { "two outside parties, then a colleague", [At(DeskBench.Fred), At(Other), At(Colleague)], Other },
        { "a conference in which a colleague stands first", [At(Colleague) with { Parties = [new Party(Colleague, null), new Party(DeskBench.Fred, null)] }], DeskBench.Fred },
        { "the number is withheld after a transfer", [At(DeskBench.Fred), At(null)], DeskBench.Fred },
    };

    [Theory]
    [MemberData(nameof(LastOutside))]
    public void Once_an_outside_party_was_connected_the_call_is_external_and_names_the_last_one(string situation, CallObservation[] seen, string named)
    {
        var desk = new DeskBench();
        foreach (var call in seen)
            desk.See(call).Wait(5);
        Assert.False(desk.Live.Internal, situation);
        desk.Gone(EndReason.LocalHangUp);
        Assert.Equal(CallType.Inbound, desk.End.Record!.Type);
        Assert.EndsWith($" from {named}", desk.End.Record.Subject, StringComparison.Ordinal);
    }

    private static CallObservation At(string? number) => Seen.Inbound(ConnectionState.Connected, number);

    private static DeskBench Show(DeskBench desk, string number) => desk.See(Seen.Outbound(ConnectionState.Connected, number, "guid-1"));

    private static DeskBench With(DialPlan plan) => new(DeskBench.Rules with { DialPlan = plan });
}
