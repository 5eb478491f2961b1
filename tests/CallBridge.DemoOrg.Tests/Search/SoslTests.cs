namespace CallBridge.DemoOrg.Tests.Search;

public sealed class SoslTests : OrgTest
{
    private const string People = " IN PHONE FIELDS RETURNING Contact(Id, Name), Lead(Id, Name WHERE IsConverted = false), Account(Id, Name)";

    [Theory]
    // Stored as "+44 7814 256404": formatting does not count, notation does.
    [InlineData(@"\+447814256404", "Fred Bloggs")]
    [InlineData(@"447814256404", "Fred Bloggs")]
    [InlineData(@"07814256404", "")]
    [InlineData(@"00447814256404", "")]
    [InlineData(@"\+447814256404 OR 07814256404 OR 00447814256404", "Fred Bloggs")]
    [InlineData(@"""+44 7814 256404""", "Fred Bloggs")]
    [InlineData(@"\+44 7814 256404", "Fred Bloggs")]
    // Stored as "0044 7700 900445" and as "(07700) 900272".
    [InlineData("00447700900445", "Ingrid Lindqvist")]
    [InlineData("07700900272", "Tom Whitfield")]
    // Shared: stored nationally by one, internationally by the other.
    [InlineData(@"\+442079460321", "Olivia Hart")]
    [InlineData(@"02079460321 OR \+442079460321", "Olivia Hart,James Hart")]
    // A Person Account is found twice: as its contact and as itself.
    [InlineData("07700900482", "Margaret Okafor,Margaret Okafor")]
    [InlineData(@"\+447700900175 OR 07700900175", "Priya Nair")]
    // A converted lead is kept out by the condition.
    [InlineData("07700900633", "")]
    [InlineData("4155550135", "Daniel Reyes")]
    // Stored with an extension.
    [InlineData("2065550159", "Marcus Webb")]
    [InlineData("0781*", "")]
    [InlineData("44781*", "Fred Bloggs")]
    public async Task Phone_search_ignores_formatting_but_not_notation(string find, string expected) =>
        Assert.Equal(expected, string.Join(',', Names(await SearchAsync("FIND {" + find + "}" + People), "searchRecords")));

    [Theory]
    [InlineData("FIND {Bloggs} IN NAME FIELDS RETURNING Contact(Name)", "Fred Bloggs,Nell Bloggs")]
    [InlineData("FIND {Blog*} IN NAME FIELDS RETURNING Contact(Name ORDER BY FirstName DESC LIMIT 1)", "Nell Bloggs")]
    [InlineData("FIND {Fred Bloggs} RETURNING Contact(Name)", "Fred Bloggs")]
    [InlineData("FIND {Bloggs AND NOT Fred} RETURNING Contact(Name)", "Nell Bloggs")]
    [InlineData("FIND {(Fred OR Nell) AND Bloggs} RETURNING Contact(Name)", "Fred Bloggs,Nell Bloggs")]
    [InlineData("FIND {07700900119} IN NAME FIELDS RETURNING Contact(Name)", "")]
    [InlineData("FIND {Bloggs} IN PHONE FIELDS RETURNING Contact(Name)", "")]
    [InlineData("FIND {Bloggs} RETURNING Contact(Name), Account(Name) LIMIT 1", "Fred Bloggs")]
    public async Task Words_are_sought_in_the_fields_named(string sosl, string expected) =>
        Assert.Equal(expected, string.Join(',', Names(await SearchAsync(sosl), "searchRecords")));

    [Fact]
    public async Task Search_without_returning_gives_ids_of_all_kinds()
    {
        var answer = await SearchAsync("FIND {Bloggs}");
        Assert.Equal(["Account", "Contact", "Contact"], answer.Body!["searchRecords"]!.AsArray().Select(r => (string)r!["attributes"]!["type"]!));
    }

    [Theory]
    [InlineData("Bloggs", "400 MALFORMED_SEARCH")]
    [InlineData("FIND {Bloggs", "400 MALFORMED_SEARCH")]
    [InlineData("FIND {} RETURNING Contact", "400 MALFORMED_SEARCH")]
    [InlineData("FIND {1} IN PHONE FIELDS", "400 MALFORMED_SEARCH")]
    [InlineData("FIND {+447814256404} IN PHONE FIELDS", "400 MALFORMED_SEARCH")]
    [InlineData("FIND {(Fred} RETURNING Contact", "400 MALFORMED_SEARCH")]
    [InlineData("FIND {Fred} IN NONSENSE FIELDS", "400 MALFORMED_SEARCH")]
    [InlineData("FIND {Fred} RETURNING Contact(Nonsense)", "400 INVALID_FIELD")]
    [InlineData("FIND {Fred} RETURNING Nonsense(Id)", "400 INVALID_TYPE")]
    [InlineData("FIND {Fred} RETURNING Contact(Id) WITH METADATA='LABELS'", "501 NOT_IMPLEMENTED")]
    public async Task Refusal_has_the_code_that_Salesforce_gives(string sosl, string error) => Assert.Equal(error, Error(await SearchAsync(sosl)));

    [Fact]
    public async Task Parameters_may_be_posted()
    {
        var answer = await PostAsync("/parameterizedSearch", new
        {
            q = "+447814256404 OR 07814256404",
            @in = "PHONE",
            fields = new[] { "Id", "Name" },
            sobjects = new object[] { new { name = "Contact", where = "AccountId != null", limit = 5 }, new { name = "Lead", fields = new[] { "Name", "Company" } } },
        });
        Assert.Equal(["Fred Bloggs"], Names(answer, "searchRecords"));
    }

    [Fact]
    public async Task Parameters_may_stand_in_the_address()
    {
        var answer = await GetAsync("/parameterizedSearch?q=%2B447814256404&in=PHONE&sobject=Contact&Contact.fields=id,name&Contact.limit=2");
        Assert.Equal(["Fred Bloggs"], Names(answer, "searchRecords"));
    }
}
