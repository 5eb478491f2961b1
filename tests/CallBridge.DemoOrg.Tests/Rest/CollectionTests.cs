using System.Net;
using System.Text.Json.Nodes;

namespace CallBridge.DemoOrg.Tests.Rest;

public sealed class CollectionTests : OrgTest
{
    private static readonly object Task_ = new { type = "Task" };

    [Fact]
    public async Task Each_record_gets_its_own_result()
    {
        var answer = await PostAsync("/composite/sobjects", new
        {
            records = new object[] { new { attributes = Task_, Subject = "One" }, new { attributes = new { type = "Contact" }, FirstName = "Ada" } },
        });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal((true, "[]"), ((bool)answer.Body![0]!["success"]!, answer.Body[0]!["errors"]!.ToJsonString()));
        var error = answer.Body[1]!["errors"]![0]!;
        Assert.Equal((false, "REQUIRED_FIELD_MISSING", "LastName"), ((bool)answer.Body[1]!["success"]!, (string)error["statusCode"]!, (string)error["fields"]![0]!));
    }

    [Fact]
    public async Task All_or_none_leaves_nothing_behind()
    {
        var before = Server.Org.All("Task").Count;
        var answer = await PostAsync("/composite/sobjects", new
        {
            allOrNone = true,
            records = new object[] { new { attributes = Task_, Subject = "One" }, new { attributes = Task_, Status = "Nonsense" } },
        });
        Assert.Equal("ALL_OR_NONE_OPERATION_ROLLED_BACK", (string)answer.Body![0]!["errors"]![0]!["statusCode"]!);
        Assert.Equal(before, Server.Org.All("Task").Count);
    }

    [Fact]
    public async Task Upserts_tell_which_were_created()
    {
        await CreateAsync("Task", new { CallBridge_Key__c = "a" });
        var answer = await PatchAsync("/composite/sobjects/Task/CallBridge_Key__c", new
        {
            records = new object[]
            {
                new { attributes = Task_, CallBridge_Key__c = "a", Subject = "One" }, new { attributes = Task_, CallBridge_Key__c = "b", Subject = "Two" },
                new { attributes = Task_, Subject = "No key" },
            },
        });
        Assert.Equal(["False", "True", ""], answer.Body!.AsArray().Select(r => (r!["created"] as JsonValue)?.GetValue<bool>().ToString() ?? ""));
        Assert.Equal("MISSING_ARGUMENT", (string)answer.Body[2]!["errors"]![0]!["statusCode"]!);
    }

    [Fact]
    public async Task Records_are_updated_and_deleted_by_id()
    {
        var id = await CreateAsync("Task", new { Subject = "One" });
        await PatchAsync("/composite/sobjects", new { records = new object[] { new { attributes = Task_, id, Subject = "Two" } } });
        Assert.Equal("Two", Server.Org.Find(id)!.Text("Subject"));
        await SendAsync(HttpMethod.Delete, $"/composite/sobjects?ids={id}");
        Assert.Null(Server.Org.Find(id));
    }

    [Fact]
    public async Task More_than_200_records_are_refused()
    {
        var records = Enumerable.Range(0, 201).Select(n => new { attributes = Task_, Subject = $"{n}" });
        Assert.Equal("400 EXCEEDED_ID_LIMIT", Error(await PostAsync("/composite/sobjects", new { records })));
    }

    [Fact]
    public async Task Two_hundred_records_count_as_one_request()
    {
        var records = Enumerable.Range(0, 200).Select(n => new { attributes = Task_, Subject = $"{n}" });
        var answer = await PostAsync("/composite/sobjects", new { records });
        Assert.Equal((200, "api-usage=1/100000"), (answer.Body!.AsArray().Count, answer.Headers.GetValues("Sforce-Limit-Info").Single()));
    }
}
