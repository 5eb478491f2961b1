using CallBridge.Api;
using CallBridge.Salesforce.OAuth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallBridge.Salesforce;

/// <summary>The agent's sign-in to Salesforce: begun by the panel or the command line, completed by the browser's return.</summary>
internal static class SignInEndpoints
{
    /// <summary>Characters of what Salesforce sends back; more is not its.</summary>
    private const int LongestAnswer = 4_096;

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/sign-in").WithTags("Sign-in");
        group.MapPost("", Results<JsonHttpResult<SignInAddress>, ProblemHttpResult> (RestSalesforce salesforce) =>
            salesforce.SignIn is { } signIn ? TypedResults.Json(new SignInAddress(signIn.Begin()), ApiJson.Options) : NoSignIn())
            .Produces<SignInAddress>().ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Begins the agent's sign-in: open the address in the browser.");
        group.MapDelete("", async Task<Results<NoContent, ProblemHttpResult>> (RestSalesforce salesforce) =>
        {
            if (salesforce.SignIn is not { } signIn)
                return NoSignIn();
            await signIn.SignOutAsync();
            return TypedResults.NoContent();
        }).ProducesProblem(StatusCodes.Status409Conflict).WithSummary("Signs the agent out here and at Salesforce.");

        // A fixed page: nothing of the address is shown on it.
        app.MapGet(PersonalSignIn.CallbackPath, async (HttpRequest request, RestSalesforce salesforce) =>
        {
            if (salesforce.SignIn is not { } signIn || request.QueryString.Value is { Length: > LongestAnswer })
                return Landing("This sign-in was not begun here.", StatusCodes.Status400BadRequest);
            var problem = await signIn.CompleteAsync(request.Query["state"], request.Query["code"], request.Query["error"]);
            return problem is null
                ? Landing("You are signed in. You can close this window.", StatusCodes.Status200OK)
                : Landing(problem, StatusCodes.Status400BadRequest);
        }).ExcludeFromDescription();
    }

    private static ContentHttpResult Landing(string sentence, int status) => TypedResults.Text(
        $"""
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>CallBridge: sign-in</title>
        <h1>CallBridge</h1>
        <p>{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(sentence)}</p>
        </html>

        """,
        "text/html",
        System.Text.Encoding.UTF8,
        status);

    private static ProblemHttpResult NoSignIn() => TypedResults.Problem(
        "This listener signs in by itself (Salesforce:Flow): no person has to.", statusCode: StatusCodes.Status409Conflict, title: "No sign-in here");

    /// <param name="Url">Salesforce's own page; good for ten minutes, once.</param>
    private sealed record SignInAddress(Uri Url);
}
