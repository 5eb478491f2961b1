using CallBridge.Calls.Search;
using CallBridge.Configuration;
using CallBridge.Desks;
using Microsoft.Extensions.Configuration;

namespace CallBridge.Tests.Desks;

/// <summary>What the org says of the user and of itself, and what is configured, as the desk goes by it.</summary>
public sealed class UserFactsTests
{
    private static readonly OrgFacts Facts = new() { UserId = "005000000000001AAA" };

    [Theory]
    [InlineData(null, "12345", true)]
    [InlineData(null, "123456", false)]
    [InlineData(6, "123456", true)]
    [InlineData(3, "1234", false)]
    public void The_orgs_Apex_getInternalNumbersDigitsLength_overrides_InternalDigits(int? digits, string number, bool isInternal) =>
        Assert.Equal(isInternal, DeskRulesFactory.Make(DeskOf.Settings, Facts with { InternalDigits = digits }).DialPlan.IsInternal(number));

    [Theory]
    [InlineData("en_GB", "16:11:36")]
    [InlineData("en_US", "4:11:36 PM")]
    [InlineData("de_DE", "16:11:36")]
    [InlineData("de_DE_EURO", "16:11:36")]
    [InlineData("ja_JP", "16:11:36")]
    [InlineData("zh_CN_PINYIN", "16:11:36")]
    [InlineData("zh_Hans_CN", "16:11:36")]
    [InlineData("sr__#Latn", "16:11:36")]
    [InlineData("iw_IL", "16:11:36")]
    [InlineData("in_ID", "16.11.36")]
    [InlineData("no_NO", "16:11:36")]
    [InlineData("not a locale at all", "16:11:36")]
    [InlineData("", "16:11:36")]
    [InlineData(null, "16:11:36")]
    public void Times_are_in_the_users_locale_as_Salesforce_writes_it_and_plain_where_it_is_none(string? locale, string time)
    {
        var culture = DeskRulesFactory.Make(DeskOf.Settings, Facts with { Locale = locale }).Culture;
        Assert.Equal(time, new TimeOnly(16, 11, 36).ToString("T", culture).Replace('\u202F', ' ').Replace('\u00A0', ' '));
    }

    [Theory]
    [InlineData("Europe/London", null, "Europe/London")]
    [InlineData("Europe/London", "Asia/Tokyo", "Asia/Tokyo")]
    [InlineData("Nowhere/Land", null, null)]
    [InlineData(null, null, null)]
    public void The_zone_is_the_configured_one_else_the_users_in_Salesforce_else_the_machines(string? users, string? configured, string? zone) =>
        Assert.Equal(zone ?? TimeZoneInfo.Local.Id, DeskRulesFactory.Make(With("Agent:TimeZone", configured), Facts with { TimeZone = users }).Zone?.Id);

    [Fact]
    public void What_a_Task_may_be_about_is_what_the_org_says_once_it_has()
    {
        Assert.Equal(["Account", "Opportunity", "Case"], DeskRulesFactory.Make(DeskOf.Settings, null).WhatTypes.AsEnumerable());
        Assert.Equal(["Invoice__c"], DeskRulesFactory.Make(DeskOf.Settings, Facts with { WhatTypes = ["Invoice__c"] }).WhatTypes.AsEnumerable());
    }

    [Fact]
    public void Record_type_and_start_field_are_what_is_configured()
    {
        Assert.Equal("Phone_Call", DeskRulesFactory.Make(With("CallRecords:RecordType", "Phone_Call"), Facts).Records.RecordType);
        Assert.Equal("CallStart__c", DeskRulesFactory.Make(With("CallRecords:StartField", "CallStart__c"), Facts).Records.StartField);
    }

    private static Settings With(string key, string? value) =>
        Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [key] = value }).Build()).Settings;
}
