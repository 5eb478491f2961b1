using System.Text.Json;
using CallBridge.Functional.Tests.Running;

namespace CallBridge.Functional.Tests.Pages;

/// <summary>The hub as a page meets it, in SignalR's JSON protocol.</summary>
public sealed class HubTests
{
    private static readonly object Contact = new { id = "003000000000001AAA", type = "Contact", name = "Somebody" };

    [Fact]
    public async Task Page_is_pushed_the_whole_desk_at_once_and_after_each_change()
    {
        await using var listener = await RunningListener.StartAsync();
        await using var page = await HubPage.OpenAsync(listener);

        var first = await page.PushAsync();
        await listener.PlayAsync("unknown-caller");
        var ringing = await UntilAsync(page, push => push.GetProperty("calls").GetArrayLength() == 1);

        Assert.True(ringing.GetProperty("version").GetInt64() > first.GetProperty("version").GetInt64());
        Assert.Equal("alerting", ringing.GetProperty("calls")[0].GetProperty("state").GetString());
        Assert.Equal("1001", ringing.GetProperty("status").GetProperty("agent").GetProperty("extension").GetString());
    }

    [Fact]
    public async Task Pop_at_ringing_is_offered_to_the_focused_page_and_claimed_once()
    {
        await using var listener = await RunningListener.StartAsync("ScreenPop:When=Ringing");
        await using var desk = await listener.FollowAsync();
        await desk.ReadyAsync();
        await using var behind = await HubPage.OpenAsync(listener);
        await using var front = await HubPage.OpenAsync(listener);
        await behind.ReportAsync(visible: true, focused: false);
        await front.ReportAsync(visible: true, focused: true);

        await listener.PlayAsync("known-caller");
        var offer = await front.OfferAsync();
        var ticket = offer.GetProperty("ticket").GetString();
        var claims = await Task.WhenAll(front.InvokeAsync("ClaimPop", ticket), behind.InvokeAsync("ClaimPop", ticket));

        Assert.Equal(1, claims.Count(claim => claim.GetProperty("result").GetBoolean()));
        Assert.Equal("pop", offer.GetProperty("kind").GetString());
        Assert.Equal("record", offer.GetProperty("pop").GetProperty("kind").GetString());
        Assert.Equal("Fred Bloggs", offer.GetProperty("pop").GetProperty("record").GetProperty("name").GetString());
        Assert.False(behind.WasOffered);
    }

    [Fact]
    public async Task Unclaimed_pop_goes_to_the_next_page()
    {
        await using var listener = await RunningListener.StartAsync("ScreenPop:When=Ringing");
        await using var desk = await listener.FollowAsync();
        await desk.ReadyAsync();
        await using var next = await HubPage.OpenAsync(listener);
        await using var silent = await HubPage.OpenAsync(listener);
        await next.ReportAsync(visible: true, focused: false);
        await silent.ReportAsync(visible: true, focused: true);

        await listener.PlayAsync("known-caller");
        var first = await silent.OfferAsync();
        var second = await next.OfferAsync();
        var late = await silent.InvokeAsync("ClaimPop", first.GetProperty("ticket").GetString());
        var claimed = await next.InvokeAsync("ClaimPop", second.GetProperty("ticket").GetString());

        Assert.False(late.GetProperty("result").GetBoolean());
        Assert.True(claimed.GetProperty("result").GetBoolean());
    }

    [Fact]
    public async Task Pop_waits_for_the_first_page_that_becomes_visible()
    {
        await using var listener = await RunningListener.StartAsync("ScreenPop:When=Ringing");
        await using var desk = await listener.FollowAsync();
        await desk.ReadyAsync();
        await using var page = await HubPage.OpenAsync(listener);
        await page.ReportAsync(visible: false, focused: false);
        await listener.PlayAsync("known-caller");
        await desk.CallAsync(call => call.GetProperty("matches").GetArrayLength() == 1, "a matched call");
        Assert.False(page.WasOffered);

        await page.ReportAsync(visible: true, focused: true);

        Assert.Equal("pop", (await page.OfferAsync()).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Several_matches_pop_the_search()
    {
        await using var listener = await RunningListener.StartAsync("ScreenPop:When=Ringing");
        await using var desk = await listener.FollowAsync();
        await desk.ReadyAsync();
        await using var page = await HubPage.OpenAsync(listener);
        await page.ReportAsync(visible: true, focused: true);

        await listener.PlayAsync("two-matches");
        var pop = (await page.OfferAsync()).GetProperty("pop");

        Assert.Equal("search", pop.GetProperty("kind").GetString());
        Assert.False(string.IsNullOrEmpty(pop.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Popped_record_is_what_the_call_is_logged_to()
    {
        await using var listener = await RunningListener.StartAsync();
        await using var desk = await listener.FollowAsync();
        await desk.ReadyAsync();
        await using var page = await HubPage.OpenAsync(listener);
        await page.ReportAsync(visible: true, focused: true);
        await listener.PlayAsync("unknown-caller");
        var id = (await desk.CallInStateAsync("alerting")).GetProperty("id").GetString();

        await page.InvokeAsync("Popped", id, Contact);

        var call = await desk.CallAsync(call => call.GetProperty("association").GetProperty("who").ValueKind == JsonValueKind.Object, "an association");
        Assert.Equal("chosen", call.GetProperty("association").GetProperty("who").GetProperty("because").GetString());
        Assert.StartsWith("003000000000001", call.GetProperty("association").GetProperty("who").GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ClaimPop", "made up")]
    [InlineData("ClaimPop", null)]
    [InlineData("Report", null)]
    [InlineData("Layout", null)]
    [InlineData("Popped", "x", null)]
    [InlineData("NewStarted", "x", "'; DROP")]
    [InlineData("Done", null, null)]
    [InlineData("NoSuchMethod", 1)]
    public async Task Nonsense_from_a_page_costs_that_message_only(string method, params object?[]? arguments)
    {
        await using var listener = await RunningListener.StartAsync();
        await using var page = await HubPage.OpenAsync(listener);
        await page.PushAsync();

        var answer = await page.InvokeAsync(method, arguments ?? [null]);
        var alive = await page.InvokeAsync("ClaimPop", "made up");

        Assert.False(answer.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.True);
        Assert.False(alive.GetProperty("result").GetBoolean());
        Assert.Empty(listener.Log.Errors);
    }

    private static async Task<JsonElement> UntilAsync(HubPage page, Func<JsonElement, bool> isSo)
    {
        while (true)
        {
            var push = await page.PushAsync();
            if (isSo(push))
                return push;
        }
    }
}
