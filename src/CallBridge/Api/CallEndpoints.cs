using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Desks;
using CallBridge.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CallBridge.Api;

/// <summary><c>/api/calls</c>: see, dial and control calls.</summary>
internal static class CallEndpoints
{
    /// <summary>Longest number text that is looked at.</summary>
    public const int NumberLength = 100;

    private static readonly int[] Refusals =
    [
        StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict,
        StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable,
    ];

    public static void MapCalls(this IEndpointRouteBuilder app)
    {
        var calls = app.MapGroup("/api/calls").WithTags("Calls");

        calls.MapGet("", (DeskShell desk, DeskViews views, string? state) => List(desk, views, state))
            .Produces<CallList>().ProducesValidationProblem().WithSummary("Live calls and the last 200 ended, newest first.");
        calls.MapGet("{id}", Results<JsonHttpResult<CallView>, ProblemHttpResult> (string id, DeskShell desk, DeskViews views) =>
            desk.Current.Find(id) is { } call ? TypedResults.Json(views.Show(call), ApiJson.Options) : NoSuchCall())
            .Produces<CallView>().ProducesProblem(StatusCodes.Status404NotFound);

        var commands = calls.MapGroup("")
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status202Accepted, typeof(AcceptedAnswer), ["application/json"]))
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(HttpValidationProblemDetails), ["application/problem+json"]));
        foreach (var refusal in Refusals)
            commands.WithMetadata(new ProducesResponseTypeMetadata(refusal, typeof(ProblemDetails), ["application/problem+json"]));
        commands.MapPost("", (DialRequest request, HttpContext context, DeskShell desk, CancellationToken stop) =>
        {
            if (request.Number is null or "")
                return Task.FromResult(Problems.Invalid("number", "The number is missing."));
            if (request.Number.Length > NumberLength)
                return Task.FromResult(Problems.Invalid("number", $"A number has at most {NumberLength} characters."));
            var page = RequestPage.Of(context);
            var origin = page is null ? CallOrigin.Api : request.Origin is CallOrigin.Click ? CallOrigin.Click : CallOrigin.DialField;
            var record = PageInput.Record(request.Record);
            if (request.Record is not null && record is null)
                return Task.FromResult(Problems.Invalid("record", "The record needs a Salesforce id of 15 or 18 characters and its type."));
            return AskAsync(context, desk, new DeskCommand.Dial(request.Number, record, origin, page, Guid.NewGuid().ToString("D")), stop);
        }).WithSummary("Dials: rings the agent's phone, then the number.");

        MapAction(commands, "answer", PhoneAction.Answer);
        MapAction(commands, "reject", PhoneAction.Reject);
        MapAction(commands, "hold", PhoneAction.Hold);
        MapAction(commands, "retrieve", PhoneAction.Retrieve);
        MapAction(commands, "hang-up", PhoneAction.HangUp);

        commands.MapPost("{id}/transfer", (string id, TransferRequest request, HttpContext context, DeskShell desk, CancellationToken stop) =>
            request.Number is { Length: > 0 and <= NumberLength }
                ? AskAsync(context, desk, new DeskCommand.Control(id, PhoneAction.Transfer, request.Number, RequestPage.Of(context)), stop)
                : Task.FromResult(Problems.Invalid("number", $"Give the number to transfer to, at most {NumberLength} characters.")));
        commands.MapPost("{id}/dtmf", (string id, DtmfRequest request, HttpContext context, DeskShell desk, CancellationToken stop) =>
            AskAsync(context, desk, new DeskCommand.Control(id, PhoneAction.Dtmf, request.Digits ?? "", RequestPage.Of(context)), stop));
        commands.MapPost("{id}/note", (string id, NoteRequest request, HttpContext context, DeskShell desk, CancellationToken stop) =>
            AskAsync(context, desk, new DeskCommand.Annotate(id, request.Text, request.Disposition), stop));
        commands.MapPost("{id}/private", (string id, HttpContext context, DeskShell desk, CancellationToken stop) =>
            AskAsync(context, desk, new DeskCommand.MakePrivate(id), stop));
        commands.MapPost("{id}/association", (string id, AssociationRequest request, HttpContext context, DeskShell desk, CancellationToken stop) =>
        {
            var who = PageInput.Record(request.Who);
            var what = PageInput.Record(request.What);
            if (request.Who is not null && who is null)
                return Task.FromResult(Problems.Invalid("who", "Name a contact or lead by its Salesforce id and type."));
            if (request.What is not null && what is null)
                return Task.FromResult(Problems.Invalid("what", "Name a record by its Salesforce id and type."));
            return AskAsync(context, desk, new DeskCommand.Associate(id, who, what), stop);
        });
    }

    private static void MapAction(RouteGroupBuilder commands, string name, PhoneAction action) =>
        commands.MapPost("{id}/" + name, (string id, HttpContext context, DeskShell desk, CancellationToken stop) =>
            AskAsync(context, desk, new DeskCommand.Control(id, action, null, RequestPage.Of(context)), stop));

    private static IResult List(DeskShell desk, DeskViews views, string? state)
    {
        var now = desk.Current;
        IEnumerable<DeskCall>? wanted = state switch
        {
            null or "" => now.Live.Values.Concat(now.Ended),
            "live" => now.Live.Values,
            "ended" => now.Ended,
            _ => null,
        };
        return wanted is null
            ? Problems.Invalid("state", "The state is live or ended.")
            : TypedResults.Json(new CallList([.. wanted.OrderByDescending(call => call.StartedAt.Utc).Select(views.Show)]), ApiJson.Options);
    }

    private static async Task<IResult> AskAsync(HttpContext context, DeskShell desk, DeskCommand command, CancellationToken stop)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > 100)
            return Problems.Invalid("Idempotency-Key", "An Idempotency-Key has at most 100 characters.");
        var reply = await desk.AskAsync(key.Length == 0 ? Guid.NewGuid().ToString("N") : key, command, stop);
        return reply switch
        {
            DeskReply.Accepted accepted => TypedResults.Accepted($"/api/calls/{Uri.EscapeDataString(accepted.CallId)}", new AcceptedAnswer(accepted.CallId)),
            DeskReply.Refused { Field: { } field, Why: Refusal.Invalid } refused => Problems.Invalid(field, refused.Problem),
            DeskReply.Refused refused => Problems.Result(Status(refused.Why), Title(refused.Why), refused.Problem),
            _ => throw new InvalidOperationException("A desk's reply of an unknown kind."),
        };
    }

    private static int Status(Refusal why) => why switch
    {
        Refusal.Invalid => StatusCodes.Status400BadRequest,
        Refusal.NotFound => StatusCodes.Status404NotFound,
        Refusal.NotAllowed => StatusCodes.Status403Forbidden,
        Refusal.TooMany => StatusCodes.Status429TooManyRequests,
        Refusal.NotConnected => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status409Conflict,
    };

    private static string Title(Refusal why) => why switch
    {
        Refusal.Invalid => "Invalid request",
        Refusal.NotFound => "No such call",
        Refusal.NotAllowed => "Not allowed",
        Refusal.TooMany => "Too many calls",
        Refusal.NotConnected => "Phone system not connected",
        _ => "Not possible now",
    };

    private static ProblemHttpResult NoSuchCall() =>
        TypedResults.Problem("There is no such call.", statusCode: StatusCodes.Status404NotFound, title: "No such call");

    private sealed record CallList(IReadOnlyList<CallView> Calls);

    private sealed record AcceptedAnswer(string Id);
}
