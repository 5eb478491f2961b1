using CallBridge.Calls.Desk;
using CallBridge.Desks;
using Microsoft.AspNetCore.Mvc;

namespace CallBridge.Api;

/// <summary>Puts a command to the desk and turns its reply into an answer.</summary>
internal static class Asking
{
    private static readonly int[] Refusals =
    [
        StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict,
        StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable,
    ];

    /// <summary>Says in OpenAPI what such endpoints answer.</summary>
    public static void Describe(IEndpointConventionBuilder commands, Type accepted)
    {
        commands.WithMetadata(
            new ProducesResponseTypeMetadata(StatusCodes.Status202Accepted, accepted, ["application/json"]),
            new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(HttpValidationProblemDetails), ["application/problem+json"]));
        foreach (var refusal in Refusals)
            commands.WithMetadata(new ProducesResponseTypeMetadata(refusal, typeof(ProblemDetails), ["application/problem+json"]));
    }

    /// <param name="context">The request; its Idempotency-Key names it for repeats.</param>
    /// <param name="desk">Whom to ask.</param>
    /// <param name="command">What.</param>
    /// <param name="stop">The caller went away.</param>
    /// <param name="accepted">The answer to an accepted command that is no call's.</param>
    public static async Task<IResult> AskAsync(
        HttpContext context, DeskShell desk, DeskCommand command, CancellationToken stop, Func<IResult>? accepted = null)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > 100)
            return Problems.Invalid("Idempotency-Key", "An Idempotency-Key has at most 100 characters.");
        var reply = await desk.AskAsync(key.Length == 0 ? Guid.NewGuid().ToString("N") : key, command, stop);
        return reply switch
        {
            DeskReply.Accepted when accepted is not null => accepted(),
            DeskReply.Accepted { CallId: var id } => TypedResults.Accepted($"/api/calls/{Uri.EscapeDataString(id)}", new AcceptedAnswer(id)),
            DeskReply.Refused { Field: { } field, Why: Refusal.Invalid } refused => Problems.Invalid(field, refused.Problem),
            DeskReply.Refused { Country: { } country } refused => Problems.Result(Status(refused.Why), Title(refused.Why), refused.Problem,
                ("code", "confirmCountry"), ("callingCode", country.Code), ("number", country.Number)),
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
        Refusal.Unconfirmed => "Country not confirmed",
        _ => "Not possible now",
    };
}
