using System.Net;
using System.Text.Json.Nodes;

namespace CallBridge.DemoOrg.Tests.Rest;

public sealed class RecordTests : OrgTest
{
    private const string KeyPath = "/sobjects/Task/CallBridge_Key__c/demo.1001.7";

    [Fact]
    public async Task Created_record_answers_201_with_its_id()
    {
        var answer = await PostAsync("/sobjects/Task", new { Subject = "Call", Status = "Completed" });
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        var id = (string)answer.Body!["id"]!;
        Assert.Equal($$"""{"id":"{{id}}","success":true,"errors":[]}""", answer.Text);
        Assert.Equal(18, id.Length);
    }

    [Fact]
    public async Task Created_Task_gets_what_the_org_derives()
    {
        var who = IdOf("Contact", "Fred Bloggs");
        var id = await CreateAsync("Task", new { Subject = "Call", Status = "completed", WhoId = who, ActivityDate = "2026-02-14", CallDurationInSeconds = 42, TaskSubtype = "Call" });
        var task = (await GetAsync($"/sobjects/Task/{id}?fields=Status,IsClosed,Priority,OwnerId,AccountId,ActivityDate,CallDurationInSeconds,CreatedDate")).Body!.AsObject();
        task.Remove("attributes");
        var expected = $$"""
            {"Status":"Completed","IsClosed":true,"Priority":"Normal","OwnerId":"{{IdOf("User", "Alex Morgan")}}","AccountId":"{{IdOf("Account", "Bloggs & Daughters Joinery")}}",
            "ActivityDate":"2026-02-14","CallDurationInSeconds":42,"CreatedDate":"2026-02-14T16:11:36.000+0000","Id":"{{id}}"}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), task), task.ToJsonString());
    }

    [Fact]
    public async Task Record_shows_all_its_fields_in_any_case_and_length_of_its_address()
    {
        var id = IdOf("Contact", "Fred Bloggs");
        var contact = (await GetAsync($"/sobjects/contact/{id[..15]}")).Body!;
        Assert.Equal(("+44 7814 256404", id), ((string)contact["MobilePhone"]!, (string)contact["Id"]!));
        Assert.Equal("Contact", (string)contact["attributes"]!["type"]!);
    }

    [Fact]
    public async Task Updated_record_answers_204_and_keeps_the_rest()
    {
        var id = await CreateAsync("Task", new { Subject = "Call", Description = "Kept" });
        var answer = await PatchAsync($"/sobjects/Task/{id}", new { Subject = "Changed" });
        Assert.Equal((HttpStatusCode.NoContent, ""), (answer.Status, answer.Text));
        Assert.Equal(("Changed", "Kept"), (Server.Org.Find(id)!.Text("Subject"), Server.Org.Find(id)!.Text("Description")));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Deleted_record_says_so(string method)
    {
        var id = await CreateAsync("Task", new { Subject = "Call" });
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, $"/sobjects/Task/{id}")).Status);
        Assert.Equal("404 ENTITY_IS_DELETED", Error(await SendAsync(new HttpMethod(method), $"/sobjects/Task/{id}", method == "PATCH" ? new { } : null)));
    }

    [Theory]
    [InlineData("/sobjects/Task/00TgK00000000ZzQAI")]
    [InlineData("/sobjects/Task/nonsense")]
    [InlineData("/sobjects/Nonsense/00TgK00000000ZzQAI")]
    [InlineData("/sobjects/Task/Subject/Call")]
    [InlineData(KeyPath)]
    public async Task What_does_not_exist_is_not_found(string path) => Assert.Equal("404 NOT_FOUND", Error(await GetAsync(path)));

    [Fact]
    public async Task Record_of_another_object_is_not_found() =>
        Assert.Equal("404 NOT_FOUND", Error(await GetAsync($"/sobjects/Lead/{IdOf("Contact", "Fred Bloggs")}")));

    [Theory]
    [InlineData("Contact", """{"FirstName":"Ada"}""", "400 REQUIRED_FIELD_MISSING")]
    [InlineData("Contact", """{"LastName":"  "}""", "400 REQUIRED_FIELD_MISSING")]
    [InlineData("Contact", """{"LastName":"Quill","Nonsense":1}""", "400 INVALID_FIELD")]
    [InlineData("Contact", """{"LastName":"Quill","Email":"nobody"}""", "400 INVALID_EMAIL_ADDRESS")]
    [InlineData("Contact", """{"LastName":"Quill","CreatedDate":"2026-01-01T00:00:00Z"}""", "400 INVALID_FIELD_FOR_INSERT_UPDATE")]
    [InlineData("Contact", """{"LastName":"Quill","AccountId":"nonsense"}""", "400 MALFORMED_ID")]
    [InlineData("Contact", """{"LastName":"Quill"}{""", "400 JSON_PARSER_ERROR")]
    [InlineData("Contact", "[]", "400 JSON_PARSER_ERROR")]
    [InlineData("Contact", "", "400 JSON_PARSER_ERROR")]
    [InlineData("Task", """{"Status":"Nonsense"}""", "400 INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST")]
    [InlineData("Task", """{"CallType":"Sideways"}""", "400 INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST")]
    [InlineData("Task", """{"CallDurationInSeconds":100000000}""", "400 NUMBER_OUTSIDE_VALID_RANGE")]
    [InlineData("Task", """{"CallDurationInSeconds":"soon"}""", "400 JSON_PARSER_ERROR")]
    [InlineData("Task", """{"ActivityDate":"14/02/2026"}""", "400 JSON_PARSER_ERROR")]
    [InlineData("Task", """{"IsClosed":true}""", "400 INVALID_FIELD_FOR_INSERT_UPDATE")]
    [InlineData("Task", """{"WhoId":"003gK00000000ZzQAI"}""", "400 INVALID_CROSS_REFERENCE_KEY")]
    [InlineData("User", """{"LastName":"New"}""", "501 NOT_IMPLEMENTED")]
    [InlineData("Nonsense", "{}", "404 NOT_FOUND")]
    public async Task Refusal_has_the_code_that_Salesforce_gives(string type, string body, string error) =>
        Assert.Equal(error, Error(await PostAsync($"/sobjects/{type}", body)));

    [Fact]
    public async Task Refusal_names_the_field_and_the_limit()
    {
        var answer = await PostAsync("/sobjects/Task", new { Subject = new string('x', 256) });
        Assert.Equal("400 STRING_TOO_LONG", Error(answer));
        Assert.Equal("Subject", (string)answer.Body![0]!["fields"]![0]!);
        Assert.EndsWith("(max length=255)", (string)answer.Body[0]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_that_is_not_json_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Root + "/sobjects/Task") { Content = new StringContent("Subject=Call") };
        Assert.Equal("415 UNSUPPORTED_MEDIA_TYPE", Error(await SendAsync(request)));
    }

    [Fact]
    public async Task Lead_as_who_forbids_a_what() => Assert.Equal(
        "400 FIELD_INTEGRITY_EXCEPTION",
        Error(await PostAsync("/sobjects/Task", new { WhoId = IdOf("Lead", "Priya Nair"), WhatId = IdOf("Account", "Lindqvist Freight") })));

    [Fact]
    public async Task What_added_later_to_a_Task_of_a_Lead_is_refused()
    {
        var id = await CreateAsync("Task", new { WhoId = IdOf("Lead", "Priya Nair") });
        Assert.Equal("400 FIELD_INTEGRITY_EXCEPTION", Error(await PatchAsync($"/sobjects/Task/{id}", new { WhatId = IdOf("Account", "Lindqvist Freight") })));
    }

    [Theory]
    [InlineData("WhoId", "Account", "Lindqvist Freight", "400 FIELD_INTEGRITY_EXCEPTION")]
    [InlineData("WhatId", "Contact", "Fred Bloggs", "400 FIELD_INTEGRITY_EXCEPTION")]
    [InlineData("WhoId", "Lead", "Rosa Delgado", "400 CANNOT_UPDATE_CONVERTED_LEAD")]
    public async Task Reference_to_the_wrong_record_is_refused(string field, string type, string name, string error) =>
        Assert.Equal(error, Error(await PostAsync("/sobjects/Task", new Dictionary<string, string> { [field] = IdOf(type, name) })));

    [Fact]
    public async Task Reference_to_a_deleted_record_is_refused()
    {
        var contact = await CreateAsync("Contact", new { LastName = "Quill" });
        await SendAsync(HttpMethod.Delete, $"/sobjects/Contact/{contact}");
        Assert.Equal("404 ENTITY_IS_DELETED", Error(await PostAsync("/sobjects/Task", new { WhoId = contact })));
    }

    [Fact]
    public async Task Subtype_is_create_only()
    {
        var id = await CreateAsync("Task", new { TaskSubtype = "Call" });
        Assert.Equal("400 INVALID_FIELD_FOR_INSERT_UPDATE", Error(await PatchAsync($"/sobjects/Task/{id}", new { TaskSubtype = "Call" })));
    }

    [Fact]
    public async Task Upsert_creates_and_then_updates_one_record()
    {
        var first = await PatchAsync(KeyPath, new { Subject = "First", TaskSubtype = "Call" });
        var second = await PatchAsync(KeyPath, new { Subject = "Second" });
        var id = (string)first.Body!["id"]!;
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, second.Status));
        Assert.Equal($$"""{"id":"{{id}}","success":true,"errors":[],"created":false}""", second.Text);
        Assert.Equal("Second", (string)(await GetAsync(KeyPath)).Body!["Subject"]!);
    }

    [Fact]
    public async Task Upsert_with_the_key_in_its_body_is_refused() =>
        Assert.Equal("400 INVALID_FIELD", Error(await PatchAsync(KeyPath, new { CallBridge_Key__c = "demo.1001.7" })));

    [Fact]
    public async Task Key_of_an_encoded_address_is_decoded()
    {
        await PatchAsync("/sobjects/Task/CallBridge_Key__c/a%20b%2Bc", new { Subject = "x" });
        Assert.Single(Server.Org.FindBy("Task", "CallBridge_Key__c", "a b+c"));
    }

    [Fact]
    public async Task Key_that_another_record_has_is_refused_whatever_its_case()
    {
        await CreateAsync("Task", new { CallBridge_Key__c = "demo.1001.7" });
        Assert.Equal("400 DUPLICATE_VALUE", Error(await PostAsync("/sobjects/Task", new { CallBridge_Key__c = "DEMO.1001.7" })));
    }

    [Fact]
    public async Task Key_of_a_deleted_record_is_free_again()
    {
        var id = await CreateAsync("Task", new { CallBridge_Key__c = "demo.1001.7" });
        await SendAsync(HttpMethod.Delete, $"/sobjects/Task/{id}");
        Assert.Equal(HttpStatusCode.Created, (await PatchAsync(KeyPath, new { Subject = "x" })).Status);
    }

    [Fact]
    public async Task Upserts_at_once_make_one_record()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => PatchAsync(KeyPath, new { Subject = $"{n}" })));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.Single(Server.Org.FindBy("Task", "CallBridge_Key__c", "demo.1001.7"));
    }
}
