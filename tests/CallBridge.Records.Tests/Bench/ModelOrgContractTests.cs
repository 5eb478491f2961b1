using CallBridge.Calls;
using CallBridge.Salesforce.Tests.Contract;

namespace CallBridge.Records.Tests.Bench;

/// <summary>The model org keeps the contract of a route, so what is shown with it holds of the true ones.</summary>
public class ModelOrgContractTests : RouteContract
{
    protected override Task<ContractOrg> StartAsync() => Task.FromResult<ContractOrg>(new ModelContract(hasKeyField: true, atOnce: 200));

    /// <summary>As a browser's page does it: one at a time, without a key field.</summary>
    public class OneByOne : RouteContract
    {
        protected override Task<ContractOrg> StartAsync() => Task.FromResult<ContractOrg>(new ModelContract(hasKeyField: false, atOnce: 1));
    }

    private sealed class ModelContract(bool hasKeyField, int atOnce) : ContractOrg
    {
        private readonly ModelOrg _org = new(hasKeyField) { MostAtOnce = atOnce };

        public override ISalesforce Route => _org;

        public override bool HasKeyField => hasKeyField;

        public override IReadOnlyList<(string Id, string Subject)> Tasks(string key) =>
            [.. _org.Tasks.Where(t => t.Key == key).Select(t => (t.Id, t.Subject))];

        public override void Edit(string taskId, string subject) => _org.Edit(_org.Tasks.Single(t => t.Id == taskId), subject);

        public override void Delete(string taskId) => _org.Tasks.RemoveAll(t => t.Id == taskId);

        public override void Refuse(string key) => _org.OnSave = r => r.Key == key ? SaveFate.Refused : SaveFate.Done;

        public override void Lock(string key) => _org.OnSave = r => r.Key == key ? SaveFate.RetryRow : SaveFate.Done;

        public override void LoseAnswers() => _org.OnSave = _ => SaveFate.LostAfter;

        public override void LoseRequests() => _org.OnSave = _ => SaveFate.LostBefore;

        public override void GoDown() => _org.OnSave = _ => SaveFate.RetryOrg;

        public override void Recover() => _org.OnSave = _ => SaveFate.Done;

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
