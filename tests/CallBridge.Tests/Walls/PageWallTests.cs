using System.Text.RegularExpressions;

namespace CallBridge.Tests.Walls;

/// <summary>The page knows the hub and the HTTP API, its host adapters, and nothing else.</summary>
public sealed partial class PageWallTests
{
    private static readonly string Root = Path.Combine(Repository.Root, "wwwroot");

    [Fact]
    public void Module_imports_only_modules_of_the_page()
    {
        foreach (var path in Repository.Files("wwwroot", "*.js"))
        {
            foreach (var target in Import().Matches(File.ReadAllText(path)).Select(match => match.Groups["target"].Value))
            {
                var full = Path.GetFullPath(target.StartsWith('/') ? Path.Combine(Root, target[1..]) : Path.Combine(Path.GetDirectoryName(path)!, target));
                Assert.True(target.StartsWith('.') && full.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal), $"{path} imports {target}");
                Assert.True(File.Exists(full) || full.StartsWith(Path.Combine(Root, "lib"), StringComparison.Ordinal), $"{path} imports {target}, which is not there");
            }
        }
    }

    [Fact]
    public void Only_the_link_speaks_to_the_listener()
    {
        foreach (var path in Repository.Files("wwwroot", "*.js").Where(path => Folder(path) != "link"))
            Assert.DoesNotMatch(Network(), Code(path));
    }

    [Fact]
    public void Only_host_adapters_know_Salesforces_toolkit()
    {
        foreach (var path in Repository.Files("wwwroot", "*.js").Where(path => Folder(path) != "host"))
            Assert.DoesNotMatch(Toolkit(), Code(path));
    }

    [Fact]
    public void Link_speaks_to_the_API_and_the_hub_only()
    {
        foreach (var path in Repository.Files("wwwroot/link", "*.js"))
        {
            foreach (Match address in Address().Matches(Code(path)))
                Assert.Matches(Ours(), address.Groups["path"].Value);
        }
    }

    [Fact]
    public void Page_runs_no_script_of_its_own_inside_the_html()
    {
        foreach (var path in Repository.Files("wwwroot", "*.html"))
        {
            var html = File.ReadAllText(path);
            Assert.DoesNotMatch(InlineScript(), html);
            Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
            Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Page_writes_text_and_never_markup()
    {
        foreach (var path in Repository.Files("wwwroot", "*.js"))
            Assert.DoesNotMatch(Markup(), Code(path));
    }

    private static string Folder(string path) => Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar)[0];

    private static string Code(string path) => Comment().Replace(File.ReadAllText(path), "");

    [GeneratedRegex(@"(?:\bimport\b[^;'""]*|\bfrom\s*|\bimport\(\s*)['""](?<target>[^'""]+)['""]")]
    private static partial Regex Import();

    [GeneratedRegex(@"\bfetch\(|XMLHttpRequest|new (WebSocket|EventSource)\b|HubConnectionBuilder|sendBeacon")]
    private static partial Regex Network();

    [GeneratedRegex(@"\bsforce\b|\bopencti\b")]
    private static partial Regex Toolkit();

    [GeneratedRegex(@"['""`](?<path>/[a-z][^'""`\s]*)['""`]")]
    private static partial Regex Address();

    [GeneratedRegex(@"\A/(api|softphone|hubs|calls|health)\b|\A/(answer|reject|hold|retrieve|hang-up|transfer|dtmf|note|private|association)\b")]
    private static partial Regex Ours();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)|<style|\son[a-z]+=|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"\.(innerHTML|outerHTML)\b|insertAdjacentHTML|document\.write|\beval\(|new Function\b")]
    private static partial Regex Markup();

    [GeneratedRegex(@"/\*[\s\S]*?\*/|(?<![:'""`])//[^\n]*")]
    private static partial Regex Comment();
}
