
namespace CallBridge.Tests.Page;

public sealed class PageScriptTests
{
    [Fact]
    public async Task Softphone_page_scripts_pass_their_own_tests_under_node()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        var folder = Path.Combine(NodeTests.RepositoryRoot(), "tests", "page");

        var (exitCode, report) = await NodeTests.RunAsync(folder, "*.test.js", timeout.Token);

        Assert.True(exitCode == 0, report);
        Assert.Contains("# fail 0", report, StringComparison.Ordinal);
    }
}
