using CallBridge.Calls;
using CallBridge.Salesforce;
using CallBridge.Salesforce.Tests.Contract;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.RealOrg;

/// <summary>The contract of a route, by REST, with a true Salesforce org. What breaks on the way is made to break here; the org itself is only written to.</summary>
[Trait("Category", "RealOrg")]
public class RealOrgContractTests : RouteContract
{
    protected override async Task<ContractOrg> StartAsync() => await RealOrg.OpenAsync();

    private sealed class RealOrg : ContractOrg
    {
        private readonly FaultyWay _way = new();
        private readonly RestSalesforce _client;
        private readonly OrgConnection _connection;
        private readonly RunKeys _route;
        private readonly string _prefix = $"callbridge-contract-{Guid.NewGuid():n}-";
        private bool _hasKeyField;

        private RealOrg(SalesforceOptions options, OrgConnection connection)
        {
            _client = new(options, _way, TimeProvider.System, NullLogger<RestSalesforce>.Instance);
            _connection = connection;
            _route = new(_client, _prefix);
        }

        public override ISalesforce Route => _route;

        public override bool HasKeyField => _hasKeyField;

        // Nothing here can hold a row of the org.
        public override bool CanLock => false;

        public static async Task<ContractOrg> OpenAsync()
        {
            var options = OrgCredentials.Read();
            var org = new RealOrg(options, await OrgConnection.OpenAsync(options));
            var (facts, problem) = await org._client.ReadFactsAsync(CancellationToken.None);
            Assert.Null(problem);
            org._hasKeyField = facts!.KeyField is not null;
            return org;
        }

        public override IReadOnlyList<(string Id, string Subject)> Tasks(string key) => _connection.Tasks(_prefix + key);

        public override void Edit(string taskId, string subject) => _connection.Update(taskId, subject);

        public override void Delete(string taskId) => _connection.Delete(taskId);

        public override void Refuse(string key) => _route.Refused = key;

        public override void Lock(string key) => throw new NotSupportedException();

        public override void LoseAnswers() => _way.Fault = WayFault.LostAnswer;

        public override void LoseRequests() => _way.Fault = WayFault.LostRequest;

        public override void GoDown() => _way.Fault = WayFault.Down;

        public override void Recover() => _way.Fault = WayFault.None;

        public override ValueTask DisposeAsync()
        {
            foreach (var (id, _) in _connection.Tasks(_prefix + "%"))
                _connection.Delete(id);
            _client.Dispose();
            _way.Dispose();
            _connection.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
