using CallBridge.Calls;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;

namespace CallBridge.Salesforce.Tests.Contract;

/// <summary>The contract, by REST, in an org with the unique key field.</summary>
public class RestRouteContractTests : RouteContract
{
    protected override async Task<ContractOrg> StartAsync() => new RestOrg(await OrgBench.ReadyAsync(KeyFieldKind.Unique), hasKeyField: true);

    /// <summary>The contract, by REST, in an org without the key field.</summary>
    public class WithoutKeyField : RouteContract
    {
        protected override async Task<ContractOrg> StartAsync() => new RestOrg(await OrgBench.ReadyAsync(KeyFieldKind.Absent), hasKeyField: false);
    }

    private sealed class RestOrg(OrgBench bench, bool hasKeyField) : ContractOrg
    {
        public override ISalesforce Route => bench.Client;

        public override bool HasKeyField => hasKeyField;

        private string Colleague => bench.IdOf("User", "Sam Taylor");

        public override IReadOnlyList<(string Id, string Subject)> Tasks(string key) =>
            [.. bench.Server.Org.FindBy("Task", "CallObject", key).Select(t => (t.Id, t.Text("Subject")!))];

        public override void Edit(string taskId, string subject) => bench.Server.Org.Update(taskId, [new("Subject", subject)], Colleague);

        public override void Delete(string taskId) => bench.Server.Org.Delete(taskId, Colleague);

        public override void Refuse(string key) => RuleOut(key, new("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Call Result is required", "CallDisposition"));

        public override void Lock(string key) => RuleOut(key, new("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record"));

        public override void LoseAnswers() => OnSave(new DemoOrgFault.LostAnswer());

        public override void LoseRequests() => OnSave(new DemoOrgFault.LostRequest());

        public override void GoDown() => OnSave(new DemoOrgFault.Refusal(503, "SERVER_UNAVAILABLE", "Server is not available"));

        public override void Recover() => (bench.Server.Fault, bench.Server.Org.Rule) = (null, null);

        public override ValueTask DisposeAsync() => bench.DisposeAsync();

        private void RuleOut(string key, OrgError error) => bench.Server.Org.Rule = task => task.Text("CallObject") == key ? error : null;

        private void OnSave(DemoOrgFault fault) => bench.Server.Fault = r => r.Method is "PATCH" or "POST" ? fault : null;
    }
}
