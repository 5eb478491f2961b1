using CallBridge.Api;
using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Calls.Pages;
using CallBridge.Desks;
using CallBridge.Pages;
using CallBridge.Records;
using CallBridge.Status;
using CallBridge.Tests.Desks;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallBridge.Tests.Pages;

/// <summary>Pages that take nothing, or cannot be sent anything.</summary>
public sealed class BrokenPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_page_that_takes_nothing_does_not_keep_a_pop_from_the_next()
    {
        var connections = new PageConnections();
        connections.Open("stuck", "c1");
        connections.Open("well", "c2");
        PopClaims? pops = null;
        var hub = new FakeHub((connection, args) =>
        {
            if (connection == "c1")
                return new TaskCompletionSource().Task;
            pops!.Claim(((PopOffer)args[0]!).Ticket);
            return Task.CompletedTask;
        });
        pops = new PopClaims(hub, connections, new HurriedTime()) { Ranking = _ => [Seen("stuck"), Seen("well")] };

        await pops.OfferAsync(new DoRequest.Pop("call", null, new RecordRef("003000000000001AAA", "Contact", null), null), CancellationToken.None)
            .WaitAsync(Patience, TimeProvider.System);
    }

    [Fact]
    public async Task A_page_that_cannot_be_told_of_the_desk_is_let_go_so_that_it_reconnects()
    {
        await using var desk = await DeskOf.StartAsync();
        var board = new StatusBoard(
            new SalesforceHealth(), () => default, () => new StoreHealth(null, 0, null), DeskOf.Settings.Telephony, DeskOf.Settings.Salesforce);
        var feed = new DeskFeed(desk, new DeskViews(board, TimeProvider.System), TimeProvider.System);
        var let = new TaskCompletionSource();
        using var closed = new CancellationTokenSource();

        new HubPump(new FakeHub((_, _) => throw new InvalidOperationException("It cannot be written.")), feed, NullLogger<HubPump>.Instance)
            .Start("c1", let.SetResult, closed.Token);

        await let.Task.WaitAsync(Patience, TimeProvider.System);
    }

    private static PageSeen Seen(string page) => new() { Id = page, OpenedAt = default, Visible = true };
}
