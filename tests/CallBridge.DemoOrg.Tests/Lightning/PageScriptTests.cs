using System.Diagnostics;

namespace CallBridge.DemoOrg.Tests.Lightning;

/// <summary>Runs the tests of the pages' scripts, which need no browser, under Node's own test runner.</summary>
public sealed class PageScriptTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Page_scripts_pass_their_own_tests_under_node()
    {
        using var timeout = new CancellationTokenSource(Patience, TimeProvider.System);
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("--test");
        foreach (var file in Directory.EnumerateFiles(TestFolder(), "*.test.mjs"))
            start.ArgumentList.Add(file);

        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync(timeout.Token);
        var report = await node.StandardOutput.ReadToEndAsync(timeout.Token);
        await node.WaitForExitAsync(timeout.Token);

        Assert.True(node.ExitCode == 0, report + await errors);
    }

    private static string TestFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CallBridge.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run from inside the repository, whose page scripts they test.");
        return Path.Combine(folder.FullName, "tests", "CallBridge.DemoOrg.Tests", "Lightning");
    }
}
