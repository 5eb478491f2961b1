using CallBridge.Calls;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;
using CallBridge.Salesforce.Browser;
using CallBridge.Salesforce.Tests.Browser;

namespace CallBridge.Salesforce.Tests.Contract;

/// <summary>The contract, through a page, by the Apex classes in an org with the unique key field.</summary>
public class BrowserRouteContractTests : RouteContract
{
    protected override async Task<ContractOrg> StartAsync() => new PageOrg(await PageBench.StartAsync(), hasKeyField: true, canLookUp: true);

    /// <summary>By the Apex classes, in an org without the key field.</summary>
    public class WithoutKeyField : RouteContract
    {
        protected override async Task<ContractOrg> StartAsync() =>
            new PageOrg(await PageBench.StartAsync(keyField: KeyFieldKind.Absent), hasKeyField: false, canLookUp: true);
    }

    /// <summary>By Open CTI's own methods, with a key field that is configured.</summary>
    public class WithoutApex : RouteContract
    {
        protected override async Task<ContractOrg> StartAsync() =>
            new PageOrg(await PageBench.StartAsync(InstalledApex.None, configuredKeyField: "CallBridge_Key__c"), hasKeyField: true, canLookUp: false);
    }

    /// <summary>By Open CTI's own methods alone.</summary>
    public class WithoutAnything : RouteContract
    {
        protected override async Task<ContractOrg> StartAsync() =>
            new PageOrg(await PageBench.StartAsync(InstalledApex.None, KeyFieldKind.Absent), hasKeyField: false, canLookUp: false);
    }

    private sealed class PageOrg(PageBench bench, bool hasKeyField, bool canLookUp) : ContractOrg
    {
        public override ISalesforce Route => bench.Route;

        public override bool HasKeyField => hasKeyField;

        public override bool CanLookUp => canLookUp;

        private string Colleague => bench.IdOf("User", "Sam Taylor");

        public override IReadOnlyList<(string Id, string Subject)> Tasks(string key) =>
            [.. bench.Server.Org.FindBy("Task", "CallObject", key).Select(t => (t.Id, t.Text("Subject")!))];

        public override void Edit(string taskId, string subject) => bench.Server.Org.Update(taskId, [new("Subject", subject)], Colleague);

        public override void Delete(string taskId) => bench.Server.Org.Delete(taskId, Colleague);

        public override void Refuse(string key) => RuleOut(key, new("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Call Result is required", "CallDisposition"));

        public override void Lock(string key) => RuleOut(key, new("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record"));

        public override void LoseAnswers() => bench.Pages.Afterwards = ask => OrgPages.Saves(ask) ? new PageReply.Lost("The page was closed.") : null;

        public override void LoseRequests() => bench.Pages.Instead = (_, ask) => OrgPages.Saves(ask) ? new PageReply.Lost("The page was closed.") : null;

        public override void GoDown() => bench.Pages.Instead = (_, ask) =>
            OrgPages.Saves(ask) ? new PageReply.Refused([new("SERVER_ERROR", "SERVER_UNAVAILABLE: Server is not available")]) : null;

        public override void Recover()
        {
            bench.Pages.Instead = (_, _) => null;
            bench.Pages.Afterwards = _ => null;
            bench.Server.Org.Rule = null;
        }

        public override ValueTask DisposeAsync() => bench.DisposeAsync();

        private void RuleOut(string key, OrgError error) => bench.Server.Org.Rule = task => task.Text("CallObject") == key ? error : null;
    }
}
