using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace CallBridge.Tests.Walls;

/// <summary>The source tree that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every project, by its path from the root.</summary>
    public static IReadOnlyDictionary<string, XDocument> Projects { get; } = new[] { "src", "tests" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
        .Where(IsSource)
        .ToDictionary(path => Path.GetRelativePath(Root, path).Replace('\\', '/'), XDocument.Load, StringComparer.Ordinal);

    public static XDocument Project(string name) =>
        Projects.Single(project => Path.GetFileNameWithoutExtension(project.Key) == name).Value;

    /// <summary>Files below <paramref name="folder"/>, without what a build leaves there.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories).Where(IsSource);

    /// <summary>The <c>Include</c> of each such item.</summary>
    public static IReadOnlyList<string> Items(XDocument project, string kind) =>
        [.. project.Descendants(kind).Select(item => item.Attribute("Include")?.Value).OfType<string>()];

    private static bool IsSource(string path)
    {
        var parts = Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar);
        return !parts.Any(part => part is "bin" or "obj" or "node_modules");
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CallBridge.slnx")))
                return folder.FullName;
        }

        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
    }
}
