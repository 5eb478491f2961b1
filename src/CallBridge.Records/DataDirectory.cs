using System.Globalization;
using System.Text;

namespace CallBridge.Records;

/// <summary>
/// The directory in which everything of this listener is kept, held by this process alone for as long as the instance lives: two
/// processes with one outbox would both send its records.
/// </summary>
public sealed class DataDirectory : IDisposable
{
    private const string LockName = "callbridge.lock";

    // Apart from the lock: what is locked exclusively cannot be read by the process that wants to name the holder.
    private const string HolderName = "callbridge.pid";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly FileStream _held;

    private DataDirectory(string path, FileStream held)
    {
        Path = path;
        _held = held;
    }

    /// <summary>The directory, absolute.</summary>
    public string Path { get; }

    /// <summary>Makes the directory (mode 0700) if it is missing, and takes it.</summary>
    /// <exception cref="DataDirectoryInUseException">Another process holds it.</exception>
    /// <exception cref="IOException">It cannot be made or written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made or written.</exception>
    public static DataDirectory Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        Make(full);
        var lockPath = System.IO.Path.Combine(full, LockName);
        FileStream held;
        try
        {
            // The operating system drops the lock with the process, however it dies.
            held = new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (fault is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException)
            && File.Exists(lockPath))
        {
            throw new DataDirectoryInUseException(full, ReadHolder(full), fault);
        }

        try
        {
            File.WriteAllText(
                System.IO.Path.Combine(full, HolderName),
                Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
                Encoding.ASCII);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It only helps another process to name this one: a full disk must not keep the calls from being followed.
        }

        return new DataDirectory(full, held);
    }

    /// <summary>Lets go of the directory. The lock file stays: removing it would let a third process in beside a second.</summary>
    public void Dispose() => _held.Dispose();

    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly);
    }

    private static int? ReadHolder(string directory)
    {
        try
        {
            var text = File.ReadAllText(System.IO.Path.Combine(directory, HolderName));
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
