namespace CallBridge.Tests;

/// <summary>A directory of its own, gone with the test.</summary>
internal sealed class TempDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("callbridge-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
