using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CallBridge.Tests.Walls;

/// <summary>The table of walls: which part may know which other.</summary>
public sealed partial class ProjectWallTests
{
    private static readonly string[] Parts =
        ["CallBridge", "CallBridge.Ami", "CallBridge.Calls", "CallBridge.DemoOrg", "CallBridge.Records", "CallBridge.Salesforce", "CallBridge.Telephony"];

    public static TheoryData<string, string> Table => new()
    {
        { "CallBridge.Calls", "" },
        { "CallBridge.Ami", "" },
        { "CallBridge.Telephony", "CallBridge.Ami CallBridge.Calls" },
        { "CallBridge.Salesforce", "CallBridge.Calls" },
        { "CallBridge.Records", "CallBridge.Calls" },
        { "CallBridge.DemoOrg", "" },
        { "CallBridge", "CallBridge.Ami CallBridge.Calls CallBridge.DemoOrg CallBridge.Records CallBridge.Salesforce CallBridge.Telephony" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Project_refers_only_to_those_it_may_know(string project, string known) =>
        Assert.Equal(Words(known), Repository.Items(Repository.Project(project), "ProjectReference").Select(NameOf).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Table))]
    public void Assembly_uses_only_those_it_may_know(string project, string known)
    {
        var used = Assembly.Load(project).GetReferencedAssemblies().Select(name => name.Name).OfType<string>()
            .Where(name => name.StartsWith("CallBridge", StringComparison.Ordinal));

        Assert.Empty(used.Except(Words(known), StringComparer.Ordinal));
    }

    [Fact]
    public void Every_part_stands_in_the_table()
    {
        var sources = Repository.Projects.Keys.Where(path => path.StartsWith("src/", StringComparison.Ordinal)).Select(NameOf);

        Assert.Equal(Parts, sources.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("CallBridge.Calls")]
    [InlineData("CallBridge.Ami")]
    [InlineData("CallBridge.Salesforce")]
    [InlineData("CallBridge.Records")]
    [InlineData("CallBridge.Telephony")]
    public void Part_below_the_host_uses_no_web_server(string project)
    {
        var references = Assembly.Load(project).GetReferencedAssemblies().Select(name => name.Name!);

        Assert.DoesNotContain(references, name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Fact]
    public void Core_uses_no_package() => Assert.Empty(Repository.Items(Repository.Project("CallBridge.Calls"), "PackageReference"));

    [Fact]
    public void Core_does_no_IO()
    {
        // What reads, writes, waits, logs or makes ids lives in other assemblies than the core may touch.
        string[] forbidden =
        [
            "System.IO.FileSystem", "System.IO.Pipelines", "System.IO.Pipes", "System.Net", "System.Console", "System.Diagnostics.Process",
            "System.Data", "System.Threading.Channels", "System.Threading.Timer", "Microsoft.",
        ];
        var references = Assembly.Load("CallBridge.Calls").GetReferencedAssemblies().Select(name => name.Name!).ToList();

        Assert.DoesNotContain(references, name => forbidden.Any(part => name.StartsWith(part, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(@"\busing System\.(IO|Net|Data|Diagnostics)\b")]
    [InlineData(@"\b(File|Directory|Path|Process|Socket|HttpClient|Console|Environment)\.[A-Z]")]
    [InlineData(@"\bGuid\.NewGuid\b")]
    [InlineData(@"\bTask\.(Run|Delay|Factory)\b")]
    [InlineData(@"\b(Random\.Shared|new Random)\b")]
    [InlineData(@"\bCultureInfo\.CurrentCulture\b")]
    [InlineData(@"\bTimeZoneInfo\.Local\b")]
    [InlineData(@"\bnew (Timer|Thread|PeriodicTimer|CancellationTokenSource)\b")]
    public void Core_names_nothing_that_acts(string pattern)
    {
        var found = Repository.Files("src/CallBridge.Calls", "*.cs")
            .SelectMany(path => File.ReadLines(path).Select(line => (Path: Path.GetFileName(path), Line: line.Trim())))
            // The one place where the shell's clock becomes a moment of the core.
            .Where(entry => entry.Path != "Moment.cs" && !entry.Line.StartsWith("//", StringComparison.Ordinal))
            .Where(entry => Regex.IsMatch(entry.Line, pattern))
            .Select(entry => $"{entry.Path}: {entry.Line}");

        Assert.Empty(found);
    }

    [Fact]
    public void Wire_client_knows_no_calls()
    {
        var types = Assembly.Load("CallBridge.Ami").GetExportedTypes().Select(type => type.Name);

        Assert.DoesNotContain(types, name => CallWords().IsMatch(name));
    }

    [Fact]
    public void Host_uses_the_demo_org_by_its_front_door()
    {
        string[] frontDoor = ["CallBridge.DemoOrg", "CallBridge.DemoOrg.Org"];
        var used = Repository.Files("src/CallBridge", "*.cs").SelectMany(File.ReadLines)
            .Select(line => UsingDemoOrg().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).Distinct();

        Assert.Empty(used.Except(frontDoor, StringComparer.Ordinal));
    }

    [Fact]
    public void Only_the_host_and_its_tests_see_inside_the_host()
    {
        var friends = Assembly.Load("CallBridge").GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>().Select(a => a.AssemblyName);

        Assert.All(friends, name => Assert.Contains(name, new[] { "CallBridge.Tests", "CallBridge.Functional.Tests", "CallBridge.Browser.Tests", "CallBridge.Benchmarks" }));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = XDocument.Load(Path.Combine(Repository.Root, "CallBridge.slnx")).Descendants("Project").Select(project => project.Attribute("Path")!.Value);

        Assert.Equal(Repository.Projects.Keys.Order(StringComparer.Ordinal), solution.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_part_has_its_tests()
    {
        var tests = Repository.Projects.Keys.Select(NameOf).Where(name => name.EndsWith(".Tests", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);

        Assert.All(Parts, part => Assert.Contains(part + ".Tests", tests));
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("Call(?!back)|Desk|Agent|Salesforce|Record")]
    private static partial Regex CallWords();

    [GeneratedRegex(@"\Ausing (CallBridge\.DemoOrg[A-Za-z.]*);")]
    private static partial Regex UsingDemoOrg();
}
