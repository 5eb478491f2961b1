using System.Threading.Channels;
using CallBridge.Calls.Records;
using CallBridge.Records.Delivering;

namespace CallBridge.Records.Tests.Bench;

/// <summary>Takes what is told of records.</summary>
public sealed class ProgressList : IRecordProgressSink
{
    private readonly Channel<RecordProgress> _news = Channel.CreateUnbounded<RecordProgress>();
    private readonly Lock _gate = new();
    private readonly List<RecordProgress> _all = [];

    public IReadOnlyList<RecordProgress> All
    {
        get
        {
            lock (_gate)
                return [.. _all];
        }
    }

    public void Report(RecordProgress progress)
    {
        lock (_gate)
            _all.Add(progress);
        _news.Writer.TryWrite(progress);
    }

    /// <summary>Awaits news of that state, consuming what comes before.</summary>
    public async Task<RecordProgress> NextAsync(string key, RecordState state, CancellationToken cancellationToken)
    {
        await foreach (var progress in _news.Reader.ReadAllAsync(cancellationToken))
        {
            if (progress.Key == key && progress.State == state)
                return progress;
        }
        throw new InvalidOperationException("The news ended.");
    }
}
