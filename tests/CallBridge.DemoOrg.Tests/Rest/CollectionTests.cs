using System.Net;
using System.Text.Json.Nodes;
using CallBridge.DemoOrg.Org;

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

    [Fact]
    public async Task Results_come_in_the_order_given()
    {
        var first = await CreateAsync("Task", new { CallBridge_Key__c = "k2" });
        var answer = await PatchAsync("/composite/sobjects/Task/CallBridge_Key__c", new
        {
            records = Enumerable.Range(0, 5).Select(n => new { attributes = Task_, CallBridge_Key__c = $"k{n}", Subject = $"{n}" }),
        });
        Assert.Equal(first, (string)answer.Body![2]!["id"]!);
        Assert.Equal(["0", "1", "2", "3", "4"], answer.Body.AsArray().Select(r => Server.Org.Find((string)r!["id"]!)!.Text("Subject")));
    }

    [Fact]
    public async Task Rule_of_the_org_refuses_one_record_and_none_of_its_neighbours()
    {
        Server.Org.Rule = record => record.Text("Subject") == "Bad" ? new OrgError("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Call Result is required") : null;
        var answer = await PostAsync("/composite/sobjects", new
        {
            records = new[] { "Good", "Bad", "Better" }.Select(subject => new { attributes = Task_, Subject = subject }),
        });
        Assert.Equal([true, false, true], answer.Body!.AsArray().Select(r => (bool)r!["success"]!));
        Assert.Equal("FIELD_CUSTOM_VALIDATION_EXCEPTION", (string)answer.Body[1]!["errors"]![0]!["statusCode"]!);
    }

    [Fact]
    public async Task Rule_that_warns_of_duplicates_is_passed_by_who_says_that_he_means_it()
    {
        Server.Org.Rule = _ => new OrgError("DUPLICATES_DETECTED", "Use one of these records?");
        Assert.Equal("400 DUPLICATES_DETECTED", Error(await PostAsync("/sobjects/Task", new { Subject = "x" })));
        Http.DefaultRequestHeaders.Add("Sforce-Duplicate-Rule-Header", "allowSave=true");
        Assert.Equal(HttpStatusCode.Created, (await PostAsync("/sobjects/Task", new { Subject = "x" })).Status);
    }

    [Fact]
    public async Task Key_that_is_given_twice_in_one_request_is_refused_both_times()
    {
        var answer = await PatchAsync("/composite/sobjects/Task/CallBridge_Key__c", new
        {
            records = new[] { "a", "b", "A" }.Select(key => new { attributes = Task_, CallBridge_Key__c = key }),
        });
        Assert.Equal(["DUPLICATE_VALUE", null, "DUPLICATE_VALUE"], answer.Body!.AsArray().Select(Code));
    }

    [Fact]
    public async Task Update_of_a_deleted_record_is_refused_for_that_record()
    {
        var id = await CreateAsync("Task", new { Subject = "One" });
        await SendAsync(HttpMethod.Delete, $"/sobjects/Task/{id}");
        var answer = await PatchAsync("/composite/sobjects", new { records = new object[] { new { attributes = Task_, id, Subject = "Two" } } });
        Assert.Equal("ENTITY_IS_DELETED", Code(answer.Body![0]));
    }

    [Fact]
    public async Task Type_must_be_said_of_each_record()
    {
        var answer = await PostAsync("/composite/sobjects", new { records = new object[] { new { Subject = "One" } } });
        Assert.Equal("INVALID_TYPE", Code(answer.Body![0]));
    }

    [Fact]
    public async Task All_or_none_lets_a_key_be_used_again_that_was_rolled_back()
    {
        var records = new object[] { new { attributes = Task_, CallBridge_Key__c = "a" }, new { attributes = Task_, CallBridge_Key__c = "b", Status = "Nonsense" } };
        await PatchAsync("/composite/sobjects/Task/CallBridge_Key__c", new { allOrNone = true, records });
        Assert.Empty(Server.Org.FindBy("Task", "CallBridge_Key__c", "a"));
        await CreateAsync("Task", new { CallBridge_Key__c = "a" });
        Assert.Single(Server.Org.FindBy("Task", "CallBridge_Key__c", "a"));
    }

    private static string? Code(JsonNode? result) => (string?)result?["errors"]?.AsArray().FirstOrDefault()?["statusCode"];
}
