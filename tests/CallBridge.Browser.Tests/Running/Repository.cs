namespace CallBridge.Browser.Tests.Running;

/// <summary>Where the sources lie, seen from the built tests.</summary>
internal static class Repository
{
    private static readonly DirectoryInfo Built = new(AppContext.BaseDirectory);

    public static string Root { get; } = Find();

    /// <summary>The listener, built as these tests were: Debug or Release.</summary>
    public static string Listener { get; } =
        Path.Combine(Root, "src", "CallBridge", "bin", Built.Parent!.Name, Built.Name, "CallBridge.dll");

    private static string Find()
    {
        var folder = Built;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CallBridge.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from within the repository.");
    }
}
