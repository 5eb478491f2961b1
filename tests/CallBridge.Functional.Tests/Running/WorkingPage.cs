using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace CallBridge.Functional.Tests.Running;

/// <summary>
/// A softphone page in the demo org that does the work it is given, as the real one does: takes the ticket, asks the org as Open CTI would, answers.
/// A test may stop it at each of these steps.
/// </summary>
internal sealed class WorkingPage : IAsyncDisposable
{
    private readonly HubPage _hub;
    private readonly HttpClient _org;
    private readonly CancellationTokenSource _stop = new();
    private Task _working = Task.CompletedTask;

    private WorkingPage(HubPage hub, int demoPort)
    {
        _hub = hub;
        _org = new() { BaseAddress = new Uri($"http://localhost:{demoPort}"), DefaultRequestHeaders = { { "Origin", $"http://localhost:{demoPort}" } } };
    }

    public HubPage Hub => _hub;

    /// <summary>What it did, such as <c>save</c>, oldest first.</summary>
    public List<string> Done { get; } = [];

    /// <summary>Kinds of work, by the method of Apex or of Open CTI, that it takes no notice of.</summary>
    public Func<string, bool> Ignores { get; set; } = _ => false;

    /// <summary>Runs when work was done and before it is answered; false: it is not answered.</summary>
    public Func<string, Task<bool>> Answers { get; set; } = _ => Task.FromResult(true);

    /// <summary>Whether it was reloaded in between, and knows no more than that it had begun.</summary>
    public Func<string, bool> Loses { get; set; } = _ => false;

    /// <summary>Opens the page; it does not work yet.</summary>
    public static async Task<WorkingPage> OpenAsync(RunningListener listener, bool visible = true, bool focused = true, int? orgPort = null)
    {
        var page = new WorkingPage(await HubPage.OpenAsync(listener), orgPort ?? listener.DemoPort);
        await page._hub.ReportAsync(visible, focused);
        return page;
    }

    /// <summary>Says that it can work, and works from now on.</summary>
    public async Task StartAsync()
    {
        _working = WorkAsync();
        await _hub.InvokeAsync("CanWork", true);
    }

    public static async Task<WorkingPage> StartAsync(RunningListener listener, bool visible = true, bool focused = true)
    {
        var page = await OpenAsync(listener, visible, focused);
        await page.StartAsync();
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _hub.DisposeAsync();
        await _working;
        _org.Dispose();
        _stop.Dispose();
    }

    private async Task WorkAsync()
    {
        try
        {
            while (true)
                await DoAsync(await _hub.OfferAsync(_stop.Token));
        }
        catch (Exception end) when (_stop.IsCancellationRequested && end is OperationCanceledException or ObjectDisposedException or WebSocketException)
        {
            // Closed, perhaps in the middle of work: its connection is gone under it.
        }
    }

    private async Task DoAsync(JsonElement order)
    {
        var (kind, args, ticket) = (order.GetProperty("kind").GetString()!, order.GetProperty("args"), order.GetProperty("ticket").GetString());
        var name = kind == "runApex" ? args.GetProperty("methodName").GetString()! : kind;
        if (Ignores(name) || !(await _hub.InvokeAsync("TakeWork", ticket)).GetProperty("result").GetBoolean())
            return;
        var result = kind switch
        {
            "runApex" => await RunApexAsync(args),
            "saveLog" => await SaveLogAsync(args),
            _ => new { ok = true, value = new { } },
        };
        Done.Add(name);
        if (Loses(name))
            result = new { ok = false, lost = "closed", key = order.GetProperty("saves").GetString() };
        if (await Answers(name))
            await _hub.InvokeAsync("Done", ticket, result);
    }

    private async Task<object> RunApexAsync(JsonElement args)
    {
        using var answer = await _org.PostAsJsonAsync("/ui/apex", args, _stop.Token);
        var result = await answer.Content.ReadFromJsonAsync<JsonElement>(_stop.Token);
        return result.GetProperty("problem").GetString() is { } problem
            ? new { ok = false, errors = new[] { new { code = "GENERIC_ERROR", description = problem } } }
            : new { ok = true, value = result.GetProperty("result") };
    }

    private async Task<object> SaveLogAsync(JsonElement args)
    {
        using var answer = await _org.PostAsJsonAsync("/ui/log", args, _stop.Token);
        var result = await answer.Content.ReadFromJsonAsync<JsonElement>(_stop.Token);
        return answer.IsSuccessStatusCode
            ? new { ok = true, value = result.GetProperty("id") }
            : new { ok = false, errors = new[] { new { code = "SERVER_ERROR", description = result.GetProperty("detail").GetString() } } };
    }
}
