using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CallBridge.DemoOrg.Lightning.Demo;

/// <summary>The demo's buttons: scenarios to play and the keys of the pretend desk phone.</summary>
internal static class DemoPhoneEndpoints
{
    private static readonly DemoPhoneState NoPhone = new("No pretend phone system is running", []);

    public static void Map(IEndpointRouteBuilder ui, IDemoPhone? phone)
    {
        ui.MapGet("/demo", () => TypedResults.Ok(new
        {
            Scenarios = phone?.Scenarios ?? [],
            Keys = phone?.Keys ?? [],
            State = phone?.State ?? NoPhone,
        }));
        // The body, though empty, makes the request one that another site cannot send without asking.
        ui.MapPost("/demo/scenarios/{id}", (string id, JsonElement _, CancellationToken cancellationToken) => Play(phone, id, cancellationToken));
        ui.MapPost("/demo/keys/{id}", (string id, PressedKey pressed, CancellationToken cancellationToken) => Press(phone, id, pressed, cancellationToken));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Play(IDemoPhone? phone, string id, CancellationToken cancellationToken)
    {
        if (phone is null || phone.Scenarios.All(scenario => scenario.Id != id))
            return TypedResults.Problem($"There is no scenario {id}.", statusCode: StatusCodes.Status404NotFound);
        return await Try(() => phone.PlayAsync(id, cancellationToken));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Press(
        IDemoPhone? phone, string id, PressedKey pressed, CancellationToken cancellationToken)
    {
        if (phone?.Keys.FirstOrDefault(key => key.Id == id) is not { } key)
            return TypedResults.Problem($"The desk phone has no key {id}.", statusCode: StatusCodes.Status404NotFound);
        if (key.NeedsNumber && string.IsNullOrWhiteSpace(pressed.Number))
            return TypedResults.Problem($"Type a number first: {key.Label} dials it.", statusCode: StatusCodes.Status400BadRequest);
        return await Try(() => phone.PressAsync(id, key.NeedsNumber ? pressed.Number : null, cancellationToken));
    }

    // A key that does nothing at this moment is no fault of the program: the page shows what the phone says of it.
    private static async Task<Results<NoContent, ProblemHttpResult>> Try(Func<Task> action)
    {
        try
        {
            await action();
            return TypedResults.NoContent();
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            return TypedResults.Problem(error.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }
}
