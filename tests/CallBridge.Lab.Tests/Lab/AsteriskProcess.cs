using System.Security.Cryptography;

namespace CallBridge.Lab.Tests.Lab;

/// <summary>An Asterisk of the test run's own: own folder, own ports on 127.0.0.1, six slots.</summary>
internal sealed class AsteriskProcess : IAsyncDisposable
{
    public const string ListenerUser = "listener";
    private const string LabUser = "lab";
    private const int Slots = 6;
    private const int FirstMediaPort = 24000;
    private const int LastMediaPort = 29998;

    private readonly string _folder = Directory.CreateTempSubdirectory("callbridge-lab-").FullName;
    private readonly string _labSecret = RandomNumberGenerator.GetHexString(24);
    private readonly SortedDictionary<int, Slot> _free = [];
    private readonly SemaphoreSlim _slots = new(Slots);
    private ChildProcess? _process;
    private string _listenerSecretNow;

    private AsteriskProcess()
    {
        AmiPort = FreePorts.Take();
        SipPort = FreePorts.TakeUdp(1)[0];
        for (var number = 1; number <= Slots; number++)
            _free[number] = new Slot(number, FreePorts.TakeUdp(Slot.Lines), FreePorts.TakeUdp(Slot.Lines), FreePorts.TakeUdp(Slot.Lines));
        _listenerSecretNow = ListenerSecret;
        WriteConfiguration();
    }

    public int AmiPort { get; }

    public int SipPort { get; }

    public string ListenerSecret { get; } = RandomNumberGenerator.GetHexString(24);

    public string Folder => _folder;

    /// <summary>Killed, and not run again.</summary>
    public bool IsDown => _process is null;

    public static async Task<AsteriskProcess> StartAsync()
    {
        LabInstallation.Require();
        var asterisk = new AsteriskProcess();
        await asterisk.RunAsync();
        return asterisk;
    }

    /// <summary>Starts (again) with the same ports and configuration; returns when AMI answers a login.</summary>
    public async Task RunAsync()
    {
        _process = await ChildProcess.StartAsync(
            LabInstallation.Loader, ["--library-path", LabInstallation.Libraries, Program(LabInstallation.Asterisk), "-C", Configuration, "-f"], _folder);
        await using var ami = await Deadline.UntilAsync<LabAmi>(
            "AMI of the lab's Asterisk", async cancellation => await LoginAsync(LabUser, cancellation), Diagnosis);
    }

