using CallBridge.Configuration;
using CallBridge.Records;
using CallBridge.Salesforce;
using Microsoft.Extensions.Configuration;

namespace CallBridge.Tests.Configuration;

public sealed class SettingsTests
{
    [Fact]
    public void Nothing_configured_is_the_demo()
    {
        var (settings, errors) = Read();

        Assert.Empty(errors);
        Assert.Equal((21047, 21049, 21050), (settings.Listener.HttpPort, settings.Listener.HttpsPort, settings.Demo.Port));
        Assert.Equal("1001", settings.Extension);
        Assert.Equal("44", settings.DialPlan.CountryCallingCode);
        Assert.Equal(["http://localhost:21050"], SalesforceSetup.FrameOrigins(settings));
    }

    [Fact]
    public void What_is_kept_on_this_machine_can_be_said_in_days_and_numbers()
    {
        var (settings, errors) = Read(("CallRecords:KeepDays", "30"), ("CallRecords:KeepCalls", "300"), ("CallRecords:KeepRecords", "400"));

        Assert.Empty(errors);
        Assert.Equal(new RetentionPolicy { Days = 30, EndedCalls = 300, SavedRecords = 400 }, settings.CallRecords.ToRetention());
        Assert.Equal(new RetentionPolicy(), Read().Settings.CallRecords.ToRetention());
    }

    [Theory]
    [InlineData("KeepDays", "0")]
    [InlineData("KeepDays", "3651")]
    [InlineData("KeepCalls", "199")]
    [InlineData("KeepRecords", "100001")]
    public void What_is_kept_on_this_machine_has_bounds(string name, string value) =>
        Assert.Contains(Read(("CallRecords:" + name, value)).Errors, error => error.StartsWith($"CallRecords:{name} ", StringComparison.Ordinal));

