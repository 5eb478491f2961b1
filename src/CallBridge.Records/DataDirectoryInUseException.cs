namespace CallBridge.Records;

/// <summary>Another process holds the data directory.</summary>
public sealed class DataDirectoryInUseException : IOException
{
    /// <param name="directory">The directory, absolute.</param>
    /// <param name="holder">Process id of the holder; null if it could not be found out.</param>
    /// <param name="innerException">What the operating system said.</param>
    public DataDirectoryInUseException(string directory, int? holder, Exception innerException)
        : base(Say(directory, holder), innerException)
    {
        Directory = directory;
        Holder = holder;
    }

    public DataDirectoryInUseException()
        : this("", null, new IOException())
    {
    }

    public DataDirectoryInUseException(string message)
        : base(message)
    {
        Directory = "";
    }

    public DataDirectoryInUseException(string message, Exception innerException)
        : base(message, innerException)
    {
        Directory = "";
    }

    /// <summary>The directory, absolute.</summary>
    public string Directory { get; }

    /// <summary>Process id of the holder; null if unknown.</summary>
    public int? Holder { get; }

    private static string Say(string directory, int? holder) =>
        $"The data directory {directory} is in use by another CallBridge{(holder is null ? "" : $" (process {holder})")}. "
        + "Stop that one, or give this one its own Listener:DataDirectory.";
}
