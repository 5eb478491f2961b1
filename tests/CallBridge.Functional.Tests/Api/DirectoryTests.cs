using System.Net.Http.Json;
using System.Text.Json;
using CallBridge.Functional.Tests.Running;

namespace CallBridge.Functional.Tests.Api;

/// <summary><c>/api/directory</c>: what a field that takes a number suggests.</summary>
public sealed class DirectoryTests
{
    private static readonly Uri Directory = new("/api/directory", UriKind.Relative);

    [Theory]
    [InlineData("Db", "Front desk 1009, Sam Taylor 1002")]
    // This licence asks Salesforce nothing.
    [InlineData("Client", "Front desk 1009")]
    public async Task Own_entries_come_first_then_colleagues_from_Salesforce_but_the_agent(string licence, string expected)
    {
        await using var listener = await RunningListener.StartAsync(
            $"Licence:Level={licence}", "Directory:Entries:0:Name=Front desk", "Directory:Entries:0:Number=1009");

        var answer = await listener.Api.GetFromJsonAsync<JsonElement>(Directory).InTime();

        Assert.Equal(expected, string.Join(", ", answer.GetProperty("entries").EnumerateArray()
            .Select(entry => $"{entry.GetProperty("name").GetString()} {entry.GetProperty("number").GetString()}")));
    }
}
