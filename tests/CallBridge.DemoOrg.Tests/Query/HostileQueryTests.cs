using System.Net;

namespace CallBridge.DemoOrg.Tests.Query;

/// <summary>Whatever a client sends as a query, the org answers, and never with a fault of its own.</summary>
public sealed class HostileQueryTests : ReadingOrgTest
{
    private const int Rounds = 300;
    private const int Seed = 20261122;

    private static readonly string[] Soql =
    [
        "SELECT", "Id", "Name", ",", "FROM", "Contact", "WHERE", "(", ")", "AND", "OR", "NOT", "IN", "LIKE", "=", "<", "'x%'", "'", "\\", "null", "true",
        "2026-01-01", "2026-13-41T99:99:99Z", "99999999999999999999999999999999999999", "ORDER", "BY", "LIMIT", "-1", "Account.Name", "Who.Name.x", "TODAY", "COUNT", "\u0000", "é",
    ];

    private static readonly string[] Sosl =
    [
        "FIND", "{", "}", "{Fred}", "{\\", "{\"", "IN", "PHONE", "FIELDS", "RETURNING", "Contact", "(", ")", "Name", ",", "LIMIT", "1", "*", "?", "OR", "AND", "NOT", "{+44}", "\uE000", "''",
    ];

    [Theory]
    [InlineData("query")]
    [InlineData("search")]
    public async Task Random_text_is_answered_or_refused(string resource)
    {
        var random = new Random(Seed);
        var words = resource == "query" ? Soql : Sosl;
        for (var round = 0; round < Rounds; round++)
        {
            var start = resource == "query" ? "SELECT Id FROM Contact WHERE Name = " : "FIND {Fred} ";
            var text = (random.Next(2) == 0 ? start : "") + string.Join(random.Next(4) == 0 ? "" : " ", random.GetItems(words, random.Next(1, 20)));
            var answer = await GetAsync($"/{resource}?q={Uri.EscapeDataString(text)}");
            Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.NotImplemented, $"{(int)answer.Status} for: {text}");
        }
    }

    [Theory]
    [InlineData("/query?q=", "SELECT Id FROM Contact WHERE Name LIKE '", "%_", "'")]
    [InlineData("/query?q=", "SELECT Id FROM Contact WHERE ", "NOT ", "Name = 'x'")]
    [InlineData("/search?q=", "FIND {", "a* ", "} IN NAME FIELDS RETURNING Contact")]
    [InlineData("/search?q=", "FIND {x", "*?", "y} IN ALL FIELDS RETURNING Contact")]
    [InlineData("/search?q=", "FIND {", "(", "x} RETURNING Contact")]
    public async Task Long_query_is_answered_or_refused(string path, string before, string repeated, string after)
    {
        var text = before + string.Concat(Enumerable.Repeat(repeated, 1000)) + after;
        var answer = await GetAsync(path + Uri.EscapeDataString(text));
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{(int)answer.Status} {answer.Text}");
    }
}
