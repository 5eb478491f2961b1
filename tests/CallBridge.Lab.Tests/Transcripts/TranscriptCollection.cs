namespace CallBridge.Lab.Tests.Transcripts;

[CollectionDefinition(Name)]
public sealed class TranscriptCollection : ICollectionFixture<TranscriptFixture>
{
    public const string Name = "transcripts";
}
