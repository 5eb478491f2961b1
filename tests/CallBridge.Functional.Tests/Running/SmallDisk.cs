using System.Diagnostics;

namespace CallBridge.Functional.Tests.Running;

/// <summary>
/// A file system of a few megabytes over a directory, seen only by the processes that are started within it: a tmpfs in a mount namespace, which ends with
/// the process that holds it. Linux, as root.
/// </summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const string Ready = "ready";
    private readonly Process _holder;
    private readonly string _directory;

    private SmallDisk(Process holder, string directory)
    {
        _holder = holder;
        _directory = directory;
    }

    /// <summary>The command before another that runs it there.</summary>
    public string[] Within => ["nsenter", $"--target={_holder.Id}", "--mount", "--"];

    /// <summary>The directory as this process can reach it.</summary>
    public string Path => $"/proc/{_holder.Id}/root{_directory}";

    private string Filler => Path + "/filler";

    /// <returns>Null where the machine does not allow it.</returns>
    public static async Task<SmallDisk?> TryMountAsync(string directory, int megabytes)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return null;
        var start = new ProcessStartInfo("unshare") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var word in (string[])["--mount", "sh", "-c", $"mount -t tmpfs -o size={megabytes}m tmpfs '{directory}' && echo {Ready} && read -r end"])
            start.ArgumentList.Add(word);
        try
        {
            var holder = Process.Start(start)!;
            if (await holder.StandardOutput.ReadLineAsync().InTime() == Ready)
                return new(holder, directory);
            holder.Dispose();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No such program.
        }

        return null;
    }

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, BufferSize = 0 });
        var page = new byte[4_096];
        try
        {
            while (true)
                file.Write(page);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        _holder.StandardInput.Close();
        await _holder.WaitForExitAsync().InTime();
        _holder.Dispose();
    }
}
