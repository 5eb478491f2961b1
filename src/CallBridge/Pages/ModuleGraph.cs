using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;

namespace CallBridge.Pages;

/// <summary>
/// Which modules the page's first one needs. There is no bundler, and a browser that learns of modules one level of imports after the other
/// waits once for each level: named all at once with the document, they come all at once.
/// </summary>
internal static partial class ModuleGraph
{
    /// <summary>Paths below the folder, the first module included, in the order in which they are met.</summary>
    /// <param name="files">The page's files.</param>
    /// <param name="first">Such as <c>main.js</c>.</param>
    public static IReadOnlyList<string> From(IFileProvider files, string first)
    {
        List<string> found = [first];
        for (var i = 0; i < found.Count; i++)
        {
            // The base has a host so that "../" is resolved and can lead nowhere else.
            var here = new Uri(new Uri("http://page/"), found[i]);
            foreach (var import in Imports(files, found[i]))
            {
                var path = new Uri(here, import).AbsolutePath.TrimStart('/');
                if (!found.Contains(path))
                    found.Add(path);
            }
        }

        return found;
    }

    /// <summary>The value of a <c>Link</c> header that has the browser fetch them.</summary>
    public static string ToLink(IEnumerable<string> modules) =>
        string.Join(", ", modules.Select(module => $"<{module}>; rel=modulepreload"));

    private static IEnumerable<string> Imports(IFileProvider files, string module)
    {
        var file = files.GetFileInfo(module);
        if (!file.Exists)
            return [];
        using var reader = new StreamReader(file.CreateReadStream());
        return [.. StaticImport().Matches(reader.ReadToEnd()).Select(match => match.Groups[1].Value)];
    }

    // Static ones only: what is imported on demand is not needed at first.
    [GeneratedRegex(@"^import\b[^'""(@]*'(\.{1,2}/[^']+)'", RegexOptions.Multiline)]
    private static partial Regex StaticImport();
}
