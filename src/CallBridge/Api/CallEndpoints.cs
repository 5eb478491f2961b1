using CallBridge.Calls;
using CallBridge.Calls.Desk;
using CallBridge.Desks;
using CallBridge.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallBridge.Api;

/// <summary><c>/api/calls</c>: see, dial and control calls.</summary>
internal static class CallEndpoints
{
    /// <summary>Longest number text that is looked at.</summary>
    public const int NumberLength = 100;

    public static void MapCalls(this IEndpointRouteBuilder app)
    {
        var calls = app.MapGroup("/api/calls").WithTags("Calls");

        calls.MapGet("", (DeskShell desk, DeskViews views, string? state) => List(desk, views, state))
            .Produces<CallList>().ProducesValidationProblem().WithSummary("Live calls and the last 200 ended, newest first.");
        calls.MapGet("{id}", Results<JsonHttpResult<CallView>, ProblemHttpResult> (string id, DeskShell desk, DeskViews views) =>
            desk.Current is var now && now.Find(id) is { } call ? TypedResults.Json(views.Show(now, call), ApiJson.Options) : NoSuchCall())
            .Produces<CallView>().ProducesProblem(StatusCodes.Status404NotFound);

        var commands = calls.MapGroup("");
        Asking.Describe(commands, typeof(AcceptedAnswer));
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
            return Asking.AskAsync(context, desk, new DeskCommand.Dial(request.Number, record, origin, page, NewRef(), request.Confirmed ?? false), stop);
        }).WithSummary("Dials: rings the agent's phone, then the number. 409 with code confirmCountry: the country was never called from here; "
            + "ask a person, then send it again with confirmed true.");

        MapAction(commands, "answer", PhoneAction.Answer);
        MapAction(commands, "reject", PhoneAction.Reject);
        MapAction(commands, "hold", PhoneAction.Hold);
        MapAction(commands, "retrieve", PhoneAction.Retrieve);
        MapAction(commands, "hang-up", PhoneAction.HangUp);
        MapAction(commands, "mute", PhoneAction.Mute);
        MapAction(commands, "unmute", PhoneAction.Unmute);
        MapAction(commands, "park", PhoneAction.Park);
        MapAction(commands, "complete-transfer", PhoneAction.CompleteTransfer);
        MapAction(commands, "cancel-transfer", PhoneAction.CancelTransfer);
        MapAction(commands, "swap", PhoneAction.Swap);
        MapAction(commands, "conference", PhoneAction.Conference);

        commands.MapPost("pickup", (PickupRequest request, HttpContext context, DeskShell desk, CancellationToken stop) =>
            request.Number is { Length: > 0 and <= NumberLength }
                ? Asking.AskAsync(context, desk, new DeskCommand.PickUp(request.Number, RequestPage.Of(context), NewRef()), stop)
                : Task.FromResult(Problems.Invalid("number", "Give the extension that rings.")))
            .WithSummary("Takes over what rings at another extension.");
        commands.MapPost("unpark", (UnparkRequest request, HttpContext context, DeskShell desk, CancellationToken stop) =>
            request.Slot is { Length: > 0 and <= NumberLength }
                ? Asking.AskAsync(context, desk, new DeskCommand.Unpark(request.Slot, RequestPage.Of(context), NewRef()), stop)
                : Task.FromResult(Problems.Invalid("slot", "Give the parking space.")))
            .WithSummary("Takes a call out of the parking lot.");
        commands.MapPost("{id}/consult", (string id, ConsultRequest request, HttpContext context, DeskShell desk, CancellationToken stop) =>
            request.Number is { Length: > 0 and <= NumberLength }
                ? Asking.AskAsync(context, desk, new DeskCommand.Consult(id, request.Number, RequestPage.Of(context), NewRef()), stop)
                : Task.FromResult(Problems.Invalid("number", $"Give the number to consult, at most {NumberLength} characters.")))
            .WithSummary("Holds the call and calls somebody about it; the answer names the new call.");

        commands.MapPost("{id}/transfer", (string id, TransferRequest request, HttpContext context, DeskShell desk, CancellationToken stop) =>
            request.Number is { Length: > 0 and <= NumberLength }
                ? Asking.AskAsync(context, desk, new DeskCommand.Control(id, PhoneAction.Transfer, request.Number, RequestPage.Of(context)), stop)
                : Task.FromResult(Problems.Invalid("number", $"Give the number to transfer to, at most {NumberLength} characters.")));
        commands.MapPost("{id}/dtmf", (string id, DtmfRequest request, HttpContext context, DeskShell desk, CancellationToken stop) =>
            Asking.AskAsync(context, desk, new DeskCommand.Control(id, PhoneAction.Dtmf, request.Digits ?? "", RequestPage.Of(context)), stop));
        commands.MapPost("{id}/note", (string id, NoteRequest request, HttpContext context, DeskShell desk, CancellationToken stop) =>
            Asking.AskAsync(context, desk, new DeskCommand.Annotate(id, request.Text, request.Disposition), stop));
        commands.MapPost("{id}/private", (string id, PrivateRequest? request, HttpContext context, DeskShell desk, CancellationToken stop) =>
            Asking.AskAsync(context, desk, new DeskCommand.MakePrivate(id, request?.Private ?? true), stop))
            .WithSummary("Keeps the call out of Salesforce; in wrap-up, empties the record that may be there already of name, number and notes.");
        commands.MapPost("{id}/association", (string id, AssociationRequest request, HttpContext context, DeskShell desk, CancellationToken stop) =>
        {
            var who = PageInput.Record(request.Who);
            var what = PageInput.Record(request.What);
            if (request.Who is not null && who is null)
                return Task.FromResult(Problems.Invalid("who", "Name a contact or lead by its Salesforce id and type."));
            if (request.What is not null && what is null)
                return Task.FromResult(Problems.Invalid("what", "Name a record by its Salesforce id and type."));
            return Asking.AskAsync(context, desk, new DeskCommand.Associate(id, who, what) { Nobody = request.NamesWho && who is null }, stop);
        })
            .WithSummary("Says what the call is logged to, also after its end: the Task is then changed. who null: nobody; who left out: the contact of what.");
    }

    private static string NewRef() => Guid.NewGuid().ToString("D");

    private static void MapAction(RouteGroupBuilder commands, string name, PhoneAction action) =>
        commands.MapPost("{id}/" + name, (string id, HttpContext context, DeskShell desk, CancellationToken stop) =>
            Asking.AskAsync(context, desk, new DeskCommand.Control(id, action, null, RequestPage.Of(context)), stop));

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
            : TypedResults.Json(new CallList([.. wanted.OrderByDescending(call => call.StartedAt.Utc).Select(call => views.Show(now, call))]), ApiJson.Options);
    }

    private static ProblemHttpResult NoSuchCall() =>
        TypedResults.Problem("There is no such call.", statusCode: StatusCodes.Status404NotFound, title: "No such call");

    private sealed record CallList(IReadOnlyList<CallView> Calls);
}
