using System.Diagnostics;

namespace CallBridge.Browser.Tests.Running;

/// <summary>Has a person's browser trust certificates, as <c>docs/rollout.md</c> says.</summary>
internal static class CertificateTrust
{
    private const string CertUtil = "/usr/bin/certutil";

    /// <summary>Skips the running test where there is no tool for it; fails it where there must be one.</summary>
    public static void Need()
    {
        const string reason = "needs certutil (Debian: apt-get install libnss3-tools)";
        Assert.False(!File.Exists(CertUtil) && Chromium.IsRequired, reason);
        Skip.IfNot(File.Exists(CertUtil), reason);
    }

    /// <param name="home">The person's.</param>
    /// <param name="files">PEM, a leaf each.</param>
    public static async Task AddAsync(string home, IEnumerable<string> files)
    {
        var store = Directory.CreateDirectory(Path.Combine(home, ".pki", "nssdb")).FullName;
        await RunAsync("-N", "-d", $"sql:{store}", "--empty-password");
        foreach (var file in files)
            await RunAsync("-A", "-d", $"sql:{store}", "-n", Path.GetFileName(file), "-t", "P,,", "-i", file);
    }

    private static async Task RunAsync(params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(CertUtil, arguments) { RedirectStandardError = true })!;
        var said = await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();
        Assert.True(run.ExitCode == 0, $"certutil {arguments[0]}: {said}");
    }
}
