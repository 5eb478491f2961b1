namespace CallBridge.Records.Tests.Bench;

public sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("callbridge-records-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
