using CallBridge.Lab.Tests.Lab;

namespace CallBridge.Lab.Tests.Transcripts;

/// <summary>An Asterisk for transcripts alone, so that nothing but the scenario is heard. With <c>CALLBRIDGE_LAB_RECORD</c> set to a folder, what it said is kept there.</summary>
public sealed class TranscriptFixture : IAsyncLifetime
{
    private const string RecordVariable = "CALLBRIDGE_LAB_RECORD";
    private readonly SortedDictionary<string, string> _index = new(StringComparer.Ordinal);

    internal AsteriskProcess? Asterisk { get; private set; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (Asterisk is not null)
            await Asterisk.DisposeAsync();
        if (_index.Count > 0 && Environment.GetEnvironmentVariable(RecordVariable) is { Length: > 0 } folder)
            await File.WriteAllLinesAsync(Path.Combine(folder, "index.tsv"), ["scenario\tagent's legs\twhat happened, in order", .. _index.Values]);
    }

    internal async Task<LabCall> CallAsync()
    {
        LabInstallation.Require();
        Asterisk ??= await AsteriskProcess.StartAsync();
        return await LabCall.OnAsync(Asterisk);
    }

    internal async Task KeepAsync(string scenario, IEnumerable<string> agentLegs, string story, byte[] captured)
    {
        if (Environment.GetEnvironmentVariable(RecordVariable) is not { Length: > 0 } folder)
            return;
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{scenario}.ami"), captured);
        _index[scenario] = $"{scenario}\t{string.Join(' ', agentLegs)}\t{story}";
    }
}
