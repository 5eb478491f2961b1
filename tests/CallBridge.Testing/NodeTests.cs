using System.Diagnostics;

namespace CallBridge.Testing;

/// <summary>Runs a folder of <c>node --test</c> files and says what they said.</summary>
public static class NodeTests
{
    /// <summary>Exit code and whole report of <c>node --test</c> over the test files directly in <paramref name="folder"/>.</summary>
    public static async Task<(int ExitCode, string Report)> RunAsync(string folder, string pattern, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        start.ArgumentList.Add("--test");
        foreach (var file in Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal))
            start.ArgumentList.Add(file);
        using var node = Process.Start(start) ?? throw new InvalidOperationException("Node.js did not start.");
        var errors = node.StandardError.ReadToEndAsync(cancellationToken);
        var report = await node.StandardOutput.ReadToEndAsync(cancellationToken);
        await node.WaitForExitAsync(cancellationToken);
        return (node.ExitCode, report + await errors);
    }

    /// <summary>The repository that the tests were built from.</summary>
    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CallBridge.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside their repository.");
    }
}
