using System.Net;
using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.DemoOrg.Tests.Rest;

/// <summary>An org whose key field is External ID, but not Unique.</summary>
public sealed class KeyFieldTests : OrgTest
{
    protected override DemoOrgOptions Options => new() { Port = 0, KeyField = KeyFieldKind.ExternalIdOnly };

    [Fact]
    public async Task Key_that_several_records_have_answers_300_with_their_addresses()
    {
        var first = await CreateAsync("Task", new { CallBridge_Key__c = "twice" });
        var second = await CreateAsync("Task", new { CallBridge_Key__c = "twice" });
        var answer = await PatchAsync("/sobjects/Task/CallBridge_Key__c/twice", new { Subject = "x" });
        Assert.Equal(HttpStatusCode.MultipleChoices, answer.Status);
        Assert.Equal($"""["{Root}/sobjects/Task/{first}","{Root}/sobjects/Task/{second}"]""", answer.Text);
    }

    [Fact]
    public async Task Key_that_several_records_have_is_refused_in_a_collection_for_its_record_alone()
    {
        await CreateAsync("Task", new { CallBridge_Key__c = "twice" });
        await CreateAsync("Task", new { CallBridge_Key__c = "twice" });
        var answer = await PatchAsync("/composite/sobjects/Task/CallBridge_Key__c", new
        {
            records = new[] { "twice", "once" }.Select(key => new { attributes = new { type = "Task" }, CallBridge_Key__c = key }),
        });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("DUPLICATE_EXTERNAL_ID", (string)answer.Body![0]!["errors"]![0]!["statusCode"]!);
        Assert.True((bool)answer.Body[1]!["success"]!);
    }
}