    /// <summary>SIGKILL: connections break, calls are gone without a word.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
            await process.DisposeAsync();
        _process = null;
    }

    /// <summary>
    /// <c>core restart now</c>: Asterisk cuts off its calls, says goodbye to the listeners and replaces itself; returns when the new one answers a login.
    /// </summary>
    public async Task RestartNowAsync()
    {
        await using var before = await LoginAsync();
        var startup = await StartupAsync(before);

        // It starts again what it was started by, without the tree's loader: that is given to it here.
        var script = Path.Combine(_folder, "again");
        await File.WriteAllTextAsync(script,
            $"#!/bin/sh\nexec {LabInstallation.Loader} --library-path {LabInstallation.Libraries} {LabInstallation.Asterisk} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await using var console = await ChildProcess.StartAsync(Program(script), ["-C", Configuration, "-rx", "core restart now"], _folder);
        await before.Closed.WaitAsync(Deadline.Default, TimeProvider.System);
        await Deadline.UntilAsync("a new Asterisk", async cancellation =>
        {
            await using var ami = await LoginAsync(LabUser, cancellation);
            return await StartupAsync(ami) is var now && now != startup ? now : null;
        }, Diagnosis);
    }

    /// <summary>Gives the listener's user another secret, or its own back, and has that read.</summary>
    public async Task SetListenerSecretAsync(string secret)
    {
        var file = Path.Combine(_folder, "etc/manager.conf");
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text.Replace($"secret = {_listenerSecretNow}", $"secret = {secret}", StringComparison.Ordinal));
        _listenerSecretNow = secret;
        await using var ami = await LoginAsync();
        await ami.ActAsync("Reload", ("Module", "manager"));
    }

    public Task<LabAmi> LoginAsync() => LoginAsync(LabUser, CancellationToken.None);

    /// <summary>As the listener logs in, with no more rights than it has.</summary>
    public Task<LabAmi> LoginAsListenerAsync() => LoginAsync(ListenerUser, CancellationToken.None);

    /// <summary>The lowest slot that no test uses; awaits one if need be.</summary>
    public async Task<Slot> RentAsync()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(5), TimeProvider.System);
        await _slots.WaitAsync(deadline.Token);
        lock (_free)
        {
            var slot = _free.First().Value;
            _free.Remove(slot.Number);
            return slot;
        }
    }

    public void Return(Slot slot)
    {
        lock (_free)
            _free[slot.Number] = slot;
        _slots.Release();
    }

    public string Diagnosis()
    {
        var log = Path.Combine(_folder, "log/messages.log");
        return $"{_process?.Output}\n{(File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(30)) : "no log")}";
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _slots.Dispose();
        if (Environment.GetEnvironmentVariable("CALLBRIDGE_LAB_KEEP") != "1")
            Directory.Delete(_folder, recursive: true);
    }

    private Task<LabAmi> LoginAsync(string user, CancellationToken cancellation) =>
        LabAmi.LoginAsync(AmiPort, user, user == LabUser ? _labSecret : ListenerSecret, cancellation);

    private string Configuration => Path.Combine(_folder, "etc/asterisk.conf");

    /// <summary>The path by which Asterisk is started, leading there.</summary>
    private string Program(string target)
    {
        var path = Path.Combine(_folder, "asterisk");
        File.Delete(path);
        File.CreateSymbolicLink(path, target);
        return path;
    }

    private static async Task<string> StartupAsync(LabAmi ami)
    {
        var status = await ami.ActAsync("CoreStatus");
        return $"{status["CoreStartupDate"]} {status["CoreStartupTime"]}";
    }

    private void WriteConfiguration()
    {
        foreach (var folder in (string[])["etc", "lib/keys", "cache", "spool", "run", "log"])
            Directory.CreateDirectory(Path.Combine(_folder, folder));
        var values = new Dictionary<string, string>
        {
            ["RUN"] = _folder,
            ["LAB"] = LabInstallation.Tree,
            ["MODULES"] = LabInstallation.Modules,
            ["AMI_PORT"] = $"{AmiPort}",
            ["SIP_PORT"] = $"{SipPort}",
            ["RTP_START"] = $"{FirstMediaPort}",
            ["RTP_END"] = $"{LastMediaPort}",
            ["LISTENER_SECRET"] = ListenerSecret,
            ["LAB_SECRET"] = _labSecret,
        };
        var templates = Path.Combine(LabInstallation.Repository, "tests/lab/asterisk");
        foreach (var template in Directory.GetFiles(templates, "*.conf"))
            Fill(template, Path.GetFileName(template), values);
        foreach (var slot in _free.Values)
        {
            values["N"] = $"{slot.Number}";
            for (var line = 1; line <= Slot.Lines; line++)
            {
                values[$"DESK_PORT_{line}"] = $"{slot.PortOf(slot.Desk, line)}";
                values[$"COLLEAGUE_PORT_{line}"] = $"{slot.PortOf(slot.Colleague, line)}";
                values[$"TRUNK_PORT_{line}"] = $"{slot.PortOf(slot.Trunk, line)}";
            }

            foreach (var template in Directory.GetFiles(Path.Combine(templates, "slot"), "*.conf"))
                Fill(template, $"{Path.GetFileNameWithoutExtension(template)}-{slot.Number}.conf", values);
        }
    }

    private void Fill(string template, string name, Dictionary<string, string> values) => File.WriteAllText(
        Path.Combine(_folder, "etc", name),
        values.Aggregate(File.ReadAllText(template), (text, pair) => text.Replace($"@{pair.Key}@", pair.Value, StringComparison.Ordinal)));
}
