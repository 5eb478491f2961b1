using System.Threading.Channels;
using CallBridge.Calls.Records;

namespace CallBridge.Records.Tests.Bench;

/// <summary>Takes what is told of records.</summary>
public sealed class ProgressList : IRecordProgressSink
{
    private readonly Channel<RecordProgress> news = Channel.CreateUnbounded<RecordProgress>();
    private readonly Lock gate = new();
    private readonly List<RecordProgress> all = [];

    public IReadOnlyList<RecordProgress> All
    {
        get
        {
            lock (gate)
                return [.. all];
        }
    }

    public void Report(RecordProgress progress)
    {
        lock (gate)
            all.Add(progress);
        news.Writer.TryWrite(progress);
    }

    /// <summary>Awaits news of that state, consuming what comes before.</summary>
    public async Task<RecordProgress> NextAsync(string key, RecordState state, CancellationToken cancellationToken)
    {
        await foreach (var progress in news.Reader.ReadAllAsync(cancellationToken))
        {
            if (progress.Key == key && progress.State == state)
                return progress;
        }
        throw new InvalidOperationException("The news ended.");
    }
}
