using CallBridge.Salesforce.Rest;
using CallBridge.Salesforce.Search;

namespace CallBridge.Salesforce.Tests;

public class SmallPartsTests
{
    [Fact]
    public void Sosl_and_soql_escape_each_in_its_own_way()
    {
        Assert.Equal(@"\+44\-7\'\\", Sosl.Escape(@"+44-7'\"));
        Assert.Equal(@"'+44-7\'\\'", Soql.Literal(@"+44-7'\"));
    }

    [Fact]
    public void A_search_asks_for_each_notation_in_one_find() => Assert.Equal(
        @"FIND {\+441 OR 01} IN PHONE FIELDS RETURNING Contact(Id, Name LIMIT 50), Lead(Id LIMIT 50)",
        Sosl.Find(["+441", "01"], [("Contact", ["Id", "Name"]), ("Lead", ["Id"])]));

    [Theory]
    [InlineData("api-usage=18/5000", 18, 5000)]
    [InlineData("api-usage=18/5000; per-app-api-usage=17/250(appName=x)", 18, 5000)]
    [InlineData(" Api-Usage=1/2", 1, 2)]
    public void The_usage_is_read_from_its_header(string header, long used, long allowed) =>
        Assert.Equal(new ApiUsage(used, allowed), ApiUsage.Parse(header));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("api-usage=")]
    [InlineData("api-usage=a/b")]
    [InlineData("api-usage=1")]
    [InlineData("api-usage=1/0")]
    [InlineData("per-app-api-usage=17/250")]
    public void A_header_that_says_nothing_of_it_reads_as_nothing(string? header) => Assert.Null(ApiUsage.Parse(header));

    [Fact]
    public void No_secret_is_in_what_options_and_tokens_print()
    {
        Assert.DoesNotContain("hush", new SalesforceOptions { ClientSecret = "hush" }.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", new OAuth.AccessToken("hush", new("https://acme.my.salesforce.com")).ToString(), StringComparison.Ordinal);
    }
}
