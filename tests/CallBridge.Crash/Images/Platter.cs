namespace CallBridge.Crash.Images;

/// <summary>What is certainly on the disk: of each file what was asked of it up to its last sync. What was asked since may be there or not.</summary>
internal sealed class Platter
{
    private const int SectorBytes = 512;

    private readonly Dictionary<string, byte[]> _synced = new(StringComparer.Ordinal);
    private readonly List<DiskOperation> _waiting = [];

    public void Take(DiskOperation operation)
    {
        switch (operation)
        {
            case DiskOperation.Sync(var path):
                foreach (var asked in _waiting.Where(asked => PathOf(asked) == path))
                    Apply(_synced, asked);
                _waiting.RemoveAll(asked => PathOf(asked) == path);
                break;
            case DiskOperation.Delete(var path):
                _waiting.RemoveAll(asked => PathOf(asked) == path);
                _synced.Remove(path);
                break;
            case DiskOperation.Acknowledged:
                break;
            default:
                _waiting.Add(operation);
                break;
        }
    }

    /// <summary>Writes the files as a power failure leaves them.</summary>
    /// <param name="directory">Empty.</param>
    /// <param name="torn">Null: only what was synced. Else some of the rest is there too, in any order, and some of it by half.</param>
    public void Leave(string directory, Random? torn)
    {
        var files = _synced;
        if (torn is not null)
        {
            files = files.ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);
            foreach (var asked in _waiting.Where(_ => torn.Next(2) == 0))
                Apply(files, torn.Next(3) == 0 ? Half(asked, torn) : asked);
        }

        foreach (var (name, bytes) in files)
            File.WriteAllBytes(Path.Combine(directory, name), bytes);
    }

    private static DiskOperation Half(DiskOperation asked, Random random) => asked is DiskOperation.Write { Bytes.Length: > SectorBytes } write
        ? write with { Bytes = write.Bytes[..(random.Next(1, write.Bytes.Length / SectorBytes) * SectorBytes)] }
        : asked;

    private static void Apply(Dictionary<string, byte[]> files, DiskOperation asked)
    {
        switch (asked)
        {
            case DiskOperation.Write(var path, var offset, var bytes):
                var whole = files.GetValueOrDefault(path, []);
                var file = new byte[Math.Max(whole.Length, offset + bytes.Length)];
                whole.CopyTo(file, 0);
                bytes.CopyTo(file, offset);
                files[path] = file;
                break;
            case DiskOperation.Truncate(var path, var size):
                var cut = files.GetValueOrDefault(path, []);
                Array.Resize(ref cut, (int)size);
                files[path] = cut;
                break;
        }
    }

    private static string PathOf(DiskOperation asked) => asked switch
    {
        DiskOperation.Write write => write.Path,
        DiskOperation.Truncate truncate => truncate.Path,
        _ => "",
    };
}
