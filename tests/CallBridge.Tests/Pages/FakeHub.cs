using CallBridge.Pages;
using Microsoft.AspNetCore.SignalR;

namespace CallBridge.Tests.Pages;

/// <summary>A hub of which a test says what becomes of each message.</summary>
internal sealed class FakeHub(Func<string, object?[], Task> send) : IHubContext<SoftphoneHub>, IHubClients
{
    public IHubClients Clients => this;

    public IGroupManager Groups => throw new NotSupportedException();

    IClientProxy IHubClients<IClientProxy>.All => throw new NotSupportedException();

    ISingleClientProxy IHubClients.Client(string connectionId) => new Proxy(connectionId, send);

    IClientProxy IHubClients<IClientProxy>.Client(string connectionId) => new Proxy(connectionId, send);

    IClientProxy IHubClients<IClientProxy>.AllExcept(IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

    IClientProxy IHubClients<IClientProxy>.Clients(IReadOnlyList<string> connectionIds) => throw new NotSupportedException();

    IClientProxy IHubClients<IClientProxy>.Group(string groupName) => throw new NotSupportedException();

    IClientProxy IHubClients<IClientProxy>.GroupExcept(string groupName, IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

    IClientProxy IHubClients<IClientProxy>.Groups(IReadOnlyList<string> groupNames) => throw new NotSupportedException();

    IClientProxy IHubClients<IClientProxy>.User(string userId) => throw new NotSupportedException();

    IClientProxy IHubClients<IClientProxy>.Users(IReadOnlyList<string> userIds) => throw new NotSupportedException();

    private sealed class Proxy(string connection, Func<string, object?[], Task> send) : ISingleClientProxy
    {
        public Task SendCoreAsync(string method, object?[] args, CancellationToken cancellationToken) => send(connection, args);

        public Task<T> InvokeCoreAsync<T>(string method, object?[] args, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
