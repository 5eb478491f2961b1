using System.Collections.Immutable;
using CallBridge.Calls;
using CallBridge.Calls.Records;
using CallBridge.Calls.Search;
using CallBridge.Desks;
using CallBridge.Salesforce;
using CallBridge.Tests.Desks;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Tests.Salesforce;

public sealed class OrgFactsLoaderTests
{
    [Fact]
    public async Task An_org_whose_answer_breaks_the_client_is_asked_again_and_the_listener_lives_on()
    {
        await using var desk = await DeskOf.StartAsync();
        using var loader = new OrgFactsLoader(new BreakingOnce(), new DeskRulesSource(desk, DeskOf.Settings), DeskOf.Settings, new HurriedTime(), NullLogger<OrgFactsLoader>.Instance);

        await loader.StartAsync(CancellationToken.None);

        await desk.UntilAsync(() => desk.Current.Rules.WhatTypes is ["Case"]);
    }

    private sealed class BreakingOnce : ISalesforce
    {
        private bool _broke;

        public int MostAtOnce => 1;

        public async Task<(OrgFacts? Facts, string? Problem)> ReadFactsAsync(CancellationToken cancellationToken)
        {
            await Task.Yield();
            if (_broke)
                return (new OrgFacts { UserId = "005000000000001AAA", UserEnabled = true, WhatTypes = ["Case"] }, null);
            _broke = true;
            throw new InvalidOperationException("An answer that nobody foresaw.");
        }

        public Task<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<RecordDetails?> ReadAsync(string recordId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ImmutableArray<SaveOutcome>> SaveAsync(ImmutableArray<SaveRequest> batch, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ImmutableArray<FindOutcome>> FindAsync(ImmutableArray<CallRecord> records, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
