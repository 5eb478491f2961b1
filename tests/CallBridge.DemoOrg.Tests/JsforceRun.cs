using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using CallBridge.DemoOrg.Org;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.DemoOrg.Tests;

/// <summary>One run of jsforce against a demo org; the tests look at its steps one by one.</summary>
public sealed class JsforceRun : IAsyncLifetime
{
    private readonly Dictionary<string, string?> _problems = [];
    private string _output = "";

    public async Task InitializeAsync()
    {
        await using var server = await DemoOrgServer.StartAsync(
            new DemoOrgOptions { Port = 0 }, null, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        var directory = typeof(JsforceRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "JsforceDirectory").Value!;
        using var node = Process.Start(new ProcessStartInfo("node")
        {
            WorkingDirectory = directory,
            ArgumentList = { "judge.mjs", server.Address.ToString().TrimEnd('/'), "+44" + OrgSeed.KnownCaller[1..] },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = node.StandardError.ReadToEndAsync();
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            _output += line + "\n";
            if (!line.StartsWith('{'))
                continue;
            using var step = JsonDocument.Parse(line);
            _problems[step.RootElement.GetProperty("step").GetString()!] = step.RootElement.GetProperty("problem").GetString();
        }
        _output += await errors;
        await node.WaitForExitAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void AssertDone(string step)
    {
        Assert.True(_problems.TryGetValue(step, out var problem), $"jsforce never came to: {step}\n{_output}");
        Assert.True(problem is null, $"{step}: {problem}");
    }
}
