using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CallBridge.Tests.Walls;

/// <summary>Versions stand in one place; what is restored is pinned; nothing committed says where it was restored from.</summary>
public sealed partial class PackageWallTests
{
    [Fact]
    public void No_project_names_a_version()
    {
        foreach (var (path, project) in Repository.Projects)
        {
            foreach (var reference in project.Descendants("PackageReference").Concat(project.Descendants("PackageVersion")))
            {
                Assert.True(reference.Attribute("Version") is null && reference.Attribute("VersionOverride") is null && reference.Element("Version") is null,
                    $"{path} names a version of {reference.Attribute("Include")?.Value}");
            }
        }
    }

    [Fact]
    public void Every_package_has_one_exact_version()
    {
        var versions = XDocument.Load(Path.Combine(Repository.Root, "src/Directory.Packages.props")).Descendants("PackageVersion").ToList();

        Assert.All(versions, version => Assert.Matches(ExactVersion(), version.Attribute("Version")!.Value));
        Assert.Equal(versions.Count, versions.Select(version => version.Attribute("Include")!.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Every_project_has_a_lock_file() =>
        Assert.All(Repository.Projects.Keys, path => Assert.True(File.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, "packages.lock.json")), path));

    [Fact]
    public void Lock_file_holds_no_address()
    {
        var locks = Repository.Files("src", "packages.lock.json").Concat(Repository.Files("tests", "packages.lock.json"))
            .Concat(Repository.Files("src", "package-lock.json")).Concat(Repository.Files("tests", "package-lock.json"));
        // Whom a package's authors ask for money stands there by its own metadata; it is no place that anything comes from.
        Assert.All(locks, path => Assert.DoesNotMatch(Address(), Funding().Replace(File.ReadAllText(path), "")));
    }

    [Fact]
    public void Npm_lock_pins_the_content_of_each_package()
    {
        foreach (var path in Repository.Files("src", "package-lock.json").Concat(Repository.Files("tests", "package-lock.json")))
        {
            using var parsed = JsonDocument.Parse(File.ReadAllText(path));
            foreach (var package in parsed.RootElement.GetProperty("packages").EnumerateObject().Where(package => package.Name.Length > 0))
                Assert.True(package.Value.TryGetProperty("integrity", out _), $"{package.Name} in {path}");
        }
    }

    [Fact]
    public void No_project_weakens_the_rules_of_the_build()
    {
        string[] forbidden = ["TreatWarningsAsErrors", "Nullable", "AnalysisMode", "EnforceCodeStyleInBuild", "RestorePackagesWithLockFile", "RunAnalyzers"];
        foreach (var (path, project) in Repository.Projects)
            Assert.True(!project.Descendants().Any(element => forbidden.Contains(element.Name.LocalName)), path);
    }

    [GeneratedRegex(@"\A[0-9]+\.[0-9]+\.[0-9]+\z")]
    private static partial Regex ExactVersion();

    [GeneratedRegex("https?://|\"resolved\": \"[^0-9]", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"""funding"": (\{[^}]*\}|\[[^\]]*\]|""[^""]*"")")]
    private static partial Regex Funding();
}
