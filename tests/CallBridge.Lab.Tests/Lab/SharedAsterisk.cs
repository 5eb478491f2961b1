namespace CallBridge.Lab.Tests.Lab;

/// <summary>The Asterisk that all tests share which do not kill it. It starts with the first of them and ends with the test run.</summary>
internal static class SharedAsterisk
{
    private static readonly Lazy<Task<AsteriskProcess>> Started = new(StartAsync);

    public static async Task<LabCall> CallAsync()
    {
        LabInstallation.Require();
        return await LabCall.OnAsync(await Started.Value);
    }

    private static async Task<AsteriskProcess> StartAsync()
    {
        var asterisk = await AsteriskProcess.StartAsync();

        // The process itself dies with the run (ChildProcess); its folder needs a hand.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(asterisk.Folder, recursive: true);
        return asterisk;
    }
}
