using System.Diagnostics;

namespace CallBridge.Browser.Tests.Salesforce;

/// <summary>
/// Gives one browser process an administrator's policy: a folder of the test's own is put over <c>/etc/chromium</c> in a mount namespace that
/// only that process and its children see, and that is gone with them. The machine's own folder is never written to.
/// </summary>
internal static class ManagedPolicy
{
    private const string Machine = "/etc/chromium";
    private const string Unshare = "/usr/bin/unshare";

    /// <summary>The command in front of the browser's; null where this machine lets nobody do so.</summary>
    /// <param name="home">Where the folder is made.</param>
    /// <param name="policy">JSON.</param>
    public static async Task<string[]?> PrefixAsync(string home, string policy)
    {
        if (!Directory.Exists(Machine) || !File.Exists(Unshare))
            return null;
        var folder = Path.Combine(home, "etc-chromium");
        var managed = Directory.CreateDirectory(Path.Combine(folder, "policies", "managed")).FullName;
        foreach (var file in Directory.EnumerateFiles(Machine))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        await File.WriteAllTextAsync(Path.Combine(managed, "callbridge.json"), policy);

        string[][] ways = [[Unshare, "--mount"], [Unshare, "--map-root-user", "--mount"]];
        foreach (var way in ways)
        {
            string[] prefix = [.. way, "sh", "-c", $"mount --bind \"$0\" {Machine} && exec \"$@\"", folder];
            if (await WorksAsync(prefix))
                return prefix;
        }

        return null;
    }

    private static async Task<bool> WorksAsync(string[] prefix)
    {
        using var run = Process.Start(new ProcessStartInfo(prefix[0], [.. prefix[1..], "true"]) { RedirectStandardError = true })!;
        await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();
        return run.ExitCode == 0;
    }
}
