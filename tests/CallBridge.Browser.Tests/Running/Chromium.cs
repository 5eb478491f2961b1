using Microsoft.Playwright;

namespace CallBridge.Browser.Tests.Running;

/// <summary>The browser of the machine. None is ever downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

    /// <summary>The program; null where there is none. <c>CALLBRIDGE_CHROMIUM</c> names one elsewhere.</summary>
    public static string? Program { get; } = Find();

    /// <summary>Said by <c>tests/run</c> where the browser was installed: a skipped test would say nothing.</summary>
    public static bool IsRequired { get; } = Environment.GetEnvironmentVariable("CALLBRIDGE_BROWSER_REQUIRED") == "1";

    // QUIC, updates, sync: a test's browser has nothing to say to the world outside.
    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Skips the running test where there is no browser; fails it where there must be one.</summary>
    public static void Need()
    {
        const string reason = "needs Chromium (Debian: apt-get install chromium; elsewhere name the program in CALLBRIDGE_CHROMIUM)";
        Assert.False(Program is null && IsRequired, reason);
        Skip.If(Program is null, reason);
    }

    /// <summary>A new browser with a new profile.</summary>
    /// <param name="playwright">The driver.</param>
    /// <param name="home">Its HOME, where its trusted certificates lie; null for the run's own.</param>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, string? home = null) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args = Arguments,
            Env = home is null ? null : Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
                .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""))
                .Where(entry => entry.Key != "HOME")
                .Append(KeyValuePair.Create("HOME", home)),
        });

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("CALLBRIDGE_CHROMIUM");
        return string.IsNullOrEmpty(named) ? Places.FirstOrDefault(File.Exists) : File.Exists(named) ? named : null;
    }
}
