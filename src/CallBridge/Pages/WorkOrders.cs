using System.Text.Json;
using CallBridge.Salesforce.Browser;

namespace CallBridge.Pages;

/// <summary>Work as pages are given it, and their answers as the route takes them.</summary>
internal static class WorkOrders
{
    /// <summary>Most errors that are read of one refusal.</summary>
    private const int MostErrors = 5;

    private const int MostDescription = 1_000;
    private const int MostDetails = 4_000;
    private const int MostCode = 100;

    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement<object?>(null);

    public static WorkOrder Of(string ticket, PageAsk ask) => ask switch
    {
        PageAsk.RunApex run => new(
            ticket, "runApex",
            new
            {
                apexClass = run.Class,
                methodName = run.Method,
                methodParams = string.Join('&', run.Parameters.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}")),
            },
            run.Saves),
        PageAsk.Search search => new(ticket, "search", new { text = search.Text }, null),
        PageAsk.SaveLog save => new(ticket, "saveLog", new { value = save.Value }, save.Key),
        _ => throw new ArgumentOutOfRangeException(nameof(ask)),
    };

    public static PageReply Reply(PageResult result)
    {
        if (result.Ok)
            return new PageReply.Answered(result.Value ?? Nothing);
        if (result.Undone)
            return new PageReply.NotTaken();
        var errors = (result.Errors ?? []).OfType<PageProblem>().Take(MostErrors)
            .Select(error => new PageError(Cut(error.Code, MostCode), Cut(error.Description, MostDescription), error.Details is null ? null : Cut(error.Details, MostDetails)))
            .ToList();
        return errors.Count == 0
            ? new PageReply.Lost(Sentence(result.Lost))
            : new PageReply.Refused([.. errors]);
    }

    private static string Sentence(string? lost) => lost switch
    {
        "unanswered" => "Salesforce gave its page no answer.",
        "tooLong" => "Salesforce answered more than CallBridge takes.",
        "closed" => "The Salesforce page was closed or reloaded before it said what became of this.",
        _ => "The Salesforce page did not say what became of this.",
    };

    private static string Cut(string? text, int most) => text is null ? "" : text.Length > most ? text[..most] : text;
}
