using System.Text.Json.Nodes;

namespace CallBridge.DemoOrg.Tests.Query;

public sealed class SoqlTests : OrgTest
{
    [Fact]
    public async Task Answer_has_attributes_totals_and_the_fields_asked_for()
    {
        var id = IdOf("Contact", "Fred Bloggs");
        var answer = await QueryAsync("SELECT id, firstname, AccountId, Account.Name, Account.Owner.Extension FROM contact WHERE Name = 'fred bloggs'");
        var account = IdOf("Account", "Bloggs & Daughters Joinery");
        var agent = IdOf("User", "Alex Morgan");
        var expected = $$"""
            {"totalSize":1,"done":true,"records":[{"attributes":{"type":"Contact","url":"{{Root}}/sobjects/Contact/{{id}}"},"Id":"{{id}}","FirstName":"Fred",
            "AccountId":"{{account}}","Account":{"attributes":{"type":"Account","url":"{{Root}}/sobjects/Account/{{account}}"},"Name":"Bloggs & Daughters Joinery",
            "Owner":{"attributes":{"type":"User","url":"{{Root}}/sobjects/User/{{agent}}"},"Extension":"1001"} } }]}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), answer.Body), answer.Text);
    }

    [Theory]
    [InlineData("WHERE LastName = 'Bloggs'", "Fred Bloggs,Nell Bloggs")]
    [InlineData("WHERE LastName != 'Bloggs' AND Account.Name LIKE '%Joinery'", "")]
    [InlineData("WHERE FirstName LIKE '_red%'", "Fred Bloggs")]
    [InlineData("WHERE FirstName IN ('Fred', 'Tom') ORDER BY FirstName DESC", "Tom Whitfield,Fred Bloggs")]
    [InlineData("WHERE LastName = 'Hart' AND FirstName NOT IN ('James')", "Olivia Hart")]
    [InlineData("WHERE LastName = 'Hart' AND (NOT FirstName = 'James')", "Olivia Hart")]
    [InlineData("WHERE (FirstName = 'Fred' OR FirstName = 'Tom') AND LastName < 'C'", "Fred Bloggs")]
    [InlineData("WHERE IsPersonAccount = true", "Margaret Okafor")]
    [InlineData("WHERE AccountId = null", "")]
    [InlineData("WHERE Department != null", "")]
    [InlineData("WHERE CreatedDate > 2026-02-14T16:11:36Z", "")]
    [InlineData("WHERE CreatedDate < 2026-02-14T17:11:36+01:00 AND LastName = 'Kim'", "Grace Kim")]
    [InlineData("ORDER BY LastName, FirstName LIMIT 2", "Fred Bloggs,Nell Bloggs")]
    [InlineData("ORDER BY LastName, FirstName LIMIT 1 OFFSET 1", "Nell Bloggs")]
    [InlineData("WHERE LastName = 'O\\'Brien'", "")]
    public async Task Conditions_choose_records(string clauses, string expected) =>
        Assert.Equal(expected, string.Join(',', Names(await QueryAsync("SELECT Name FROM Contact " + clauses))));

    [Fact]
    public async Task Task_is_found_by_date_and_shows_its_people()
    {
        var answer = await QueryAsync("SELECT Subject, Who.Name, Who.Type, What.Name FROM Task WHERE ActivityDate > TODAY AND IsClosed = false");
        var task = answer.Body!["records"]![0]!;
        Assert.Equal(("Fred Bloggs", "Contact", "Workshop refit"), ((string)task["Who"]!["Name"]!, (string)task["Who"]!["Type"]!, (string)task["What"]!["Name"]!));
    }

    [Fact]
    public async Task Empty_reference_shows_as_null()
    {
        var answer = await QueryAsync("SELECT Subject, What.Name FROM Task WHERE WhatId = null");
        var task = answer.Body!["records"]![0]!.AsObject();
        Assert.True(task.ContainsKey("What") && task["What"] is null, answer.Text);
    }

    [Fact]
    public async Task Id_may_be_given_with_15_characters()
    {
        var id = IdOf("Contact", "Fred Bloggs");
        Assert.Equal(["Fred Bloggs"], Names(await QueryAsync($"SELECT Name FROM Contact WHERE Id = '{id[..15]}'")));
    }

    [Fact]
    public async Task Count_has_a_total_and_no_records()
    {
        var answer = await QueryAsync("SELECT COUNT() FROM Contact WHERE LastName = 'Bloggs'");
        Assert.Equal("""{"totalSize":2,"done":true,"records":[]}""", answer.Text);
    }

    [Theory]
    [InlineData("", "400 MALFORMED_QUERY")]
    [InlineData("SELECT", "400 MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM", "400 MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE", "400 MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE Name = 'x", "400 MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE Name = 'a\\-b'", "400 MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact WHERE Name = 'a' AND Name = 'b' OR Name = 'c'", "400 MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact; DELETE", "400 MALFORMED_QUERY")]
    [InlineData("SELECT Id FROM Contact LIMIT -1", "400 MALFORMED_QUERY")]
    [InlineData("SELECT Nonsense FROM Contact", "400 INVALID_FIELD")]
    [InlineData("SELECT Nonsense.Name FROM Contact", "400 INVALID_FIELD")]
    [InlineData("SELECT Id FROM Contact WHERE Nonsense = 1", "400 INVALID_FIELD")]
    [InlineData("SELECT Id FROM Contact WHERE IsDeleted = 'true'", "400 INVALID_FIELD")]
    [InlineData("SELECT Id FROM Task WHERE Description = 'x'", "400 INVALID_FIELD")]
    [InlineData("SELECT Id, Id FROM Contact", "400 INVALID_FIELD")]
    [InlineData("SELECT Id FROM Nonsense", "400 INVALID_TYPE")]
    [InlineData("SELECT Id FROM Contact WHERE Id = 'nonsense'", "400 INVALID_QUERY_FILTER_OPERATOR")]
    [InlineData("SELECT Id, (SELECT Id FROM Contacts) FROM Account", "501 NOT_IMPLEMENTED")]
    [InlineData("SELECT COUNT(Id) FROM Account", "501 NOT_IMPLEMENTED")]
    [InlineData("SELECT Name FROM Account GROUP BY Name", "501 NOT_IMPLEMENTED")]
    [InlineData("SELECT Name FROM Account WHERE CreatedDate = LAST_N_DAYS:3", "501 NOT_IMPLEMENTED")]
    public async Task Refusal_has_the_code_that_Salesforce_gives(string soql, string error) => Assert.Equal(error, Error(await QueryAsync(soql)));

    [Fact]
    public async Task Endless_nesting_is_refused() =>
        Assert.Equal("400 MALFORMED_QUERY", Error(await QueryAsync("SELECT Id FROM Contact WHERE " + new string('(', 2000))));
}
