using System.Diagnostics;
using System.Globalization;

namespace CallBridge.Records;

/// <summary>
/// Named places where the crash run (<c>tests/crash</c>) lets the program kill itself, between a step towards the disk or Salesforce and the
/// next. The environment alone can arm one, at start: <c>CALLBRIDGE_FAILPOINT=name</c> or <c>name:n</c> for its n-th passing. It stands in
/// release builds too, since what is killed must be the program that people run; whoever may set its environment may kill it
/// anyhow, and otherwise a passing costs one comparison with null.
/// </summary>
internal static class FailPoint
{
    public const string Variable = "CALLBRIDGE_FAILPOINT";

    public const string Migrating = "migrating";
    public const string Pruning = "pruning";
    public const string SalvageCopied = "salvage-copied";
    public const string SalvageReady = "salvage-ready";
    public const string SalvageSetAside = "salvage-set-aside";
    public const string LookedUp = "looked-up";

    /// <summary>What a change of the store is called here: one is hit before its commit (<c>ring-written</c>) and one after (<c>ring-committed</c>).</summary>
    public const string Ring = "ring";
    public const string End = "end";
    public const string Sending = "sending";
    public const string Answer = "answer";

    private const string Written = "-written";
    private const string Committed = "-committed";

    private static readonly Target? Armed = Target.Read(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Whether any is armed in this process.</summary>
    public static bool IsArmed => Armed is not null;

    /// <summary>Passes the place of that name.</summary>
    public static void Hit(string name) => Armed?.Pass(name);

    /// <summary>A transaction with these changes is written and not yet committed.</summary>
    public static void BeforeCommit(List<StoreJob> jobs) => Pass(jobs, Written);

    /// <summary>It is committed, and nobody has been told.</summary>
    public static void AfterCommit(List<StoreJob> jobs) => Pass(jobs, Committed);

    private static void Pass(List<StoreJob> jobs, string suffix)
    {
        if (Armed is null)
            return;
        foreach (var job in jobs)
        {
            if (job.Name is { } name)
                Armed.Pass(name + suffix);
        }
    }

    private sealed class Target(string name, int nth)
    {
        private int _left = nth;

        public static Target? Read(string? text)
        {
            if (string.IsNullOrEmpty(text))
                return null;
            var parts = text.Split(':');
            return new(parts[0], parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var nth) ? nth : 1);
        }

        public void Pass(string passed)
        {
            if (passed != name || Interlocked.Decrement(ref _left) != 0)
                return;
            // SIGKILL: nothing is flushed, no handler runs.
            using var self = Process.GetCurrentProcess();
            self.Kill();
            Thread.CurrentThread.Join();
        }
    }
}
