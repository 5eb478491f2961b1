namespace CallBridge.DemoOrg.Tests.Query;

public sealed class LikeTests : OrgTest
{
    [Theory]
    [InlineData("100% of it", "100%", true)]
    [InlineData("100% of it", "100\\%%", true)]
    [InlineData("1000 of it", "100\\%%", false)]
    [InlineData("a_b", "a\\_b", true)]
    [InlineData("axb", "a\\_b", false)]
    [InlineData("axb", "a_b", true)]
    [InlineData("aab", "%ab", true)]
    [InlineData("abab", "a%b", true)]
    [InlineData("ab", "%a%b%", true)]
    [InlineData("ab", "_", false)]
    [InlineData("C:\\dir", "c:\\\\d%", true)]
    public async Task Like_knows_wildcards_and_their_escapes(string subject, string pattern, bool found)
    {
        await CreateAsync("Task", new { Subject = subject });
        var answer = await QueryAsync($"SELECT Subject FROM Task WHERE Subject LIKE '{pattern}' AND CreatedDate = 2026-02-14T16:11:36Z");
        Assert.Equal(found ? 1 : 0, (int)answer.Body!["totalSize"]!);
    }
}
