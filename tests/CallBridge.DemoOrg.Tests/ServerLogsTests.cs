using System.Collections.Concurrent;
using CallBridge.DemoOrg.Org;
using Microsoft.Extensions.Logging;

namespace CallBridge.DemoOrg.Tests;

public sealed class ServerLogsTests
{
    [Fact]
    public async Task Number_that_is_sought_reaches_no_log()
    {
        using var loggers = new Everything();
        await using var server = await DemoOrgServer.StartAsync(new DemoOrgOptions { Port = 0 }, null, new FixedTime(), loggers, CancellationToken.None);
        using var http = new HttpClient { BaseAddress = server.Address };
        using var response = await http.GetAsync($"/services/data/v68.0/search?q={OrgSeed.KnownCaller}");
        Assert.DoesNotContain(loggers.Lines, line => line.Contains(OrgSeed.KnownCaller, StringComparison.Ordinal));
    }

    private sealed class Everything : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
