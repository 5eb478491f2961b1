using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Phone;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Desks;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Tests.Desks;

public sealed class SearchCancelTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_request_of_a_search_is_given_up_when_the_call_is_gone_or_another_party_is_there(bool anotherParty)
    {
        var org = new WaitingOrg();
        var rules = DeskRulesFactory.Make(DeskOf.Settings, null);
        await using var desk = new DeskShell(rules with { Records = rules.Records with { LogMissed = LogMissed.None } },
            new EmptyStore(), new DeskWork(null!, org, null!), TimeProvider.System, NullLogger<DeskShell>.Instance);
        await desk.StartAsync(CancellationToken.None);
        desk.Post(new DeskInput.PhoneSaid(new LinkUp(null, "one", [])));
        desk.Post(new DeskInput.PhoneSaid(new CallObserved(Call("07814256404"))));
        await org.Asked.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);

        desk.Post(new DeskInput.PhoneSaid(anotherParty ? new CallObserved(Call(null)) : new CallGone("5.1", "5.1", EndReason.CallerCancelled)));

        await org.GivenUp.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
    }

    private static CallObservation Call(string? from) => new()
    {
        Ref = "5.1",
        Uniqueid = "5.1",
        State = ConnectionState.Alerting,
        Direction = Direction.Inbound,
        Far = new Party(from, null),
    };

    /// <summary>Answers no search until it is given up.</summary>
    private sealed class WaitingOrg : ISalesforce
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int MostAtOnce => 1;

        public Task Asked => _asked.Task;

        public Task GivenUp => _givenUp.Task;

        public async Task<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
        {
            _asked.TrySetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                _givenUp.TrySetResult();
                throw;
            }

            throw new InvalidOperationException("Nobody waits for ever.");
        }

        public Task<(OrgFacts? Facts, string? Problem)> ReadFactsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<RecordDetails?> ReadAsync(string recordId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ImmutableArray<SaveOutcome>> SaveAsync(ImmutableArray<SaveRequest> batch, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ImmutableArray<FindOutcome>> FindAsync(ImmutableArray<CallRecord> records, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
