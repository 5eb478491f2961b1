using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallBridge.DemoOrg;
using CallBridge.Salesforce.Browser;

namespace CallBridge.Salesforce.Tests.Browser;

/// <summary>Pages that stand in the demo org: they ask it as its own pages do, and answer as Open CTI would.</summary>
internal sealed class OrgPages(DemoOrgServer org) : IPageSession, IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = org.Address, DefaultRequestHeaders = { { "Origin", org.Address.GetLeftPart(UriPartial.Authority) } } };

    public List<string> Open { get; } = ["page"];

    /// <summary>Asked before each piece of work: what comes of it instead; null: it is done and answered.</summary>
    public Func<string, PageAsk, PageReply?> Instead { get; set; } = (_, _) => null;

    /// <summary>Asked after each piece of work: what the listener hears instead of the answer.</summary>
    public Func<PageAsk, PageReply?> Afterwards { get; set; } = _ => null;

    /// <summary>Who did what, such as <c>page describe</c>.</summary>
    public List<string> Done { get; } = [];

    public IReadOnlyList<string> Pages => Open;

    public async Task<PageReply> AskAsync(string page, PageAsk ask, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Instead(page, ask) is { } instead)
            return instead;
        Done.Add($"{page} {Name(ask)}");
        var reply = ask switch
        {
            PageAsk.RunApex run => await RunAsync(run, cancellationToken),
            PageAsk.SaveLog save => await SaveAsync(save, cancellationToken),
            PageAsk.Search search => await SearchAsync(search, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(ask)),
        };
        return Afterwards(ask) ?? reply;
    }

    public static bool Saves(PageAsk ask) => ask is PageAsk.SaveLog or PageAsk.RunApex { Saves: not null };

    public void Dispose() => _http.Dispose();

    private static string Name(PageAsk ask) => ask switch
    {
        PageAsk.RunApex run => run.Method,
        PageAsk.SaveLog => "saveLog",
        _ => "searchAndScreenPop",
    };

    private async Task<PageReply> RunAsync(PageAsk.RunApex run, CancellationToken cancellationToken)
    {
        var query = string.Join('&', run.Parameters.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        using var answer = await PostAsync("/ui/apex", new { apexClass = run.Class, methodName = run.Method, methodParams = query }, cancellationToken);
        var result = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return result.GetProperty("problem").GetString() is { } problem
            ? new PageReply.Refused([new("GENERIC_ERROR", problem)])
            : new PageReply.Answered(result.GetProperty("result"));
    }

    private async Task<PageReply> SaveAsync(PageAsk.SaveLog save, CancellationToken cancellationToken)
    {
        using var answer = await PostAsync("/ui/log", new { value = save.Value }, cancellationToken);
        var result = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return answer.IsSuccessStatusCode
            ? new PageReply.Answered(result.GetProperty("id"))
            : new PageReply.Refused([new("SERVER_ERROR", result.GetProperty("detail").GetString()!)]);
    }

    // The layout of this org shows Phone of all three, and MobilePhone of contacts.
    private async Task<PageReply> SearchAsync(PageAsk.Search search, CancellationToken cancellationToken)
    {
        var found = await _http.GetFromJsonAsync<JsonElement>($"/ui/search?q={Uri.EscapeDataString(search.Text)}&types=Account,Contact,Lead", cancellationToken);
        var answer = new JsonObject { ["SCREEN_POP_DATA"] = new JsonObject { ["type"] = "search" } };
        foreach (var record in found.GetProperty("records").EnumerateArray())
        {
            var (type, values) = (record.GetProperty("type").GetString(), record.GetProperty("values"));
            var shown = new JsonObject
            {
                ["Id"] = record.GetProperty("id").GetString(),
                ["Name"] = record.GetProperty("name").GetString(),
                ["RecordType"] = type,
                ["LastModifiedDate"] = record.GetProperty("lastModifiedDate").GetString(),
                ["Phone"] = Text(values, "Phone"),
            };
            if (type == "Contact")
                shown["MobilePhone"] = Text(values, "MobilePhone");
            if (values.TryGetProperty("IsPersonAccount", out var person) && person.ValueKind == JsonValueKind.True)
            {
                shown["IsPersonAccount"] = true;
                shown["PersonContactId"] = Text(values, "PersonContactId");
                shown["AccountId"] = Text(values, "AccountId");
            }

            answer[record.GetProperty("id").GetString()!] = shown;
        }

        return new PageReply.Answered(JsonSerializer.SerializeToElement(answer));
    }

    private static string? Text(JsonElement values, string name) =>
        values.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private Task<HttpResponseMessage> PostAsync(string path, object body, CancellationToken cancellationToken) =>
        _http.PostAsJsonAsync(path, body, cancellationToken);
}
