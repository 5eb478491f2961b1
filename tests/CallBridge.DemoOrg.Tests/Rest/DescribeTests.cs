using System.Text.Json.Nodes;

namespace CallBridge.DemoOrg.Tests.Rest;

public sealed class DescribeTests : OrgTest
{
    [Fact]
    public async Task Org_lists_its_objects()
    {
        var answer = await GetAsync("/sobjects");
        var prefixes = answer.Body!["sobjects"]!.AsArray().ToDictionary(o => (string)o!["name"]!, o => (string)o!["keyPrefix"]!);
        Assert.Equal(
            ("001", "003", "00Q", "500", "006", "00T", "005"),
            (prefixes["Account"], prefixes["Contact"], prefixes["Lead"], prefixes["Case"], prefixes["Opportunity"], prefixes["Task"], prefixes["User"]));
    }

    [Theory]
    [InlineData("WhatId", "type", "\"reference\"")]
    [InlineData("WhatId", "referenceTo", """["Account","Opportunity","Case"]""")]
    [InlineData("WhoId", "referenceTo", """["Contact","Lead"]""")]
    [InlineData("TaskSubtype", "createable", "true")]
    [InlineData("TaskSubtype", "updateable", "false")]
    [InlineData("IsClosed", "createable", "false")]
    [InlineData("Subject", "length", "255")]
    [InlineData("Description", "length", "32000")]
    [InlineData("CallType", "length", "40")]
    [InlineData("CallDurationInSeconds", "digits", "8")]
    [InlineData("ActivityDate", "type", "\"date\"")]
    [InlineData("CallBridge_Key__c", "externalId", "true")]
    [InlineData("CallBridge_Key__c", "unique", "true")]
    [InlineData("CallBridge_Key__c", "custom", "true")]
    [InlineData("Status", "restrictedPicklist", "true")]
    public async Task Task_field_is_described(string field, string property, string expected)
    {
        var answer = await GetAsync("/sobjects/Task/describe");
        var described = answer.Body!["fields"]!.AsArray().Single(f => (string)f!["name"]! == field)!;
        Assert.Equal(expected, described[property]!.ToJsonString());
    }

    [Fact]
    public async Task Statuses_of_a_Task_are_those_of_its_picklist()
    {
        var describe = await GetAsync("/sobjects/Task/describe");
        var values = describe.Body!["fields"]!.AsArray().Single(f => (string)f!["name"]! == "Status")!["picklistValues"]!.AsArray();
        var statuses = await QueryAsync("SELECT ApiName, IsClosed FROM TaskStatus ORDER BY SortOrder");
        Assert.Equal(values.Select(v => (string)v!["value"]!), statuses.Body!["records"]!.AsArray().Select(r => (string)r!["ApiName"]!));
        Assert.Equal(["Completed"], statuses.Body["records"]!.AsArray().Where(r => (bool)r!["IsClosed"]!).Select(r => (string)r!["ApiName"]!));
    }

    [Fact]
    public async Task Unknown_object_is_not_found() => Assert.Equal("404 NOT_FOUND", Error(await GetAsync("/sobjects/Nonsense/describe")));
}
