using CallBridge.Testing;

namespace CallBridge.DemoOrg.Tests.Lightning;

/// <summary>Runs the tests of the pages' scripts, which need no browser, under Node's own test runner.</summary>
public sealed class PageScriptTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Page_scripts_pass_their_own_tests_under_node()
    {
        using var timeout = new CancellationTokenSource(Patience, TimeProvider.System);
        var folder = Path.Combine(NodeTests.RepositoryRoot(), "tests", "CallBridge.DemoOrg.Tests", "Lightning");

        var (exitCode, report) = await NodeTests.RunAsync(folder, "*.test.mjs", timeout.Token);

        Assert.True(exitCode == 0, report);
    }
}
