using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Salesforce;

namespace CallBridge.Tests.Salesforce;

public sealed class ColleagueBookTests
{
    private readonly AskedOrg _org = new();
    private readonly SteppedTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task Colleagues_are_asked_for_once_an_hour()
    {
        using var book = new ColleagueBook(_org, _time);

        Assert.Single(await book.ReadAsync(default));
        _time.Step(ColleagueBook.Kept - TimeSpan.FromSeconds(1));
        Assert.Single(await book.ReadAsync(default));
        Assert.Equal(1, _org.Asked);

        _time.Step(TimeSpan.FromSeconds(1));
        await book.ReadAsync(default);
        Assert.Equal(2, _org.Asked);
    }

    [Fact]
    public async Task An_org_that_does_not_answer_is_asked_again_the_next_time()
    {
        using var book = new ColleagueBook(_org, _time);
        _org.Answer = null;
        Assert.Empty(await book.ReadAsync(default));

        _org.Answer = [new("Sam Taylor", "1002")];
        Assert.Equal("Sam Taylor", Assert.Single(await book.ReadAsync(default)).Name);
    }

    [Fact]
    public async Task An_org_that_takes_too_long_keeps_nobody_waiting()
    {
        using var book = new ColleagueBook(_org, new Desks.HurriedTime());
        _org.Hangs = true;

        Assert.Empty(await book.ReadAsync(default));
    }

    private sealed class AskedOrg : ISalesforce
    {
        public ImmutableArray<Colleague>? Answer { get; set; } = [new("Sam Taylor", "1002")];

        public bool Hangs { get; set; }

        public int Asked { get; private set; }

        public int MostAtOnce => 1;

        public async Task<ImmutableArray<Colleague>?> FindColleaguesAsync(CancellationToken cancellationToken)
        {
            Asked++;
            if (Hangs)
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            return Answer;
        }

        public Task<(OrgFacts? Facts, string? Problem)> ReadFactsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<RecordDetails?> ReadAsync(string recordId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ImmutableArray<SaveOutcome>> SaveAsync(ImmutableArray<SaveRequest> batch, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ImmutableArray<FindOutcome>> FindAsync(ImmutableArray<CallRecord> records, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
