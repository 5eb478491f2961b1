using System.Collections.Immutable;
using CallBridge.DemoOrg;
using CallBridge.DemoOrg.Org;
using CallBridge.DemoOrg.Org.Schema;
using CallBridge.Records.Tests.Bench;
using CallBridge.Salesforce;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Faults.Tests.Bench;

/// <summary>Listeners and one org that they write to, on one clock.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private Scene(DemoOrgServer org) => Org = org;

    public DemoOrgServer Org { get; }

    public ManualTime Time { get; } = new() { Impatience = TimeSpan.FromSeconds(8) };

    public ImmutableArray<OneListener> Listeners { get; private set; } = [];

    public OneListener Listener => Listeners[0];

    public static Task<Scene> StartAsync(params string[] names) => StartAsync(SalesforceFlow.ClientCredentials, KeyFieldKind.Unique, names);

    public static async Task<Scene> StartAsync(SalesforceFlow flow, KeyFieldKind keyField = KeyFieldKind.Unique, params string[] names)
    {
        var org = await DemoOrgServer.StartAsync(
            new DemoOrgOptions { Port = 0, KeyField = keyField }, null, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        var scene = new Scene(org);
        foreach (var name in names.DefaultIfEmpty("A"))
            scene.Listeners = scene.Listeners.Add(await OneListener.StartAsync(org, scene.Time, name, flow));
        return scene;
    }

    public IReadOnlyList<OrgRecord> Tasks(string key) => Org.Org.FindBy("Task", "CallObject", key);

    /// <summary>A colleague changes the call's Task by hand.</summary>
    public void Edit(string key, string subject) => Assert.True(
        Org.Org.Update(Assert.Single(Tasks(key)).Id, [new("Subject", subject)], Org.Org.All("User").Single(u => u.Name == "Sam Taylor").Id).Success);

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in Listeners)
            await listener.DisposeAsync();
        await Org.DisposeAsync();
    }
}
