using System.Runtime.InteropServices;

namespace CallBridge.Lab.Tests.Lab;

/// <summary>
/// What <c>tests/lab/install</c> put on this machine: a Debian tree with Asterisk 22, and sipp; or, where <c>CALLBRIDGE_LAB</c> names another tree, what is in that.
/// </summary>
internal static class LabInstallation
{
    private const string DefaultTree = "/var/cache/callbridge-lab";

    public static string Tree { get; } =
        Environment.GetEnvironmentVariable("CALLBRIDGE_LAB") is { Length: > 0 } tree ? tree : DefaultTree;

    public static string Repository { get; } = FindRepository();

    public static string Multiarch { get; } =
        RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";

    /// <summary>The tree's own loader. With it Asterisk runs outside a chroot, so that no test needs root.</summary>
    public static string Loader => Path.Combine(
        Tree, "usr/lib", Multiarch, RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "ld-linux-aarch64.so.1" : "ld-linux-x86-64.so.2");

    /// <summary>For the loader. Debian 11 keeps Asterisk's own libraries a folder higher.</summary>
    public static string Libraries => $"{Path.Combine(Tree, "usr/lib", Multiarch)}:{Path.Combine(Tree, "usr/lib")}";

    public static string Modules =>
        Path.Combine(Tree, "usr/lib", Multiarch, "asterisk/modules") is var here && Directory.Exists(here)
            ? here
            : Path.Combine(Tree, "usr/lib/asterisk/modules");

    public static string Asterisk => Path.Combine(Tree, "usr/sbin/asterisk");

    /// <summary>Skips the test where the lab is not installed, with the reason; fails it where the lab was promised.</summary>
    public static void Require()
    {
        var missing = Missing();
        if (Environment.GetEnvironmentVariable("CALLBRIDGE_LAB_REQUIRED") == "1")
        {
            Assert.Null(missing);
        }

        Skip.If(missing is not null, missing);
    }

    private static string? Missing()
    {
        if (!OperatingSystem.IsLinux())
            return "The lab needs Linux.";
        if (!File.Exists(Asterisk) || !File.Exists(Loader))
            return $"No Asterisk in {Tree}: run tests/lab/install on a Debian machine.";
        return OnPath("sipp") && OnPath("setpriv") ? null : "sipp or setpriv is not installed: run tests/lab/install.";
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CallBridge.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"CallBridge.slnx was not found above {AppContext.BaseDirectory}.");
    }
}
