using Microsoft.Extensions.Logging;

namespace CallBridge.DemoOrg;

/// <summary>
/// The host's logs, without what the web server says below a warning: at Information it logs whole query strings, and those of
/// searches hold telephone numbers.
/// </summary>
internal sealed class ServerLogs(ILoggerFactory loggers) : ILoggerFactory
{
    public void AddProvider(ILoggerProvider provider) => loggers.AddProvider(provider);

    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith("Microsoft.", StringComparison.Ordinal)
            ? new Warnings(loggers.CreateLogger(categoryName))
            : loggers.CreateLogger(categoryName);

    // The factory is the host's: it outlives this server.
    public void Dispose()
    {
    }

    private sealed class Warnings(ILogger logger) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning && logger.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                logger.Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