    [Theory]
    [InlineData("SubjectTemplate", "{direction} {nmae}", "{nmae}")]
    [InlineData("SubjectTemplate", "{Name}", "{Name}")]
    [InlineData("SubjectTemplate", "{subject}", "{subject}")]
    [InlineData("SubjectTemplate", "{}", "{}")]
    [InlineData("DescriptionTemplate", "{subject}\n{call time}", "{call time}")]
    [InlineData("Fields:Line__c", "{line}", "{line}")]
    public void Placeholder_that_does_not_exist_is_named_with_those_that_do(string setting, string template, string named)
    {
        var error = Assert.Single(Read(("CallRecords:" + setting, template)).Errors);

        Assert.StartsWith("CallRecords:" + setting.Split(':')[0], error, StringComparison.Ordinal);
        Assert.Contains($"has {named}, which is no placeholder. Use ", error, StringComparison.Ordinal);
        Assert.Contains("{direction}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RecordType", "Phone_Call", true)]
    [InlineData("RecordType", "Phone Call", false)]
    [InlineData("StartField", "CallStart__c", true)]
    [InlineData("StartField", "Call Start", false)]
    [InlineData("SubjectTemplate", "{direction} Call at {time} {zone} {preposition} {number} ({name})", true)]
    [InlineData("DescriptionTemplate", "{subject}\n{remark}\n{note}", true)]
    [InlineData("Fields:Line__c", "{called} {queue} {subject}", true)]
    public void Wording_record_type_and_start_field_are_checked(string setting, string value, bool good)
    {
        var errors = Read(("CallRecords:" + setting, value)).Errors;

        Assert.Equal(good, errors.Count == 0);
        Assert.All(errors, error => Assert.StartsWith($"CallRecords:{setting} must be ", error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("acme", "https://acme.lightning.force.com", "https://acme.my.salesforce.com")]
    [InlineData("acme--uat.sandbox", "https://acme--uat.sandbox.lightning.force.com", "https://acme--uat.sandbox.my.salesforce.com")]
    public void Frame_origins_are_the_orgs_exact_hosts(string domain, string lightning, string classic)
    {
        var (settings, errors) = Read(("Salesforce:Connection", "Rest"), ("Salesforce:MyDomains:0", domain), ("Salesforce:ClientId", "x"),
            ("Salesforce:ClientSecret", "x"), ("Agent:SalesforceUsername", "a@b.example"), ("Agent:Extension", "1001"),
            ("Telephony:Provider", "Asterisk"), ("Telephony:Asterisk:Host", "pbx.example"), ("Telephony:Asterisk:Username", "x"), ("Telephony:Asterisk:Secret", "x"));

        Assert.Empty(errors);
        Assert.Equal([lightning, classic], SalesforceSetup.FrameOrigins(settings));
    }

    [Fact]
    public void The_page_route_needs_the_org_and_no_sign_in()
    {
        var (settings, errors) = Read(("Salesforce:Connection", "Browser"), ("Salesforce:MyDomains:0", "acme"), ("Agent:Extension", "1001"),
            ("Telephony:Provider", "Asterisk"), ("Telephony:Asterisk:Host", "pbx.example"), ("Telephony:Asterisk:Username", "x"), ("Telephony:Asterisk:Secret", "x"));

        Assert.Empty(errors);
        Assert.False(settings.HasDemoOrg);
        Assert.Equal(["https://acme.lightning.force.com", "https://acme.my.salesforce.com"], SalesforceSetup.FrameOrigins(settings));
    }

    [Fact]
    public void The_page_route_can_be_tried_with_the_demo_org()
    {
        var (settings, errors) = Read(("Salesforce:Connection", "Browser"), ("Salesforce:LoginUrl", "http://localhost:21050"));

        Assert.Empty(errors);
        Assert.True(settings.HasDemoOrg);
        Assert.Equal(["http://localhost:21050"], SalesforceSetup.FrameOrigins(settings));
        Assert.Equal("http://localhost:21050", SalesforceSetup.Toolkits(settings).Sources);
    }

    [Theory]
    [InlineData("Salesforce:MyDomains ", "Salesforce:Connection=Browser")]
    [InlineData("Salesforce:LoginUrl ", "Salesforce:Connection=Browser", "Salesforce:MyDomains:0=acme", "Salesforce:LoginUrl=https://acme.my.salesforce.com")]
    [InlineData("Telephony:Provider ", "Salesforce:Connection=Browser", "Salesforce:MyDomains:0=acme")]
    public void The_page_route_takes_no_address_of_an_org_and_no_pretend_calls_into_a_real_one(string error, params string[] settings) =>
        Assert.Contains(
            Read([.. settings.Select(s => (s.Split('=')[0], s.Split('=')[1]))]).Errors, e => e.StartsWith(error.TrimEnd(), StringComparison.Ordinal));

    [Theory]
    [InlineData("acme.lightning.force.com")]
    [InlineData("*.sandbox")]
    [InlineData("acme/")]
    [InlineData("acme evil")]
    [InlineData("acme;script-src")]
    [InlineData("ACME")]
    [InlineData("acme\n")]
    [InlineData("-acme")]
    [InlineData("")]
    public void My_Domain_is_a_name_and_nothing_more(string domain) =>
        Assert.Contains(Read(("Salesforce:MyDomains:0", domain)).Errors, error => error.StartsWith("Salesforce:MyDomains", StringComparison.Ordinal));

    [Theory]
    [InlineData("http://login.salesforce.com")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("https://user@login.salesforce.com")]
    [InlineData("https://login.salesforce.com/path")]
    [InlineData("https://login.salesforce.com/?x=1")]
    [InlineData("ftp://localhost")]
    [InlineData("login.salesforce.com")]
    public void Login_address_is_https_or_this_machine(string address) =>
        Assert.Contains(Read(("Salesforce:LoginUrl", address)).Errors, error => error.StartsWith("Salesforce:LoginUrl ", StringComparison.Ordinal));

    [Theory]
    [InlineData("https://intranet.example", true)]
    [InlineData("https://intranet.example:8443", true)]
    [InlineData("http://intranet.example", true)]
    [InlineData("https://intranet.example/", false)]
    [InlineData("https://intranet.example:443", false)]
    [InlineData("https://Intranet.example", false)]
    [InlineData("https://*.example", false)]
    [InlineData("*", false)]
    [InlineData("null", false)]
    [InlineData("https://user@intranet.example", false)]
    [InlineData("https://intranet.example#x", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Origin_is_exact_as_a_browser_sends_it(string? text, bool exact) => Assert.Equal(exact, Origins.IsExact(text));

    [Fact]
    public void Wrong_values_are_named_once_and_the_readable_ones_still_checked()
    {
        var (_, errors) = Read(("Listener:HttpPort", "abc"), ("Listener:HttpsPort", "0"), ("Listener:Nonsense", "1"), ("Telephony:Asterisk", "x"), ("Agent:Extension:0", "1"));

        Assert.Equal(["Agent:Extension", "Listener:HttpPort", "Listener:HttpsPort", "Listener:Nonsense", "Telephony:Asterisk"],
            errors.Select(error => error.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Telephony:Provider", "1")]
    [InlineData("Salesforce:Connection", "-1")]
    [InlineData("Licence:Level", "Db, Crm")]
    public void Enum_is_a_word_and_no_number(string key, string value) =>
        Assert.Contains("must be one of", Assert.Single(Read((key, value)).Errors), StringComparison.Ordinal);

    [Theory]
    [InlineData("rooms", false)]
    [InlineData("", true)]
    [InlineData("rooms\n", true)]
    [InlineData("rooms,1", true)]
    public void Conference_context_is_the_name_of_a_context(string context, bool wrong)
    {
        var (_, errors) = Read(("Telephony:Provider", "Asterisk"), ("Telephony:Asterisk:ConferenceContext", context));

        Assert.Equal(wrong, errors.Any(error => error.StartsWith("Telephony:Asterisk:ConferenceContext ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Lists_and_tables_are_read()
    {
        var (settings, errors) = Read(("CallRecords:Fields:Channel__c", "Phone"), ("CallRecords:NeverLog:0", "0800"),
            ("DialPlan:InternalRanges:0:StartsWith", "7"), ("DialPlan:InternalRanges:0:Digits", "6"));

        Assert.Empty(errors);
        Assert.Equal("Phone", settings.CallRecords.Fields["Channel__c"]);
        Assert.Equal(["0800"], settings.CallRecords.NeverLog);
        Assert.Equal(new InternalRangeSection { StartsWith = "7", Digits = 6 }, Assert.Single(settings.DialPlan.InternalRanges));
    }

    [Theory]
    [InlineData("Queues:0", "sales", true)]
    [InlineData("Queues:0", "sales & marketing", false)]
    [InlineData("Queues:0", "sales\n", false)]
    [InlineData("Queues:0", "", false)]
    [InlineData("QueueMemberInterface", "Local/1001@from-queue/n", true)]
    [InlineData("QueueMemberInterface", "PJSIP/1001", true)]
    [InlineData("QueueMemberInterface", "1001", false)]
    [InlineData("QueueMemberInterface", "PJSIP/1001&PJSIP/1002", false)]
    [InlineData("QueueMemberInterface", "PJSIP/1001\n", false)]
    [InlineData("AutoAnswer", "CallInfo", true)]
    [InlineData("AutoAnswer", "Talk", true)]
    [InlineData("AutoAnswer", "Ring", false)]
    [InlineData("AnswerNotify", "FanvilActionUri", true)]
    public void Phone_and_queue_settings_are_checked(string setting, string value, bool good)
    {
        var errors = ReadAsterisk((setting, value)).Errors;
        if (good)
            Assert.Empty(errors);
        else
            Assert.StartsWith("Telephony:Asterisk:" + setting.Split(':')[0], Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Queue_that_is_named_twice_and_talk_without_a_notification_are_wrong()
    {
        Assert.Contains("twice", Assert.Single(ReadAsterisk(("Queues:0", "sales"), ("Queues:1", "Sales")).Errors), StringComparison.Ordinal);
        Assert.Contains("AnswerNotify", Assert.Single(ReadAsterisk(("AutoAnswer", "Talk"), ("AnswerNotify", "None")).Errors), StringComparison.Ordinal);
    }

    private static (Settings Settings, IReadOnlyList<string> Errors) ReadAsterisk(params (string Setting, string Value)[] values) => Read(
    [
        ("Telephony:Provider", "Asterisk"), ("Telephony:Asterisk:Host", "pbx.example"), ("Telephony:Asterisk:Username", "x"),
        ("Telephony:Asterisk:Secret", "x"), ("Agent:Extension", "1001"),
        .. values.Select(entry => ("Telephony:Asterisk:" + entry.Setting, entry.Value)),
    ]);

    private static (Settings Settings, IReadOnlyList<string> Errors) Read(params (string Key, string Value)[] values) => Settings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(entry => entry.Key, entry => (string?)entry.Value)).Build());
}
